//! The client's exports. A call is begun, then fed events; each answer is the next step. Numbers
//! and text cross the boundary. The state of a call stays here until the call is over.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::plan;
use super::said;
use super::told;
use crate::exchange::budget::Budget;
use crate::exchange::machine::{Machine, Moment};
use crate::exchange::told::{Todo, Told};
use crate::value::json::Json;

thread_local! {
    static CALLS: RefCell<Vec<Option<Box<Machine>>>> = const { RefCell::new(Vec::new()) };
}

/// Begins a call, from its plan as JSON (see `plan.rs`). If `aborted`, the call fails at once.
/// `tokens` is what is left of the client's retry budget. Returns the call's number and the first
/// step, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn begin(plan: &str, aborted: bool, now: f64, tokens: u32) -> String {
    let mut machine = match plan::read(Json::new(plan)) {
        Ok(machine) => machine,
        Err(error) => return said::refusal(&error),
    };
    let mut budget = Budget::new(tokens);
    let at = Moment { now, random: 0.0, budget: &mut budget };
    let todo = if aborted { machine.told(Told::Aborted { sent: false }, at) } else { machine.start(now) };
    let id = CALLS.with_borrow_mut(|calls| {
        let free = calls.iter().position(Option::is_none).unwrap_or_else(|| {
            calls.push(None);
            calls.len().saturating_sub(1)
        });
        // reserved until the call is stored
        put(calls, free, None);
        free
    });
    keep(id, machine, &todo, None)
}

/// Passes a reply to a call. `headers` is a JSON list of names and values; `until` the milliseconds
/// until the date in `retry-after`, or NaN; `kind` the number of the body's kind, as in `told.rs`.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::too_many_arguments, reason = "numbers and text are all that crosses the boundary")]
pub fn replied(
    id: usize,
    status: u16,
    headers: &str,
    until: f64,
    kind: u8,
    body: &str,
    now: f64,
    random: f64,
    tokens: u32,
) -> String {
    let reply = told::reply(status, headers, until, kind, body);
    step(id, Told::Replied(reply), now, random, tokens)
}

/// Passes any other event to a call, such as a timeout or the end of a pause. `what` is its number,
/// as in `told.rs`.
#[wasm_bindgen]
#[must_use]
pub fn happened(id: usize, what: u8, words: &str, sent: bool, now: f64, random: f64, tokens: u32) -> String {
    step(id, told::event(what, words, sent), now, random, tokens)
}

/// Drops a call. A call that is over is dropped already.
#[wasm_bindgen]
pub fn end(id: usize) {
    CALLS.with_borrow_mut(|calls| put(calls, id, None));
}

fn step(id: usize, told: Told<'_>, now: f64, random: f64, tokens: u32) -> String {
    let taken = CALLS.with_borrow_mut(|calls| calls.get_mut(id).and_then(Option::take));
    let Some(mut machine) = taken else { return said::GONE.to_owned() };
    let mut budget = Budget::new(tokens);
    let todo = machine.told(told, Moment { now, random, budget: &mut budget });
    keep(id, machine, &todo, Some(budget.tokens()).filter(|left| *left != tokens))
}

/// Stores a call that isn't over, and returns the next step, with the budget's tokens if they changed.
fn keep(id: usize, mut machine: Box<Machine>, todo: &Todo, tokens: Option<u32>) -> String {
    let text = said::todo(id, &mut machine, todo, tokens);
    if let Todo::Send(_) | Todo::Sleep { .. } = todo {
        CALLS.with_borrow_mut(|calls| put(calls, id, Some(machine)));
    }
    text
}

fn put(calls: &mut [Option<Box<Machine>>], id: usize, machine: Option<Box<Machine>>) {
    if let Some(slot) = calls.get_mut(id) {
        *slot = machine;
    }
}
