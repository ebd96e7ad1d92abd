//! The phases of new replicas: pending, downloading, initializing, ready.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test says what it expects by failing"
)]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{HOUR, MINUTE, SECOND, START, emulator, emulator_with, ok, patch, path, phases, send_body, state};

fn stats(emulator: &mut Emulator, now: i64) -> Value {
    ok(emulator, "GET", &path("x"), now)["replicaStats"].clone()
}

/// Expects replicas that began to come at `since` to pass every phase of a delay, beside `ready` others.
#[track_caller]
fn pass(emulator: &mut Emulator, since: i64, delay: i64, coming: u32, ready: u32) {
    for (from, until, expected) in [
        (0, delay / 10, [coming, 0, 0, ready]),
        (delay / 10, delay * 7 / 10, [0, coming, 0, ready]),
        (delay * 7 / 10, delay, [0, 0, coming, ready]),
        (delay, delay + 1, [0, 0, 0, ready + coming]),
    ] {
        for after in [from, until - 1] {
            assert_eq!(stats(emulator, since + after), phases(expected), "after {after} ms");
        }
    }
}

fn scale(emulator: &mut Emulator, replicas: u32, now: i64) {
    let scaled = send_body(emulator, "PATCH", &path("x:scale"), &json!({ "replicaCount": replicas }), now);
    assert_eq!(scaled.status, 200);
}

#[test]
fn an_undeleted_deployment_passes_each_phase_in_its_share_of_the_time() {
    for (options, delay) in
        [(json!({}), 30 * SECOND), (json!({ "timing": "realistic" }), 5 * MINUTE), (json!({ "readyAfter": 100 }), 100)]
    {
        let seeds = json!([{ "name": "x", "state": "DELETED", "minReplicaCount": 2 }]);
        let emulator = &mut emulator_with(&seeds, &options);
        ok(emulator, "POST", &path("x:undelete"), START + SECOND);
        pass(emulator, START + SECOND, delay, 2, 0);
        assert_eq!(state(emulator, "x", START + SECOND + delay), "READY");
    }
}

#[test]
fn replicas_without_capacity_stay_pending_and_then_pass_each_phase() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    emulator.fail_start(&json!({ "lasts": "20m" }), START).unwrap();
    ok(emulator, "POST", &path("x:undelete"), START);
    for after in [0, MINUTE, 20 * MINUTE - 1] {
        assert_eq!(stats(emulator, START + after), phases([1, 0, 0, 0]));
    }
    pass(emulator, START + 20 * MINUTE, 30 * SECOND, 1, 0);
}

#[test]
fn replicas_added_by_a_scale_pass_each_phase_beside_ready_ones() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 9 }]));
    scale(emulator, 3, START);
    pass(emulator, START, 30 * SECOND, 2, 1);
    scale(emulator, 4, START + MINUTE);
    assert_eq!(stats(emulator, START + MINUTE + 25 * SECOND), phases([0, 0, 1, 3]));
    scale(emulator, 5, START + MINUTE + 25 * SECOND);
    pass(emulator, START + MINUTE + 25 * SECOND, 30 * SECOND, 2, 3);
    scale(emulator, 1, START + HOUR / 2);
    assert_eq!(stats(emulator, START + HOUR / 2), phases([0, 0, 0, 1]));
}

#[test]
fn a_deployment_woken_from_zero_passes_each_phase() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    assert_eq!(stats(emulator, START + 2 * HOUR), phases([0, 0, 0, 0]));
    emulator.traffic("x", START + 2 * HOUR).unwrap();
    pass(emulator, START + 2 * HOUR, 30 * SECOND, 1, 0);
}

#[test]
fn an_update_starts_replicas_over_that_are_not_ready() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 2 }]));
    scale(emulator, 2, START - 29 * SECOND);
    assert_eq!(stats(emulator, START), phases([0, 0, 1, 1]));
    assert_eq!(patch(emulator, "x?updateMask=description", &json!({ "description": "new" })).status, 200);
    pass(emulator, START, 30 * SECOND, 1, 1);
}

#[test]
fn a_change_while_creating_joins_the_phase_of_the_others() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "CREATING", "maxReplicaCount": 3 }]));
    scale(emulator, 3, START + 10 * SECOND);
    assert_eq!(stats(emulator, START + 10 * SECOND), phases([0, 3, 0, 0]));
    emulator.edit("x", &json!({ "desiredReplicaCount": 2 }), START + 22 * SECOND).unwrap();
    assert_eq!(stats(emulator, START + 22 * SECOND), phases([0, 0, 2, 0]));
    assert_eq!(stats(emulator, START + 30 * SECOND), phases([0, 0, 0, 2]));
}

#[test]
fn replicas_of_a_deployment_that_does_not_run_stay_pending() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "FAILED" }]));
    scale(emulator, 1, START);
    assert_eq!(stats(emulator, START + HOUR), phases([1, 0, 0, 0]));
}

#[test]
fn a_phase_is_no_change_of_the_deployment() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    ok(emulator, "POST", &path("x:undelete"), START);
    assert_eq!(ok(emulator, "GET", &path("x"), START + 29 * SECOND)["updateTime"], "2026-03-01T12:00:00Z");
}
