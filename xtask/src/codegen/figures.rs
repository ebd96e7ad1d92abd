//! The tables of figures in the README and `docs/performance.md`. They stand between two markers; the rest is written
//! by hand.

use std::fmt::Write as _;
use std::fs;

use anyhow::Context;

use super::report::{Goal, Report, Row};
use crate::paths;

const BEGIN: &str = "<!-- figures: written by `cargo xtask codegen` from docs/performance.json -->\n";
const END: &str = "<!-- end of the figures -->";

/// The rows in the README, in order, each with its first goal. Rows that aren't measured yet are omitted.
const SHOWN: &[&str] = &["download", "import", "chromium", "validate", "faulty", "field", "list", "call"];

/// `README.md`, with one line per row shown.
pub(crate) fn readme() -> anyhow::Result<String> {
    let report = Report::read()?;
    let mut table = "| | ours | compared with | ratio | goal |\n|---|---|---|---|---|\n".to_owned();
    let rows = SHOWN.iter().filter_map(|id| report.rows.iter().find(|row| row.id == *id));
    for (row, goal) in rows.filter_map(|row| Some((row, row.goals.first()?))) {
        line(&mut table, row, goal, &row.figure(&goal.of)?)?;
    }
    within("README.md", &format!("{table}\n{}\n", machine(&report)))
}

/// `docs/performance.md`, with one line per goal of each row.
pub(crate) fn performance_page() -> anyhow::Result<String> {
    let report = Report::read()?;
    let mut table = "| row | ours | compared with | ratio | goal |\n|---|---|---|---|---|\n".to_owned();
    for (row, goal) in report.rows.iter().flat_map(|row| row.goals.iter().map(move |goal| (row, goal))) {
        let figure = row.figure(&goal.of)?;
        let ours = if goal.of == "ours" { figure } else { format!("{}: {figure}", goal.of) };
        line(&mut table, row, goal, &ours)?;
    }
    let goals = || report.rows.iter().flat_map(|row| &row.goals);
    let met = goals().filter(|goal| goal.met).count();
    let summary = format!("{met} of {} goals are met. {}", goals().count(), machine(&report));
    within("docs/performance.md", &format!("{summary}\n\n{table}"))
}

fn line(table: &mut String, row: &Row, goal: &Goal, ours: &str) -> anyhow::Result<()> {
    let figure = |name: &String| Ok::<_, anyhow::Error>(format!("{}: {}", marked(name), row.figure(name)?));
    let beside = goal.against.as_ref().map(figure).transpose()?.unwrap_or_default();
    let ratio = goal.ratio.map(|ratio| ratio.to_string()).unwrap_or_default();
    let verdict = if goal.met { "met" } else { "missed" };
    writeln!(table, "| {} | {ours} | {beside} | {ratio} | {}: {verdict} |", row.name, row.bound(goal))?;
    Ok(())
}

/// A name, with code in backticks.
fn marked(name: &str) -> String {
    let words = name.split(' ').map(|word| if word.contains("()") { format!("`{word}`") } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

fn machine(Report { measured, machine, .. }: &Report) -> String {
    format!(
        "Measured on {measured}: {}, {} cores, Node {}, Chromium {}.",
        machine.cpu,
        machine.cores,
        machine.node.trim_start_matches('v'),
        machine.chromium
    )
}

/// The document with its figures replaced.
fn within(path: &str, figures: &str) -> anyhow::Result<String> {
    let document = fs::read_to_string(paths::root().join(path))?;
    let parts = document.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.with_context(|| format!("{path} lacks a marker: {BEGIN}{END}"))?;
    Ok(format!("{before}{BEGIN}\n{figures}\n{END}{after}"))
}
