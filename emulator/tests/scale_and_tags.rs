//! Scaling and tags.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply};
use serde_json::{Value, json};
use support::{SECOND, START, body, emulator, ok, patch, path, phases, refused, send_body, state};

fn post(emulator: &mut Emulator, target: &str, body: &Value) -> Reply {
    send_body(emulator, "POST", &path(target), body, START)
}

fn scale(emulator: &mut Emulator, count: u32) {
    assert_eq!(body(&patch(emulator, "x:scale", &json!({ "replicaCount": count }))), json!({}));
}

fn replicas(emulator: &mut Emulator, now: i64) -> (Value, Value) {
    let deployment = ok(emulator, "GET", &path("x"), now);
    (deployment["desiredReplicaCount"].clone(), deployment["replicaCount"].clone())
}

#[test]
fn scaling_sets_the_replicas() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 4 }]));
    scale(emulator, 3);
    assert_eq!(state(emulator, "x", START), "READY");
    assert_eq!(replicas(emulator, START + 30 * SECOND - 1), (json!(3), json!(1)));
    assert_eq!(replicas(emulator, START + 30 * SECOND), (json!(3), json!(3)));
    scale(emulator, 0);
    assert_eq!(replicas(emulator, START + 30 * SECOND), (json!(0), json!(0)));
    for wrong in [json!({ "replicaCount": -1 }), json!({ "replicaCount": "3" }), json!({ "replicas": 3 })] {
        refused(&patch(emulator, "x:scale", &wrong), 400, 3);
    }
}

#[test]
fn replicas_scaled_before_ready_appear_once_ready() {
    for before in ["CREATING", "UPDATING"] {
        let emulator =
            &mut emulator(&json!([{ "name": "x", "state": before, "maxReplicaCount": 4, "replicaCount": 0 }]));
        scale(emulator, 3);
        assert_eq!(replicas(emulator, START), (json!(3), json!(0)), "{before}");
        assert_eq!(replicas(emulator, START + 30 * SECOND), (json!(3), json!(3)), "{before}");
    }
}

#[test]
fn a_scale_during_an_update_is_kept() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    patch(emulator, "x?updateMask=description", &json!({ "description": "new" }));
    scale(emulator, 2);
    assert_eq!(replicas(emulator, START + 30 * SECOND), (json!(2), json!(2)));
}

#[test]
fn an_update_brings_the_replicas_within_its_limits() {
    for (changes, mask, left) in [
        (json!({ "description": "new" }), "description", 3),
        (json!({ "minReplicaCount": 4 }), "min_replica_count", 4),
        (json!({ "maxReplicaCount": 2 }), "max_replica_count", 2),
    ] {
        let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 4 }]));
        scale(emulator, 3);
        let told = body(&patch(emulator, &format!("x?updateMask={mask}"), &changes));
        let stats = phases([left - 1, 0, 0, 1]);
        assert_eq!((&told["desiredReplicaCount"], &told["replicaStats"]), (&json!(left), &stats), "{mask}");
        assert_eq!(replicas(emulator, START + 30 * SECOND), (json!(left), json!(left)), "{mask}");
    }
}

#[test]
fn tags_come_and_go_one_by_one() {
    let emulator = &mut emulator(&json!([{ "name": "x", "annotations": { "custom/a": "1", "service/b": "2" } }]));
    assert_eq!(body(&post(emulator, "x:setTags", &json!({ "tags": { "custom/c": "3" } }))), json!({}));
    assert_eq!(body(&post(emulator, "x:deleteTags", &json!({ "keys": ["custom/a", "custom/none"] }))), json!({}));
    let left = ok(emulator, "GET", &path("x"), START)["annotations"].clone();
    assert_eq!(left, json!({ "service/b": "2", "custom/c": "3" }));
    refused(&post(emulator, "x:setTags", &json!({ "tags": { "team": "search" } })), 403, 7);
    refused(&post(emulator, "x:setTags", &json!({})), 400, 3);
    refused(&post(emulator, "x:deleteTags", &json!({ "keys": "custom/a" })), 400, 3);
}

#[test]
fn tags_keep_their_rules() {
    let emulator = &mut emulator(&json!([{ "name": "x", "annotations": { "custom/a": "1" } }]));
    let many: Value = (0..64).map(|i| (format!("custom/{i}"), json!("1"))).collect::<serde_json::Map<_, _>>().into();
    for tags in [json!({ "custom/a": "" }), json!({ "custom/a": " 1" }), json!({ "custom/a": 1 }), many] {
        refused(&post(emulator, "x:setTags", &json!({ "tags": tags })), 400, 3);
    }
    refused(&post(emulator, "x:deleteTags", &json!({ "keys": ["team"] })), 403, 7);
    assert_eq!(ok(emulator, "GET", &path("x"), START)["annotations"], json!({ "custom/a": "1" }));
}

#[test]
fn a_deployment_that_is_deleted_or_unknown_takes_neither() {
    let emulator =
        &mut emulator(&json!([{ "name": "gone", "state": "DELETED" }, { "name": "going", "state": "DELETING" }]));
    for (id, status, code) in [("gone", 400, 9), ("going", 400, 9), ("missing", 404, 5)] {
        refused(&patch(emulator, &format!("{id}:scale"), &json!({ "replicaCount": 1 })), status, code);
        refused(&post(emulator, &format!("{id}:setTags"), &json!({ "tags": { "custom/a": "1" } })), status, code);
        refused(&post(emulator, &format!("{id}:deleteTags"), &json!({ "keys": ["custom/a"] })), status, code);
    }
}
