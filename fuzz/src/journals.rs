//! Journals: what is read from one is written to the next, and the emulator answers alike.

use std::collections::BTreeMap;
use std::rc::Rc;

use fireworks_deployments_emulator::scaling::{Offsets, Zones};
use fireworks_deployments_emulator::{Emulator, Replay};
use serde_json::Value;

pub(super) fn check(text: &str) {
    let Ok(journal) = serde_json::from_str::<Value>(text) else { return };
    // its options are those of an emulator too
    let _ = Emulator::new(&journal, 0);
    if let Ok(mut replay) = rebuilt(&journal) {
        check_rebuilt(&mut replay.emulator, replay.now_ms);
    }
}

/// Rebuilds an emulator without a key from its journal.
pub(super) fn rebuilt(journal: &Value) -> Result<Replay, String> {
    Replay::of(journal, None, None, &zones())
}

/// The zones that all inputs are about.
pub(super) fn zones() -> Rc<dyn Zones> {
    let none: BTreeMap<String, Offsets> = BTreeMap::from([("UTC".to_owned(), Offsets::new())]);
    Rc::new(none)
}

/// An emulator's journal rebuilds one with the same journal and the same deployments.
pub(super) fn check_rebuilt(emulator: &mut Emulator, now: i64) {
    let Ok(journal) = emulator.journal(now) else { return };
    let mut again = rebuilt(&journal).expect("an emulator's own journal").emulator;
    let second = again.journal(now).expect("a journal as short");
    assert_eq!(second.to_string(), journal.to_string());
    let deployments = |emulator: &mut Emulator| Value::Array(emulator.deployments(now)).to_string();
    // a journal hides the keys of direct routes
    if !["ApiKeys", "api_keys"].iter().any(|name| journal.to_string().contains(name)) {
        assert_eq!(deployments(&mut again), deployments(emulator));
    }
}
