//! All tests, as named steps. Every step runs even if others fail; the failed ones are listed at the end.

mod commits;
mod coverage;
mod run;
mod service;
mod steps;
mod tally;
mod tools;
mod torture;

use std::time::Instant;

use anyhow::bail;

use crate::shell::Shell;
use steps::Step;
pub(crate) use tally::Tally;

/// A command that runs steps.
pub(crate) struct Suite {
    command: &'static str,
    steps: &'static [Step],
    /// True if the output has figures, and is printed even of what passed.
    has_figures: bool,
}

/// Every test, in minutes.
pub(crate) const TEST: Suite = Suite { command: "test", steps: steps::STEPS, has_figures: false };
/// The long form of some, in hours.
pub(crate) const TORTURE: Suite = Suite { command: "torture", steps: torture::STEPS, has_figures: true };

/// Runs the named steps, and the build if one of them needs it. Without names, runs all.
pub(crate) fn run(suite: &Suite, names: &[String]) -> anyhow::Result<()> {
    let (mut total, mut failed) = (Tally::default(), Vec::new());
    for step in suite.choose(names)? {
        let tally = step.report(suite.has_figures);
        total = total.and(tally);
        if tally.failed > 0 {
            failed.push(step.name);
        }
    }
    println!();
    if !failed.is_empty() {
        println!("to rerun what failed: cargo xtask {} {}", suite.command, failed.join(" "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    std::process::exit(i32::from(total.failed > 0))
}

impl Suite {
    /// The names of the steps and their descriptions, for `--help`.
    pub(crate) fn help(&self) -> String {
        let rows = self.steps.iter().map(|step| format!("  {:<14}{}", step.name, step.about));
        format!("Steps:\n{}", rows.collect::<Vec<_>>().join("\n"))
    }

    fn choose(&self, names: &[String]) -> anyhow::Result<Vec<&'static Step>> {
        if let Some(unknown) = names.iter().find(|name| !self.steps.iter().any(|step| step.name == name.as_str())) {
            bail!("unknown step `{unknown}`\n\n{}", self.help());
        }
        let wanted = |step: &Step| names.is_empty() || names.iter().any(|name| name == step.name);
        let building = self.steps.iter().any(|step| step.needs_build && wanted(step));
        Ok(self.steps.iter().filter(|step| wanted(step) || (building && step.name == steps::BUILD)).collect())
    }
}

impl Step {
    /// Runs the step and prints its result, with the output if it failed or has figures to show.
    fn report(&self, has_figures: bool) -> Tally {
        println!("\n== {}: {}", self.name, self.about);
        let shell = Shell::keeping();
        let start = Instant::now();
        let result = (self.run)(&shell);
        let seconds = start.elapsed().as_secs_f64();
        let tally = result.as_ref().map_or(Tally::BROKEN, |tally| *tally);
        let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
        if tally.failed > 0 || has_figures {
            println!("{}", shell.kept());
        }
        if let Err(error) = result {
            println!("{error:#}");
        }
        println!("== {} {verdict}, {seconds:.1} s, {tally}", self.name);
        tally
    }
}
