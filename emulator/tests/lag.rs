//! Reads that lag behind writes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{HOUR, MINUTE, SECOND, START, emulator_with, ok, patch, path, refused, send, send_body, state};

const LIST: &str = "/v1/accounts/acme/deployments";
const COMPLETIONS: &str = "/inference/v1/chat/completions";

/// An account whose reads lag a minute behind.
fn emulator(deployments: &Value) -> Emulator {
    emulator_with(deployments, &json!({ "lag": "1m" }))
}

/// The IDs and states in a list of all deployments.
#[track_caller]
fn listed(emulator: &mut Emulator, now: i64) -> Vec<(String, String)> {
    let page = ok(emulator, "GET", &format!("{LIST}?showDeleted=true&orderBy=name"), now);
    let text =
        |deployment: &Value, field: &str| deployment[field].as_str().unwrap().replace("accounts/acme/deployments/", "");
    page["deployments"].as_array().unwrap().iter().map(|it| (text(it, "name"), text(it, "state"))).collect()
}

fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(id, state)| ((*id).to_owned(), (*state).to_owned())).collect()
}

#[test]
fn an_undelete_answers_the_truth_and_reads_show_it_later() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }, { "name": "y" }]));
    assert_eq!(ok(emulator, "POST", &path("x:undelete"), START)["state"], "CREATING");
    assert_eq!(state(emulator, "x", START), "DELETED");
    assert_eq!(state(emulator, "x", START + MINUTE - 1), "DELETED");
    assert_eq!(listed(emulator, START + MINUTE - 1), rows(&[("x", "DELETED"), ("y", "READY")]));
    assert_eq!(ok(emulator, "GET", &format!("{LIST}?filter=state=READY"), START + MINUTE - 1)["totalSize"], 1);
    assert_eq!(state(emulator, "x", START + MINUTE), "READY");
    assert_eq!(listed(emulator, START + MINUTE), rows(&[("x", "READY"), ("y", "READY")]));
}

#[test]
fn writes_see_the_truth() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    ok(emulator, "POST", &path("x:undelete"), START);
    refused(&send(emulator, "POST", &path("x:undelete"), START + SECOND), 409, 6);
    assert_eq!(state(emulator, "x", START + SECOND), "DELETED");
    let scaled = send_body(emulator, "PATCH", &path("x:scale"), &json!({ "replicaCount": 0 }), START + SECOND);
    assert_eq!(scaled.status, 200);
}

#[test]
fn a_new_deployment_cannot_be_read_at_first() {
    let emulator = &mut emulator(&json!([]));
    let new = json!({ "baseModel": "accounts/fireworks/models/x", "acceleratorType": "NVIDIA_H100_80GB" });
    assert_eq!(send_body(emulator, "POST", &format!("{LIST}?deploymentId=x"), &new, START).status, 200);
    for read in ["x", "x/shards", "x:metrics", "x/terminationMessage"].map(path) {
        refused(&send(emulator, "GET", &read, START + MINUTE - 1), 404, 5);
        ok(emulator, "GET", &read, START + MINUTE);
    }
    refused(&send_body(emulator, "POST", &format!("{LIST}?deploymentId=x"), &new, START), 409, 6);
    assert_eq!(state(emulator, "x", START + MINUTE), "READY");
}

#[test]
fn a_deployment_that_was_purged_is_still_shown_at_first() {
    let emulator = &mut emulator(&json!([{ "name": "x" }, { "name": "accounts/other/deployments/y" }]));
    ok(emulator, "DELETE", &path("x?hard=true"), START);
    assert_eq!(listed(emulator, START + MINUTE - 1), rows(&[("x", "READY")]));
    assert_eq!(state(emulator, "x", START + MINUTE - 1), "READY");
    refused(&send(emulator, "DELETE", &path("x"), START + MINUTE - 1), 404, 5);
    assert_eq!(listed(emulator, START + MINUTE), rows(&[]));
    refused(&send(emulator, "GET", &path("x"), START + MINUTE), 404, 5);
}

#[test]
fn reads_show_one_write_after_another() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    for (after, name) in [(0, "one"), (20, "two")] {
        let body = json!({ "tags": { "custom/name": name } });
        assert_eq!(send_body(emulator, "POST", &path("x:setTags"), &body, START + after * SECOND).status, 200);
    }
    for (after, name) in [(59, Value::Null), (60, json!("one")), (79, json!("one")), (80, json!("two"))] {
        let shown = ok(emulator, "GET", &path("x"), START + after * SECOND);
        assert_eq!(shown["annotations"]["custom/name"], name, "after {after} s");
    }
}

#[test]
fn a_refused_request_and_one_that_changes_nothing_hide_nothing() {
    let emulator =
        &mut emulator(&json!([{ "name": "x", "state": "CREATING" }, { "name": "going", "state": "DELETING" }]));
    refused(&send(emulator, "POST", &path("x:undelete"), START + SECOND), 409, 6);
    assert_eq!(patch(emulator, "x?updateMask=state", &json!({ "state": "READY" })).status, 200);
    emulator.fail(&json!({ "status": 503, "match": "DELETE " }), START).unwrap();
    assert_eq!(send(emulator, "DELETE", &path("x"), START + SECOND).status, 503);
    refused(&send(emulator, "DELETE", &path("going"), START + SECOND), 404, 5);
    assert_eq!(state(emulator, "going", START + 5 * SECOND), "DELETED");
    assert_eq!(state(emulator, "x", START + 29 * SECOND), "CREATING");
    assert_eq!(state(emulator, "x", START + 30 * SECOND), "READY");
}

#[test]
fn inference_and_the_emulator_itself_know_the_truth() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    ok(emulator, "POST", &path("x:undelete"), START);
    assert_eq!(emulator.deployments(START)[0]["state"], "CREATING");
    let chat = json!({ "model": "accounts/acme/deployments/x", "messages": [{ "role": "user", "content": "Hi" }] });
    assert_eq!(send_body(emulator, "POST", COMPLETIONS, &chat, START + 30 * SECOND).status, 200);
    assert_eq!(state(emulator, "x", START + 30 * SECOND), "DELETED");
}

#[test]
fn traffic_and_time_show_at_once() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    assert_eq!(ok(emulator, "GET", &path("x"), START + HOUR)["desiredReplicaCount"], 0);
    emulator.traffic("x", START + HOUR).unwrap();
    assert_eq!(ok(emulator, "GET", &path("x"), START + HOUR)["desiredReplicaCount"], 1);
}
