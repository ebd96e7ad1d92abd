//! One run of a target: its figures, and the input that was found.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::bail;

use super::{corpus, folder};
use crate::shell::{Shell, command};

/// The longest input, in bytes.
const MOST_BYTES: u32 = 1_024;
/// The time after which an input hangs, in seconds.
const TIMEOUT: u32 = 600;

/// The end of a run.
#[derive(Clone, Copy)]
pub(super) enum Extent {
    /// After a time. Inputs that reach more code are kept for the next run.
    Seconds(u32),
    /// After a number of inputs, which are the same on each run.
    Runs(u32),
}

/// The built fuzzer.
pub(super) struct Fuzzer {
    pub(super) program: PathBuf,
}

impl Fuzzer {
    /// Runs a target, and prints its figures, or the input that breaks its property. Returns false for the latter.
    pub(super) fn run(&self, target: &str, extent: Extent) -> anyhow::Result<bool> {
        let (kept, end) = match extent {
            Extent::Seconds(seconds) => ("corpus", vec![format!("-max_total_time={seconds}")]),
            Extent::Runs(runs) => ("drawn", vec![format!("-runs={runs}"), "-seed=1".to_owned()]),
        };
        let found = folder(Path::new("found"))?;
        let kept = folder(&Path::new(kept).join(target))?;
        if let Extent::Runs(_) = extent {
            fs::remove_dir_all(&kept)?;
            fs::create_dir(&kept)?;
        }
        let mut fuzzer = self.command(target);
        fuzzer.args(end).arg(format!("-max_len={MOST_BYTES}")).arg(format!("-timeout={TIMEOUT}"));
        fuzzer.arg(format!("-artifact_prefix={}/{target}-", found.display())).arg(kept).arg(corpus().join(target));
        let outcome = Shell::keeping().try_run(&mut fuzzer)?;
        if outcome.success {
            println!("{target}: {}", figures(&outcome.output).unwrap_or_else(|| outcome.output.clone()));
        } else {
            self.report(target, &outcome.output)?;
        }
        Ok(outcome.success)
    }

    /// Checks one input, and prints it.
    pub(super) fn check(&self, target: &str, input: &Path) -> anyhow::Result<()> {
        self.show(target, input)?;
        let outcome = Shell::keeping().try_run(self.command(target).arg(input.canonicalize()?))?;
        if outcome.success {
            return Ok(());
        }
        println!("{}", reason(&outcome.output));
        bail!("the property of {target} doesn't hold")
    }

    fn report(&self, target: &str, output: &str) -> anyhow::Result<()> {
        println!("{target}: {}", reason(output));
        let Some((_, path)) = output.split_once("Test unit written to ") else { return Ok(()) };
        let path = path.lines().next().unwrap_or_default();
        self.show(target, Path::new(path))?;
        println!("the input is in {path}\nto rerun it: cargo xtask fuzz {target} --input {path}");
        Ok(())
    }

    /// Prints an input in the target's own form.
    fn show(&self, target: &str, input: &Path) -> anyhow::Result<()> {
        let mut show = self.command(target);
        let outcome = Shell::keeping().try_run(show.env("FUZZ_SHOW", "1").arg(input.canonicalize()?))?;
        // between libFuzzer's own lines
        let after = outcome.output.split_once("Running: ").and_then(|(_, rest)| rest.split_once('\n'));
        println!("{}", after.and_then(|(_, rest)| rest.rsplit_once("Executed ")).map_or("", |(input, _)| input));
        Ok(())
    }

    fn command(&self, target: &str) -> Command {
        let mut fuzzer = command(&self.program, &[]);
        fuzzer.env("FUZZ_TARGET", target).env("RUST_BACKTRACE", "0");
        fuzzer
    }
}

/// The figures of a run, from libFuzzer's last line: `#5000 DONE cov: 280 ft: 540 corp: 92/1245b …`.
fn figures(output: &str) -> Option<String> {
    let line = output.lines().rfind(|line| line.starts_with('#') && line.contains("DONE"))?;
    let words: Vec<&str> = line.split_whitespace().collect();
    let after = |label: &str| {
        let at = words.iter().position(|word| *word == label)?;
        words.get(at.checked_add(1)?).and_then(|word| word.split('/').next())
    };
    let runs = words.first()?.trim_start_matches('#');
    Some(format!("{runs} executions, coverage {}, {} inputs kept", after("cov:")?, after("corp:")?))
}

/// The panic's message, or else libFuzzer's.
fn reason(output: &str) -> &str {
    let start = ["panicked at ", "ERROR: libFuzzer: "].into_iter().find_map(|words| output.find(words));
    let reason = start.and_then(|start| output.get(start..)).unwrap_or(output);
    let end = ["\nnote: run with", "\n==", "\nSUMMARY"].into_iter().filter_map(|words| reason.find(words)).min();
    end.and_then(|end| reason.get(..end)).unwrap_or(reason)
}

#[cfg(test)]
mod tests {
    use super::{figures, reason};

    #[test]
    fn reads_the_figures_of_a_run() {
        let output =
            "#2\tINITED cov: 8\n#5000\tDONE   cov: 280 ft: 540 corp: 92/1245b lim: 50 exec/s: 20000 rss: 32Mb\nDone";
        assert_eq!(figures(output).as_deref(), Some("5000 executions, coverage 280, 92 inputs kept"));
        assert_eq!(figures("#2\tINITED cov: 8"), None);
    }

    #[test]
    fn finds_the_panic_in_the_output() {
        let output = "INFO: Seed: 1\nthread '<unnamed>' panicked at fuzz/src/cron.rs:9:5:\nno\nnote: run with `RUST_…`\n==7== ERROR: libFuzzer: deadly signal\n";
        assert_eq!(reason(output), "panicked at fuzz/src/cron.rs:9:5:\nno");
        assert_eq!(
            reason("x\n==7== ERROR: libFuzzer: timeout after 21 seconds\n"),
            "ERROR: libFuzzer: timeout after 21 seconds\n"
        );
    }
}
