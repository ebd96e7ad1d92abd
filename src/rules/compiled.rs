//! The rules by place, as numbers, compiled from the rows at build time. A module with the rules
//! includes neither their names nor their sources.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "evaluated when the crate is built: what goes wrong doesn't compile"
)]

use super::RULES;
use super::check::Purpose;
use super::issue::Severity;
use super::limit::Limit;
use crate::value::layout::{COUNT, Place};

/// A rule without names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Demand {
    pub(super) limit: Limit,
    pub(super) severity: Severity,
    pub(super) only: Option<Purpose>,
}

/// A check: the number of a rule, and which of its fields is at this place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Check {
    pub(super) rule: u8,
    pub(super) nth: u8,
}

static DEMANDS: [Demand; RULES.len()] = demands();
static CHECKS: [Check; PAIRS] = COMPILED.checks;
/// The index of each place's first check, plus the end of the last.
static STARTS: [u8; COUNT + 1] = COMPILED.starts;
static MINDS_ABSENCE: [bool; COUNT] = COMPILED.minds_absence;

/// Returns the checks of a place.
pub(super) fn checks(place: Place) -> &'static [Check] {
    let at = usize::from(place.number());
    match (STARTS.get(at), STARTS.get(at.saturating_add(1))) {
        (Some(start), Some(end)) => CHECKS.get(usize::from(*start)..usize::from(*end)).unwrap_or_default(),
        _ => &[],
    }
}

/// Returns the rule of a check.
pub(super) fn demand(check: Check) -> Option<&'static Demand> {
    DEMANDS.get(usize::from(check.rule))
}

/// True if an absent value at the place can violate a rule.
pub(super) fn minds_absence(place: Place) -> bool {
    MINDS_ABSENCE.get(usize::from(place.number())).copied().unwrap_or_default()
}

struct Compiled {
    checks: [Check; PAIRS],
    starts: [u8; COUNT + 1],
    minds_absence: [bool; COUNT],
}

/// The number of fields of all rules together.
const PAIRS: usize = {
    let (mut pairs, mut rule) = (0, 0);
    while rule < RULES.len() {
        pairs += RULES[rule].fields.len();
        rule += 1;
    }
    pairs
};

const COMPILED: Compiled = compile();

/// Sorts the fields of all rules by place.
const fn compile() -> Compiled {
    let mut compiled =
        Compiled { checks: [Check { rule: 0, nth: 0 }; PAIRS], starts: [0; COUNT + 1], minds_absence: [false; COUNT] };
    let places = places();
    let (mut count, mut place) = (0, 0);
    while place < COUNT {
        let (mut pair, mut rule) = (0, 0);
        while rule < RULES.len() {
            let mut nth = 0;
            while nth < RULES[rule].fields.len() {
                if places[pair] == place {
                    compiled.checks[count] = Check { rule: rule as u8, nth: nth as u8 };
                    compiled.minds_absence[place] |= RULES[rule].limit.minds_absence();
                    count += 1;
                }
                pair += 1;
                nth += 1;
            }
            rule += 1;
        }
        place += 1;
        compiled.starts[place] = count as u8;
    }
    compiled
}

/// Returns the place of each field of each rule.
const fn places() -> [usize; PAIRS] {
    let mut places = [0; PAIRS];
    let (mut pair, mut rule) = (0, 0);
    while rule < RULES.len() {
        let mut nth = 0;
        while nth < RULES[rule].fields.len() {
            places[pair] = Place::of(RULES[rule].fields[nth]).number() as usize;
            pair += 1;
            nth += 1;
        }
        rule += 1;
    }
    places
}

const fn demands() -> [Demand; RULES.len()] {
    let first = &RULES[0];
    let mut demands = [Demand { limit: first.limit, severity: first.severity, only: first.only }; RULES.len()];
    let mut at = 0;
    while at < RULES.len() {
        demands[at] = Demand { limit: RULES[at].limit, severity: RULES[at].severity, only: RULES[at].only };
        at += 1;
    }
    demands
}
