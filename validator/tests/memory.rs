//! The module's tasks over memories of every make: what isn't there is empty, and nothing leads outside.
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use fireworks_deployments::value::fill::Filled;
use fireworks_deployments::value::layout::Place;
use fireworks_deployments_validator::memory::{ANSWERS, FINDING, Filling};
use fireworks_deployments_validator::tasks::{check, human, seconds, wire};
use serde_json::{Value, json};

const CREATE: u32 = 0;

/// A memory filled as JavaScript fills it.
fn filled(value: &Value) -> (Vec<u8>, Filling) {
    let filled = Filled::new(Place::DEPLOYMENT, "", value);
    let slots = filled.slots();
    let mut memory = vec![0; ANSWERS];
    memory.extend(slots.numbers.as_flattened());
    memory.extend(slots.kinds);
    memory.extend(slots.texts);
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    (
        memory,
        Filling { room: count(slots.kinds.len()), slots: count(slots.kinds.len()), text: count(slots.texts.len()) },
    )
}

fn text(words: &str) -> (Vec<u8>, Filling) {
    let memory = [&vec![0; ANSWERS], words.as_bytes()].concat();
    (memory, Filling { room: 0, slots: 0, text: u32::try_from(words.len()).unwrap_or(u32::MAX) })
}

fn faulty() -> Value {
    json!({ "displayName": "x".repeat(64), "minReplicaCount": -1, "annotations": { "team": " v" } })
}

#[test]
fn findings_stand_at_the_start_of_the_memory() {
    let (mut memory, filling) = filled(&faulty());
    let count = check(&mut memory, filling, CREATE, 0, 0);
    assert_eq!(count, 6, "two of the tag, two fields, two that are missing");
    let slots: Vec<u8> = memory.chunks(FINDING).take(2).map(|finding| finding[0]).collect();
    assert_eq!(slots[0], Place::of("displayName").number());
}

#[test]
fn a_memory_that_ends_early_is_read_as_far_as_it_goes() {
    let (memory, filling) = filled(&faulty());
    for length in (0..memory.len()).rev().step_by(7).chain([0, ANSWERS, ANSWERS - 1]) {
        check(&mut memory[..length].to_vec(), filling, CREATE, 0, 0);
    }
}

#[test]
fn a_filling_that_lies_leads_nowhere() {
    let (memory, honest) = filled(&faulty());
    for lie in [0, 1, honest.slots + 1, u32::MAX / 9, u32::MAX] {
        for filling in
            [Filling { room: lie, ..honest }, Filling { slots: lie, ..honest }, Filling { text: lie, ..honest }]
        {
            for task in 0..8 {
                check(&mut memory.clone(), filling, task, lie, lie);
            }
            assert!(seconds(&mut memory.clone(), filling).is_nan());
        }
    }
}

#[test]
fn slots_of_any_bytes_are_answered_for() {
    let (memory, filling) = filled(&faulty());
    let mut state = 1_u32;
    for _ in 0..2_000 {
        let mut memory = memory.clone();
        for _ in 0..20 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = ANSWERS + (state >> 8) as usize % (memory.len() - ANSWERS);
            memory[at] = state.to_le_bytes()[3];
        }
        assert!(check(&mut memory, filling, CREATE, 0, 0) <= 2_000);
    }
}

#[test]
fn no_more_is_answered_than_there_is_room_for() {
    let wrong: Value = (0..3_000).map(|n| (format!("k{n}"), json!(1))).collect::<serde_json::Map<_, _>>().into();
    let (mut memory, filling) = filled(&json!({ "annotations": wrong, "extra": wrong }));
    assert_eq!(check(&mut memory, filling, CREATE, 0, 0), 1_002, "a thousand errors; a field and what is missing");
}

#[test]
fn a_duration_is_read_and_written() {
    let (mut memory, filling) = text("1h30m");
    assert_eq!(seconds(&mut memory, filling).to_bits(), 5_400_f64.to_bits());
    let (mut memory, filling) = text("5400.5s");
    let length = human(&mut memory, filling);
    assert_eq!(&memory[..length], b"1h30m0.5s");
    let length = wire(&mut memory, 300.25);
    assert_eq!(&memory[..length], b"300.25s");
    assert_eq!(wire(&mut memory, f64::NAN), 0);
    assert_eq!(wire(&mut [0; 3], 300.0), 3, "as much as there is room for");
}
