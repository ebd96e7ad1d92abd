//! The long form of the tests, and the checks that need tools of their own: hours, where `cargo xtask test` takes minutes.

use super::coverage::coverage;
use super::run::{browser_tests_in, check, counted};
use super::steps::{self, BUILD, Step};
use super::tally::Tally;
use super::tools::{DENY, MUTANTS, Tool};
use crate::browsers::{Browser, CHROMIUM};
use crate::shell::Shell;
use crate::{fuzz, paths};

/// The variable that tests read, and its value in a long run.
const LONG: (&str, &str) = ("TORTURE", "long");

#[rustfmt::skip]
pub(crate) const STEPS: &[Step] = &[
    Step { name: BUILD, about: "the npm package and the console, from scratch", needs_build: false, run: steps::build },
    Step { name: "deny", about: "licences, origins and bans, as cargo-deny reads them", needs_build: false, run: deny },
    Step { name: "coverage", about: "native tests run 95 % of the core's lines; lists the others", needs_build: false, run: coverage },
    Step { name: "chaos", about: "10,000 writes through a proxy that breaks their answers, and a soak of an hour's calls", needs_build: true, run: |shell| long(shell, "tests/chaos", &[CHROMIUM]) },
    Step { name: "faults", about: "each thing that can fail, in every operation", needs_build: true, run: |shell| long(shell, "tests/node", &[]) },
    Step { name: "properties", about: "the validator on a hundred thousand generated deployments", needs_build: true, run: |shell| long(shell, "tests/properties", &[]) },
    Step { name: "forms", about: "the schemas against the validator on a hundred thousand values", needs_build: true, run: |shell| long(shell, "tests/forms", &[]) },
    Step { name: "fuzz", about: "ten minutes of inputs for each target of the fuzzer", needs_build: false, run: fuzz::torture },
    Step { name: "mutants", about: "every mutant of the rules, durations, names and retries fails a test", needs_build: false, run: mutants },
];

fn deny(shell: &Shell) -> anyhow::Result<Tally> {
    // no advisories: their database can't be reached from everywhere
    run(shell, &DENY, &["check", "licenses", "bans", "sources"])
}

fn long(shell: &Shell, folder: &str, browsers: &[Browser]) -> anyhow::Result<Tally> {
    let mut tests = browser_tests_in(shell, folder, browsers)?;
    counted(shell, tests.env(LONG.0, LONG.1), Tally::of_node)
}

fn mutants(shell: &Shell) -> anyhow::Result<Tally> {
    // .cargo/mutants.toml has the files, and the mutants that no test can find
    let output = paths::target()?.display().to_string();
    run(shell, &MUTANTS, &["--package", "fireworks-deployments", "--output", &output])
}

fn run(shell: &Shell, tool: &Tool, args: &[&str]) -> anyhow::Result<Tally> {
    check(shell, &mut tool.command(shell, args)?)
}
