//! Start faults, and how long a start takes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{DAY, MINUTE, SECOND, START, emulator, emulator_with, ok, path, phases, send, state};

/// Undeletes a deployment that meets a start fault.
fn undeleted(fault: &Value) -> (Emulator, Value) {
    let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }, { "name": "y", "state": "DELETED" }]));
    emulator.fail_start(fault, START).unwrap();
    let reply = ok(&mut emulator, "POST", &path("x:undelete"), START);
    (emulator, reply)
}

fn outcome(emulator: &mut Emulator, now: i64) -> (Value, Value) {
    let deployment = ok(emulator, "GET", &path("x"), now);
    (deployment["state"].clone(), deployment["status"]["code"].clone())
}

#[test]
fn a_deployment_waits_for_accelerators_until_they_are_available() {
    let (mut emulator, reply) = undeleted(&json!({ "message": "no H200 left", "lasts": "20m" }));
    assert_eq!(reply["status"], json!({ "code": "RESOURCE_EXHAUSTED", "message": "no H200 left" }));
    assert_eq!(reply["replicaStats"], phases([1, 0, 0, 0]));
    let lacking = (json!("CREATING"), json!("RESOURCE_EXHAUSTED"));
    assert_eq!(outcome(&mut emulator, START + 20 * MINUTE - 1), lacking);
    let found = ok(&mut emulator, "GET", &path("x"), START + 20 * MINUTE);
    assert_eq!((&found["state"], &found["status"]["code"]), (&json!("CREATING"), &json!("OK")));
    assert_eq!(found["replicaStats"], phases([1, 0, 0, 0]));
    assert_eq!(outcome(&mut emulator, START + 20 * MINUTE + 30 * SECOND), (json!("READY"), json!("OK")));
}

#[test]
fn a_deployment_may_wait_for_good_and_still_be_deleted() {
    let (mut emulator, _) = undeleted(&json!({ "lasts": null }));
    assert_eq!(outcome(&mut emulator, START + DAY), (json!("CREATING"), json!("RESOURCE_EXHAUSTED")));
    ok(&mut emulator, "DELETE", &path("x"), START + DAY);
    ok(&mut emulator, "POST", &path("x:undelete"), START + DAY + MINUTE);
    assert_eq!(outcome(&mut emulator, START + DAY + 2 * MINUTE), (json!("READY"), json!("OK")));
}

#[test]
fn a_deployment_that_fails_says_why_and_can_be_undeleted() {
    let (mut emulator, reply) = undeleted(&json!({ "state": "FAILED", "code": "NOT_FOUND", "message": "no weights" }));
    assert_eq!((&reply["state"], &reply["status"]["code"]), (&json!("CREATING"), &json!("OK")));
    let failed = ok(&mut emulator, "GET", &path("x"), START + 30 * SECOND);
    assert_eq!(failed["state"], "FAILED");
    assert_eq!(failed["status"], json!({ "code": "NOT_FOUND", "message": "no weights" }));
    assert_eq!(failed["replicaCount"], 0);
    let told = ok(&mut emulator, "GET", &path("x/terminationMessage"), START + 30 * SECOND);
    assert_eq!(told["message"], "no weights");
    ok(&mut emulator, "POST", &path("x:undelete"), START + MINUTE);
    assert_eq!(state(&mut emulator, "x", START + 2 * MINUTE), "READY");
}

#[test]
fn only_matching_starts_fail_and_only_as_many_as_asked() {
    let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }, { "name": "y", "state": "DELETED" }]));
    emulator.fail_start(&json!({ "state": "FAILED", "match": "y", "times": 2 }), START).unwrap();
    for id in ["x", "y"] {
        ok(&mut emulator, "POST", &path(&format!("{id}:undelete")), START);
    }
    assert_eq!(state(&mut emulator, "x", START + MINUTE), "READY");
    for (start, after) in [(START + MINUTE, "FAILED"), (START + 2 * MINUTE, "READY")] {
        assert_eq!(state(&mut emulator, "y", start), "FAILED");
        ok(&mut emulator, "POST", &path("y:undelete"), start);
        assert_eq!(state(&mut emulator, "y", start + 30 * SECOND), after);
    }
}

#[test]
fn faults_can_be_cleared() {
    let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    emulator.fail(&json!({ "status": 503, "times": null }), START).unwrap();
    emulator.fail_start(&json!({ "state": "FAILED", "times": null }), START).unwrap();
    assert_eq!(send(&mut emulator, "GET", &path("x"), START).status, 503);
    emulator.clear_faults(START);
    ok(&mut emulator, "POST", &path("x:undelete"), START);
    assert_eq!(state(&mut emulator, "x", START + MINUTE), "READY");
}

#[test]
fn a_waiting_start_begins_once_its_fault_is_cleared() {
    for fault in [json!({ "lasts": null }), json!({ "state": "FAILED" })] {
        let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }]));
        emulator.fail_start(&fault, START).unwrap();
        ok(&mut emulator, "POST", &path("x:undelete"), START);
        emulator.clear_faults(START + SECOND);
        assert_eq!(ok(&mut emulator, "GET", &path("x"), START + SECOND)["status"]["code"], "OK");
        assert_eq!(state(&mut emulator, "x", START + 31 * SECOND), "READY", "{fault}");
    }
}

#[test]
fn a_start_fault_matches_whole_names_only() {
    for (called, after) in [("x", "FAILED"), ("accounts/acme/deployments/x", "FAILED"), ("a", "READY"), ("", "READY")] {
        let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }]));
        emulator.fail_start(&json!({ "state": "FAILED", "match": called }), START).unwrap();
        ok(&mut emulator, "POST", &path("x:undelete"), START);
        assert_eq!(state(&mut emulator, "x", START + MINUTE), after, "{called}");
    }
}

#[test]
fn an_invalid_start_fault_is_an_error_with_a_sentence() {
    let emulator = &mut emulator(&json!([]));
    for (fault, said) in [
        (json!("x"), r#"a start fault must be an object, got `"x"`"#),
        (json!({ "state": "READY" }), r#"`state` in a start fault must be `CREATING` or `FAILED`, got `"READY"`"#),
        (
            json!({ "lasts": "soon" }),
            r#"`lasts` in a start fault must be milliseconds or a duration such as `10m`, got `"soon"`"#,
        ),
        (
            json!({ "state": "FAILED", "lasts": "20m" }),
            "`lasts` in a start fault needs state CREATING; FAILED is final",
        ),
        (
            json!({ "code": "X" }),
            r#"`code` in a start fault must be the name of a gRPC code, such as `UNAVAILABLE`, got `"X"`"#,
        ),
    ] {
        assert_eq!(emulator.fail_start(&fault, START), Err(said.to_owned()));
    }
}

#[test]
fn delays_can_be_set() {
    let options = json!({ "readyAfter": "2m", "deletedAfter": 500, "purgedAfter": "1h" });
    let emulator = &mut emulator_with(&json!([{ "name": "x", "state": "CREATING" }]), &options);
    let ready = START + 2 * MINUTE;
    assert_eq!(state(emulator, "x", ready - 1), "CREATING");
    assert_eq!(state(emulator, "x", ready), "READY");
    ok(emulator, "DELETE", &path("x"), ready);
    let deleted = ready + 500;
    assert_eq!(state(emulator, "x", deleted - 1), "DELETING");
    assert_eq!(ok(emulator, "GET", &path("x"), deleted)["purgeTime"], "2026-03-01T13:02:00.500Z");
    assert_eq!(state(emulator, "x", deleted + 60 * MINUTE - 1), "DELETED");
    assert_eq!(send(emulator, "GET", &path("x"), deleted + 60 * MINUTE).status, 404);
}

#[test]
fn invalid_delays_are_an_error() {
    for wrong in [json!("soon"), json!(-1), json!(true), json!([])] {
        for option in ["readyAfter", "deletedAfter", "purgedAfter", "idleDeletedAfter"] {
            let fault = Emulator::new(&json!({ option: wrong }), START).err().unwrap();
            let form = "in the options must be milliseconds or a duration such as `10m`";
            assert!(fault.starts_with(&format!("`{option}` {form}")), "{fault}");
        }
    }
}
