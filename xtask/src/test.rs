//! All tests, as named steps. Every step runs even if others fail; the failed ones are listed at the end.

mod commits;
mod service;
mod steps;
mod tally;

use std::time::Instant;

use anyhow::bail;

use crate::shell::Shell;
use steps::{STEPS, Step};
pub(crate) use tally::Tally;

/// Runs the named steps, and the build if one of them needs it. Without names, runs all.
pub(crate) fn run(names: &[String]) -> anyhow::Result<()> {
    let (mut total, mut failed) = (Tally::default(), Vec::new());
    for step in choose(names)? {
        let tally = step.report();
        total = total.and(tally);
        if tally.failed > 0 {
            failed.push(step.name);
        }
    }
    println!();
    if !failed.is_empty() {
        println!("to rerun what failed: cargo xtask test {}", failed.join(" "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    std::process::exit(i32::from(total.failed > 0))
}

/// The names of the steps and their descriptions, for `--help`.
pub(crate) fn steps_help() -> String {
    let rows = STEPS.iter().map(|step| format!("  {:<14}{}", step.name, step.about));
    format!("Steps:\n{}", rows.collect::<Vec<_>>().join("\n"))
}

fn choose(names: &[String]) -> anyhow::Result<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == name.as_str())) {
        bail!("unknown step `{unknown}`\n\n{}", steps_help());
    }
    let wanted = |step: &Step| names.is_empty() || names.iter().any(|name| name == step.name);
    let building = STEPS.iter().any(|step| step.needs_build && wanted(step));
    Ok(STEPS.iter().filter(|step| wanted(step) || (building && step.name == steps::BUILD)).collect())
}

impl Step {
    /// Runs the step and prints its result, with the output only if it failed.
    fn report(&self) -> Tally {
        println!("\n== {}: {}", self.name, self.about);
        let shell = Shell::keeping();
        let start = Instant::now();
        let result = (self.run)(&shell);
        let seconds = start.elapsed().as_secs_f64();
        let tally = result.as_ref().map_or(Tally::BROKEN, |tally| *tally);
        let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
        if tally.failed > 0 {
            println!("{}", shell.kept());
        }
        if let Err(error) = result {
            println!("{error:#}");
        }
        println!("== {} {verdict}, {seconds:.1} s, {tally}", self.name);
        tally
    }
}
