//! Creating, changing, scaling and tagging.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply};
use serde_json::{Value, json};
use support::{SECOND, START, body, emulator, ok, path, refused, send, send_body, state};

const LIST: &str = "/v1/accounts/acme/deployments";

fn create(emulator: &mut Emulator, query: &str, deployment: &Value) -> Reply {
    send_body(emulator, "POST", &format!("{LIST}{query}"), deployment, START)
}

fn patch(emulator: &mut Emulator, target: &str, body: &Value) -> Reply {
    send_body(emulator, "PATCH", &path(target), body, START)
}

fn post(emulator: &mut Emulator, target: &str, body: &Value) -> Reply {
    send_body(emulator, "POST", &path(target), body, START)
}

fn new() -> Value {
    json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" })
}

#[test]
fn a_created_deployment_becomes_ready() {
    let emulator = &mut emulator(&json!([]));
    let created = body(&create(emulator, "?deploymentId=mine", &new()));
    assert_eq!((&created["name"], &created["state"]), (&json!("accounts/acme/deployments/mine"), &json!("CREATING")));
    assert_eq!((&created["createTime"], &created["desiredReplicaCount"]), (&json!("2026-03-01T12:00:00Z"), &json!(1)));
    assert_eq!(ok(emulator, "GET", &path("mine"), START), created);
    assert_eq!(state(emulator, "mine", START + 30 * SECOND), "READY");
}

#[test]
fn the_service_makes_an_id_where_none_is_given() {
    let emulator = &mut emulator(&json!([]));
    let names = [create(emulator, "", &new()), create(emulator, "", &new())].map(|reply| body(&reply)["name"].clone());
    assert_ne!(names[0], names[1]);
    assert!(names[0].as_str().is_some_and(|name| name.starts_with("accounts/acme/deployments/")));
}

#[test]
fn a_check_creates_nothing() {
    let emulator = &mut emulator(&json!([]));
    let checked = body(&create(emulator, "?deploymentId=mine&validateOnly=true", &new()));
    assert_eq!(checked["name"], json!("accounts/acme/deployments/mine"));
    refused(&send(emulator, "GET", &path("mine"), START), 404, 5);
}

#[test]
fn an_id_that_exists_or_is_reserved_is_refused() {
    let emulator = &mut emulator(&json!([{ "name": "live" }, { "name": "deleted", "state": "DELETED" }]));
    for id in ["live", "deleted"] {
        refused(&create(emulator, &format!("?deploymentId={id}"), &new()), 409, 6);
    }
    for id in ["1st", "-x", "X"] {
        refused(&create(emulator, &format!("?deploymentId={id}"), &new()), 400, 3);
    }
}

#[test]
fn what_the_service_refuses_of_a_new_deployment_is_refused() {
    let emulator = &mut emulator(&json!([]));
    for (change, status, code, part) in [
        (json!({ "baseModel": null }), 400, 3, "baseModel is required"),
        (json!({ "displayName": "x".repeat(64) }), 400, 3, "displayName must be at most 63 characters"),
        (
            json!({ "acceleratorType": "h200-141gb" }),
            400,
            3,
            "invalid value for enum field acceleratorType: \"h200-141gb\"",
        ),
        (json!({ "colour": "red" }), 400, 3, "unknown field \"colour\""),
        (json!({ "deploymentId": "mine" }), 400, 3, "unknown field \"deploymentId\""),
        (json!({ "minReplicaCount": "1" }), 400, 3, "invalid value for integer field minReplicaCount"),
        (json!({ "annotations": { "team": "search" } }), 403, 7, "annotations.team"),
    ] {
        let mut deployment = new();
        deployment.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let reply = create(emulator, "", &deployment);
        refused(&reply, status, code);
        assert!(body(&reply)["message"].as_str().unwrap().contains(part), "{}", reply.body);
    }
}

#[test]
fn a_mask_changes_what_it_names_and_nothing_else() {
    let before = json!({
        "name": "x", "displayName": "old", "description": "stays",
        "autoscalingPolicy": { "scaleUpWindow": "10s", "scaleToZeroWindow": "300s" },
    });
    let emulator = &mut emulator(&json!([before]));
    let mut expected = ok(emulator, "GET", &path("x"), START);
    expected["autoscalingPolicy"]["scaleToZeroWindow"] = json!("600s");
    expected["state"] = json!("UPDATING");
    let changes = json!({ "autoscalingPolicy": { "scaleToZeroWindow": "600s" }, "displayName": "ignored" });
    let reply = patch(emulator, "x?updateMask=autoscaling_policy.scale_to_zero_window", &changes);
    assert_eq!(body(&reply), expected);
    assert_eq!(state(emulator, "x", START + 30 * SECOND), "READY");
}

#[test]
fn a_mask_clears_what_the_body_lacks() {
    let emulator =
        &mut emulator(&json!([{ "name": "x", "description": "old", "autoscalingPolicy": { "scaleUpWindow": "1s" } }]));
    let reply = body(&patch(
        emulator,
        "x?updateMask=description,autoscaling_policy.scale_up_window",
        &json!({ "description": null }),
    ));
    assert_eq!((reply.get("description"), &reply["autoscalingPolicy"]), (None, &json!({})));
}

#[test]
fn without_a_mask_every_field_that_can_change_is_overwritten() {
    let emulator = &mut emulator(&json!([{ "name": "x", "description": "old", "preemptible": true }]));
    let reply = body(&patch(emulator, "x", &json!({ "displayName": "new" })));
    assert_eq!(
        (&reply["displayName"], reply.get("description"), &reply["preemptible"]),
        (&json!("new"), None, &json!(true))
    );
}

#[test]
fn what_an_update_cannot_change_is_refused() {
    let emulator = &mut emulator(&json!([{ "name": "x" }, { "name": "gone", "state": "DELETED" }]));
    for mask in ["base_model", "state", "annotations", "placement.region", "no_such_field", "displayName"] {
        refused(&patch(emulator, &format!("x?updateMask={mask}"), &json!({})), 400, 3);
    }
    let window = json!({ "autoscalingPolicy": { "scaleToZeroWindow": "60s" } });
    refused(&patch(emulator, "x?updateMask=autoscaling_policy", &window), 400, 3);
    refused(&patch(emulator, "gone?updateMask=display_name", &json!({ "displayName": "x" })), 400, 9);
    refused(&patch(emulator, "missing?updateMask=display_name", &json!({})), 404, 5);
}

#[test]
fn scaling_sets_the_replicas() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 4 }]));
    assert_eq!(body(&patch(emulator, "x:scale", &json!({ "replicaCount": 3 }))), json!({}));
    let scaled = ok(emulator, "GET", &path("x"), START);
    assert_eq!((&scaled["desiredReplicaCount"], &scaled["replicaCount"]), (&json!(3), &json!(3)));
    for wrong in [json!({ "replicaCount": -1 }), json!({ "replicaCount": "3" }), json!({ "replicas": 3 })] {
        refused(&patch(emulator, "x:scale", &wrong), 400, 3);
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
fn what_is_only_read_is_answered() {
    let failed =
        json!({ "name": "bad", "state": "FAILED", "status": { "code": "INTERNAL", "message": "no such image" } });
    let emulator = &mut emulator(&json!([{ "name": "x" }, failed]));
    assert_eq!(
        ok(emulator, "GET", &path("x:metrics?timeRange=10m"), START)["metrics"]["requests_per_second"],
        json!(0)
    );
    refused(&send(emulator, "GET", &path("x:metrics?timeRange=soon"), START), 400, 3);
    assert_eq!(ok(emulator, "GET", &path("bad/terminationMessage"), START), json!({ "message": "no such image" }));
    assert_eq!(ok(emulator, "GET", &path("x/terminationMessage"), START), json!({ "message": "" }));
    let shards = ok(emulator, "GET", &path("x/shards"), START);
    assert_eq!((&shards["totalSize"], &shards["deploymentShards"][0]["state"]), (&json!(1), &json!("READY")));
    refused(&send(emulator, "GET", &path("x/shards?filter=state"), START), 501, 12);
}
