//! Every test there is, as named steps. All of them run, whatever fails; what failed is said again at the end.

mod service;
mod steps;
mod tally;

use std::time::Instant;

use anyhow::bail;

use crate::shell::Shell;
use steps::{STEPS, Step};
pub(crate) use tally::Tally;

/// Runs the named steps, and the build when one of them needs it; without names, all.
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
        println!("what failed, alone: cargo xtask test {}", failed.join(" "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    std::process::exit(i32::from(total.failed > 0))
}

/// The steps' names and what each tests, for `--help`.
pub(crate) fn steps_help() -> String {
    let rows = STEPS.iter().map(|step| format!("  {:<14}{}", step.name, step.about));
    format!("Steps:\n{}", rows.collect::<Vec<_>>().join("\n"))
}

fn choose(names: &[String]) -> anyhow::Result<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == name.as_str())) {
        bail!("there is no step `{unknown}`\n\n{}", steps_help());
    }
    let wanted = |step: &Step| names.is_empty() || names.iter().any(|name| name == step.name);
    let building = STEPS.iter().any(|step| step.needs_build && wanted(step));
    Ok(STEPS.iter().filter(|step| wanted(step) || (building && step.name == steps::BUILD)).collect())
}

impl Step {
    /// Runs the step and prints how it went: its output only when it failed.
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
