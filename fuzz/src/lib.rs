//! Targets of the fuzzer: properties of the core and of the emulator that hold for any input. `cargo xtask fuzz` searches for
//! inputs that break them; the tests check the inputs in `corpus/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a broken property is found by a panic"
)]

use std::fmt::Debug;

use arbitrary::Unstructured;

mod cron;
mod deployments;
mod durations;
mod formats;
mod grow;
mod journals;
mod json;
mod lists;
mod names;
mod refusals;
mod requests;
mod simulations;
mod timestamps;

/// A target.
#[derive(Debug)]
pub struct Target {
    /// The name, which is also that of its folder in `corpus/`.
    pub name: &'static str,
    /// Panics if the property doesn't hold for the input.
    pub check: fn(&[u8]),
    /// Puts the input into a readable form.
    pub show: fn(&[u8]) -> String,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    text("cron", |bytes| of_text(bytes, cron::check)),
    grown("deployments", |bytes| deployments::check(&deployments::of(bytes)), |bytes| shown(&deployments::of(bytes))),
    text("durations", |bytes| of_text(bytes, durations::check)),
    text("formats", |bytes| of_text(bytes, formats::check)),
    text("journals", |bytes| of_text(bytes, journals::check)),
    text("json", |bytes| of_text(bytes, json::check)),
    text("lists", |bytes| of_text(bytes, lists::check)),
    text("names", |bytes| of_text(bytes, names::check)),
    text("refusals", |bytes| of_text(bytes, refusals::check)),
    grown("requests", |bytes| requests::check(&requests::of(bytes)), |bytes| shown(&requests::of(bytes))),
    grown("simulations", |bytes| simulations::check(&simulations::of(bytes)), |bytes| shown(&simulations::of(bytes))),
    text("timestamps", |bytes| of_text(bytes, timestamps::check)),
];

/// Returns the target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

const fn text(name: &'static str, check: fn(&[u8])) -> Target {
    Target { name, check, show: |bytes| String::from_utf8_lossy(bytes).into_owned() }
}

const fn grown(name: &'static str, check: fn(&[u8]), show: fn(&[u8]) -> String) -> Target {
    Target { name, check, show }
}

fn of_text(bytes: &[u8], check: fn(&str)) {
    if let Ok(text) = str::from_utf8(bytes) {
        check(text);
    }
}

fn shown(value: &impl Debug) -> String {
    format!("{value:#?}")
}

/// The choices that bytes stand for. They never run out: missing ones are zero.
fn choices(bytes: &[u8]) -> Unstructured<'_> {
    Unstructured::new(bytes)
}
