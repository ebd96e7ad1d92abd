//! The lines of the core that its native tests run. The lines of a `const fn` run while the core is built, where nothing
//! counts them: they are told apart.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use super::tally::Tally;
use super::tools::COVERAGE;
use crate::shell::Shell;
use crate::{paths, setup};

/// The least share of the lines, in percent.
const LEAST: usize = 95;

pub(super) fn coverage(shell: &Shell) -> anyhow::Result<Tally> {
    setup::ensure_coverage(shell)?;
    let report = paths::target()?.join("coverage.info");
    let others = "/(emulator|fuzz|validator|xtask)/";
    shell.run(&mut COVERAGE.command(shell, &["clean", "--workspace"])?)?;
    for tests in [
        &["--no-report", "--workspace", "--exclude", "xtask", "--tests"][..],
        // the generators of tables, which the committed files test
        &["run", "--no-report", "--package", "xtask", "--", "codegen", "--check"],
    ] {
        shell.run(&mut COVERAGE.command(shell, tests)?)?;
    }
    let args = ["report", "--lcov", "--ignore-filename-regex", others, "--output-path"];
    shell.run(COVERAGE.command(shell, &args)?.arg(&report))?;
    summarize(&fs::read_to_string(report)?)
}

/// Prints the shares, and the lines that no test runs.
fn summarize(report: &str) -> anyhow::Result<Tally> {
    let (mut lines, mut built, mut missing) = (0_usize, 0_usize, 0_usize);
    for file in report.split("end_of_record").filter(|file| file.contains("SF:")) {
        let path = file.lines().find_map(|line| line.strip_prefix("SF:")).context("a file has a path")?;
        let at_build_time = const_lines(&fs::read_to_string(path)?);
        let counts = file.lines().filter_map(|line| line.strip_prefix("DA:")?.split_once(','));
        let counts: Vec<(usize, &str)> = counts.filter_map(|(line, count)| Some((line.parse().ok()?, count))).collect();
        lines = lines.saturating_add(counts.len());
        let idle = counts.iter().filter(|(_, count)| *count == "0").map(|(line, _)| *line);
        let (consts, others): (Vec<_>, Vec<_>) = idle.partition(|line| at_build_time.contains(line));
        built = built.saturating_add(consts.len());
        missing = missing.saturating_add(others.len());
        if !others.is_empty() {
            let numbers: Vec<String> = others.iter().map(usize::to_string).collect();
            let path = Path::new(path);
            println!("{}: {}", path.strip_prefix(paths::root()).unwrap_or(path).display(), numbers.join(" "));
        }
    }
    let at_run_time = lines.saturating_sub(built);
    let run = at_run_time.saturating_sub(missing);
    println!("{run} of {at_run_time} lines run, and {built} lines of `const fn` run while the core is built");
    if run.saturating_mul(100) < at_run_time.saturating_mul(LEAST) {
        bail!("at least {LEAST} % of the lines must run");
    }
    Ok(Tally::CHECK)
}

/// The numbers of the lines in functions that are `const`.
fn const_lines(source: &str) -> BTreeSet<usize> {
    let (mut lines, mut end) = (BTreeSet::new(), None);
    for (number, line) in (1..).zip(source.lines()) {
        let code = line.trim_start();
        let head = code.strip_prefix("pub ").or_else(|| code.strip_prefix("pub(crate) ")).unwrap_or(code);
        if end.is_none() && head.starts_with("const fn ") {
            let indent = line.len().saturating_sub(code.len());
            end = Some(format!("{}}}", " ".repeat(indent)));
        }
        if end.is_some() {
            lines.insert(number);
        }
        if end.as_deref() == Some(line) {
            end = None;
        }
    }
    lines
}
