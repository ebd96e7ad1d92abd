//! Runs other programs. Prints each command line first, and shows or keeps the output.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::paths;
use crate::setup::UNSTABLE;

/// The destination of programs' output: the terminal, or kept until it is needed.
pub(crate) struct Shell {
    kept: Option<RefCell<String>>,
}

/// A program's kept output, and whether it succeeded.
pub(crate) struct Outcome {
    pub(crate) success: bool,
    pub(crate) output: String,
}

impl Shell {
    pub(crate) fn terminal() -> Self {
        Self { kept: None }
    }

    pub(crate) fn keeping() -> Self {
        Self { kept: Some(RefCell::default()) }
    }

    /// All output kept so far.
    pub(crate) fn kept(&self) -> String {
        self.kept.as_ref().map(|kept| kept.borrow().clone()).unwrap_or_default()
    }

    /// Runs a program that must succeed.
    pub(crate) fn run(&self, command: &mut Command) -> anyhow::Result<()> {
        if self.try_run(command)?.success { Ok(()) } else { bail!("this command failed: {}", line(command)) }
    }

    /// Runs a program that may fail.
    pub(crate) fn try_run(&self, command: &mut Command) -> anyhow::Result<Outcome> {
        announce(&line(command));
        let outcome = match &self.kept {
            None => command.status().map(|status| Outcome { success: status.success(), output: String::new() }),
            Some(_) => output_of(command),
        };
        let outcome = outcome.with_context(|| format!("could not run {}", quoted(command.get_program())))?;
        if let Some(kept) = &self.kept {
            kept.borrow_mut().push_str(&outcome.output);
        }
        Ok(outcome)
    }
}

/// Hands over to a program for good. On Unix it replaces this process, so that Ctrl-C and `kill` reach it and nothing
/// stays behind.
pub(crate) fn hand_over(mut command: Command) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        announce(&line(&command));
        Err(command.exec().into())
    }
    #[cfg(not(unix))]
    Shell::terminal().run(&mut command)
}

/// Prints the line of a command about to run.
pub(crate) fn announce(line: &str) {
    println!("$ {line}");
}

/// Both outputs of a program, in the order written.
fn output_of(command: &mut Command) -> io::Result<Outcome> {
    let (mut reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn();
    // the command still holds the pipe's write ends, and reading wouldn't end while it does
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = child?;
    let mut output = Vec::new();
    reader.read_to_end(&mut output)?;
    Ok(Outcome { success: child.wait()?.success(), output: String::from_utf8_lossy(&output).into_owned() })
}

/// A command to run in the repository's root.
pub(crate) fn command(program: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root()).args(args);
    command
}

/// Cargo, building into the same target directory as this program, without unstable features.
pub(crate) fn cargo(args: &[&str]) -> anyhow::Result<Command> {
    let mut command = command("cargo", args);
    command.env("CARGO_TARGET_DIR", paths::target()?).env_remove(UNSTABLE);
    Ok(command)
}

/// A tool from `node_modules`, by the path of its script.
pub(crate) fn node(script: &str, args: &[&str]) -> Command {
    let mut command = command("node", &[script]);
    command.args(args);
    command
}

fn line(command: &Command) -> String {
    let set = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let set = set.map(|(name, value)| format!("{}={}", name.to_string_lossy(), quoted(value)));
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    set.chain(words.map(|word| quoted(word).into_owned())).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &OsStr) -> Cow<'_, str> {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', r"'\''")).into() }
}
