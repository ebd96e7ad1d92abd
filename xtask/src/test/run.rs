//! Runs a command as a test: one that passes or fails as a whole, or one that counts its tests.

use std::process::Command;
use std::{env, fs};

use anyhow::{Context, bail};

use super::tally::Tally;
use crate::browsers::Browser;
use crate::paths;
use crate::shell::{Shell, command};

pub(super) fn node_tests(shell: &Shell, folder: &str) -> anyhow::Result<Tally> {
    counted(shell, &mut tests_in(folder)?, Tally::of_node)
}

/// Tests that drive browsers.
pub(super) fn browser_tests(shell: &Shell, folder: &str, browsers: &[Browser]) -> anyhow::Result<Tally> {
    counted(shell, &mut browser_tests_in(shell, folder, browsers)?, Tally::of_node)
}

pub(super) fn browser_tests_in(shell: &Shell, folder: &str, browsers: &[Browser]) -> anyhow::Result<Command> {
    let mut tests = tests_in(folder)?;
    for browser in browsers {
        tests.envs(browser.ensure(shell)?);
    }
    Ok(tests)
}

/// Lists the files, since Node 20 doesn't expand patterns.
fn tests_in(folder: &str) -> anyhow::Result<Command> {
    let entries = fs::read_dir(paths::root().join(folder)).with_context(|| format!("{folder} is missing"))?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<anyhow::Result<Vec<_>>>()?;
    names.retain(|name| name.ends_with(".test.mjs"));
    names.sort();
    if names.is_empty() {
        bail!("no test file in {folder}");
    }
    // Node leaves one core idle by default, which is half of a machine with two
    let mut tests = command("node", &["--test", "--test-reporter=spec", "--test-concurrency=2"]);
    tests.args(names.iter().map(|name| format!("{folder}/{name}")));
    for (name, _) in env::vars_os().filter(|(name, _)| is_setting(&name.to_string_lossy())) {
        tests.env_remove(name);
    }
    Ok(tests)
}

/// True for variables that change the behaviour under test: our own settings, and those of Node's output.
fn is_setting(name: &str) -> bool {
    name.starts_with("FIREWORKS_") || name.contains("COLOR") || name.starts_with("NODE_DEBUG") || name == "CI"
}

/// A command that passes or fails as a whole.
pub(super) fn check(shell: &Shell, command: &mut Command) -> anyhow::Result<Tally> {
    Ok(if shell.try_run(command)?.success { Tally::CHECK } else { Tally::BROKEN })
}

/// A command that counts its tests. Running none is a failure.
pub(super) fn counted(shell: &Shell, command: &mut Command, count: fn(&str) -> Tally) -> anyhow::Result<Tally> {
    let outcome = shell.try_run(command)?;
    let tally = count(&outcome.output);
    match outcome.success {
        true if tally.passed == 0 => bail!("no test ran"),
        false if tally.failed == 0 => Ok(tally.and(Tally::BROKEN)),
        _ => Ok(tally),
    }
}
