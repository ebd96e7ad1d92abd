//! The last results of `cargo xtask bench`, read from `docs/performance.json`.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Context;
use serde::Deserialize;

use crate::paths;

#[derive(Deserialize)]
pub(super) struct Report {
    pub(super) measured: String,
    pub(super) machine: Machine,
    pub(super) rows: Vec<Row>,
}

#[derive(Deserialize)]
pub(super) struct Machine {
    pub(super) cpu: String,
    pub(super) cores: u32,
    pub(super) node: String,
    pub(super) chromium: String,
}

/// One file of `bench/rows`.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    unit: Unit,
    measured: BTreeMap<String, f64>,
    pub(super) goals: Vec<Goal>,
    #[serde(default)]
    pub(super) curves: Vec<Curve>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Ns,
    Bytes,
    Rate,
    Requests,
}

/// A goal: at most a multiple of another candidate, or at most a figure.
#[derive(Deserialize)]
pub(super) struct Goal {
    #[serde(default = "ours")]
    pub(super) of: String,
    pub(super) against: Option<String>,
    most: Option<f64>,
    stretch: Option<f64>,
    limit: Option<f64>,
    pub(super) ratio: Option<f64>,
    pub(super) met: bool,
}

/// Times by count: a panel of the plot.
#[derive(Deserialize)]
pub(super) struct Curve {
    pub(super) title: String,
    pub(super) counts: Vec<f64>,
    pub(super) lines: Vec<Line>,
}

#[derive(Deserialize)]
pub(super) struct Line {
    pub(super) who: String,
    pub(super) ns: Vec<f64>,
}

fn ours() -> String {
    "ours".to_owned()
}

impl Report {
    pub(super) fn read() -> anyhow::Result<Self> {
        let json = fs::read_to_string(paths::root().join("docs/performance.json"));
        let report = json.context("docs/performance.json is missing").and_then(|json| Ok(serde_json::from_str(&json)?));
        report.context("run `cargo xtask bench` to rewrite docs/performance.json")
    }
}

impl Row {
    /// The result of a candidate, formatted.
    pub(super) fn figure(&self, who: &str) -> anyhow::Result<String> {
        let value = self.measured.get(who).with_context(|| format!("the row {} has no {who}", self.id))?;
        Ok(self.unit.figure(*value))
    }

    /// The goal of a candidate, formatted.
    pub(super) fn bound(&self, goal: &Goal) -> String {
        let bound = if matches!(self.unit, Unit::Rate) { "at least" } else { "at most" };
        let ratio = || goal.most.map(|most| format!("at most {most}"));
        let demand = goal.limit.map(|limit| format!("{bound} {}", self.unit.figure(limit))).or_else(ratio);
        let better = goal.stretch.map(|stretch| format!(", ideally {stretch}"));
        demand.unwrap_or_default() + &better.unwrap_or_default()
    }
}

impl Unit {
    fn figure(&self, value: f64) -> String {
        match self {
            Self::Ns => time(value),
            Self::Bytes => size(value),
            Self::Rate => format!("{value:.0} per second"),
            Self::Requests => format!("{value:.0} requests"),
        }
    }
}

/// A time, in the unit that needs the fewest digits before the point.
pub(super) fn time(ns: f64) -> String {
    scaled(ns, 1e3, &["ns", "µs", "ms", "s"])
}

fn size(bytes: f64) -> String {
    scaled(bytes, 1024.0, &["bytes", "KB", "MB"])
}

/// The value in the largest unit of which there is at least one, with three digits.
fn scaled(mut value: f64, step: f64, units: &[&str]) -> String {
    let mut units = units.iter();
    let mut unit = units.next();
    while value >= step
        && let Some(greater) = units.next()
    {
        value /= step;
        unit = Some(greater);
    }
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$} {}", unit.copied().unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]
mod tests {
    use super::{Row, size, time};

    #[test]
    fn a_goal_is_a_ratio_or_a_figure_in_the_unit_of_its_row() {
        let bounds = |unit: &str, goal: &str| {
            let row = format!(r#"{{"id":"x","name":"x","unit":"{unit}","measured":{{}},"goals":[{goal}]}}"#);
            let row: Row = serde_json::from_str(&row).unwrap();
            row.goals.iter().map(|goal| row.bound(goal)).collect::<String>()
        };
        assert_eq!(bounds("ns", r#"{"against":"y","most":2,"stretch":1,"met":true}"#), "at most 2, ideally 1");
        assert_eq!(bounds("ns", r#"{"limit":20e6,"met":true}"#), "at most 20.0 ms");
        assert_eq!(bounds("rate", r#"{"against":"y","limit":5000,"met":true}"#), "at least 5000 per second");
    }

    #[test]
    fn figures_have_three_digits_and_a_unit() {
        assert_eq!([239.4, 3_986.0, 14_658.0, 124_788.0].map(time), ["239 ns", "3.99 µs", "14.7 µs", "125 µs"]);
        assert_eq!([21_575_945.0, 2_056_852_065.0].map(time), ["21.6 ms", "2.06 s"]);
        assert_eq!([69_592.0, 1_179_648.0].map(size), ["68.0 KB", "1.12 MB"]);
    }
}
