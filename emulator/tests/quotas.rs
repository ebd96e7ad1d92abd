//! Quotas on accelerators.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply};
use serde_json::{Value, json};
use support::{HOUR, SECOND, START, body, emulator_with, ok, patch, path, refused, send, send_body, state};

const LIST: &str = "/v1/accounts/acme/deployments";

/// An account with a quota of 16 H200, and these deployments.
fn emulator(deployments: &Value) -> Emulator {
    emulator_with(deployments, &json!({ "quotas": { "NVIDIA_H200_141GB": 16 } }))
}

/// A deployment that is charged for this many H200.
fn h200(name: &str, per_replica: i64, most: i64) -> Value {
    json!({ "name": name, "acceleratorType": "NVIDIA_H200_141GB", "acceleratorCount": per_replica, "maxReplicaCount": most })
}

fn in_state(state: &str, mut deployment: Value) -> Value {
    deployment["state"] = json!(state);
    deployment
}

fn create(emulator: &mut Emulator, query: &str, accelerator: &str, per_replica: i64, most: i64) -> Reply {
    let deployment = json!({
        "baseModel": "accounts/fireworks/models/x",
        "acceleratorType": accelerator,
        "acceleratorCount": per_replica,
        "maxReplicaCount": most,
    });
    send_body(emulator, "POST", &format!("{LIST}?{query}"), &deployment, START)
}

#[track_caller]
fn exceeds(reply: &Reply, in_use: i64, requesting: i64) {
    refused(reply, 429, 8);
    let told = format!("global--h200-count for account acme, in use: {in_use}, quota: 16, requesting: {requesting}");
    assert_eq!(body(reply)["message"], told);
}

#[test]
fn a_create_beyond_the_quota_is_refused_and_stores_nothing() {
    let emulator = &mut emulator(&json!([h200("x", 7, 2)]));
    exceeds(&create(emulator, "deploymentId=y", "NVIDIA_H200_141GB", 2, 2), 14, 4);
    exceeds(&create(emulator, "validateOnly=true", "NVIDIA_H200_141GB", 2, 2), 14, 4);
    assert_eq!(send(emulator, "GET", &path("y"), START).status, 404);
    assert_eq!(create(emulator, "deploymentId=y", "NVIDIA_H200_141GB", 2, 1).status, 200);
}

#[test]
fn an_undelete_beyond_the_quota_is_refused_until_another_deployment_is_deleted() {
    let emulator = &mut emulator(&json!([in_state("DELETED", h200("x", 2, 2)), h200("y", 14, 1)]));
    exceeds(&send(emulator, "POST", &path("x:undelete"), START), 14, 4);
    assert_eq!(state(emulator, "x", START), "DELETED");
    ok(emulator, "DELETE", &path("y"), START);
    exceeds(&send(emulator, "POST", &path("x:undelete"), START), 14, 4);
    ok(emulator, "POST", &path("x:undelete"), START + 5 * SECOND);
}

#[test]
fn a_failed_deployment_is_charged_already() {
    let emulator = &mut emulator(&json!([in_state("FAILED", h200("x", 16, 1))]));
    ok(emulator, "POST", &path("x:undelete"), START);
}

#[test]
fn a_deployment_at_zero_replicas_is_charged_unless_it_is_parked() {
    let emulator = &mut emulator(&json!([h200("idle", 14, 1), h200("parked", 14, 0)]));
    assert_eq!(ok(emulator, "GET", &path("idle"), START + HOUR)["replicaCount"], 0);
    exceeds(&create(emulator, "", "NVIDIA_H200_141GB", 4, 1), 14, 4);
    assert_eq!(create(emulator, "", "NVIDIA_H200_141GB", 100, 0).status, 200);
}

#[test]
fn an_update_is_charged_for_what_it_adds() {
    let emulator = &mut emulator(&json!([h200("x", 2, 3), h200("y", 8, 1)]));
    exceeds(&patch(emulator, "x?updateMask=max_replica_count", &json!({ "maxReplicaCount": 5 })), 14, 4);
    exceeds(&patch(emulator, "x?updateMask=accelerator_count", &json!({ "acceleratorCount": 3 })), 14, 3);
    assert_eq!(ok(emulator, "GET", &path("x"), START)["maxReplicaCount"], 3);
    assert_eq!(patch(emulator, "x?updateMask=max_replica_count", &json!({ "maxReplicaCount": 4 })).status, 200);
    assert_eq!(patch(emulator, "x?updateMask=display_name", &json!({ "displayName": "new" })).status, 200);
}

#[test]
fn a_scale_beyond_the_maximum_is_charged() {
    let emulator = &mut emulator(&json!([h200("x", 2, 3), h200("y", 8, 1)]));
    exceeds(&patch(emulator, "x:scale", &json!({ "replicaCount": 5 })), 14, 4);
    for count in [3, 4, 0] {
        assert_eq!(patch(emulator, "x:scale", &json!({ "replicaCount": count })).status, 200, "{count}");
    }
}

#[test]
fn what_is_over_the_quota_already_may_stay_or_shrink() {
    let emulator = &mut emulator(&json!([h200("x", 8, 4)]));
    assert_eq!(patch(emulator, "x?updateMask=max_replica_count", &json!({ "maxReplicaCount": 3 })).status, 200);
    exceeds(&patch(emulator, "x?updateMask=max_replica_count", &json!({ "maxReplicaCount": 4 })), 24, 8);
}

#[test]
fn each_account_and_accelerator_has_its_own_quota() {
    let other = "accounts/other/deployments/x";
    let emulator =
        &mut emulator(&json!([h200(other, 16, 1), in_state("DELETED", h200("gone", 16, 1)), h200("x", 14, 1)]));
    exceeds(&create(emulator, "", "NVIDIA_H200_141GB", 4, 1), 14, 4);
    assert_eq!(create(emulator, "", "NVIDIA_H100_80GB", 100, 100).status, 200);
}

#[test]
fn an_unset_accelerator_count_is_one() {
    let emulator = &mut emulator(&json!([h200("x", 14, 1)]));
    exceeds(&create(emulator, "", "NVIDIA_H200_141GB", 0, 3), 14, 3);
}

#[test]
fn other_refusals_come_first() {
    let emulator = &mut emulator(&json!([in_state("DELETED", h200("gone", 20, 1)), h200("x", 16, 1)]));
    refused(&patch(emulator, "gone:scale", &json!({ "replicaCount": 9 })), 400, 9);
    refused(&send(emulator, "POST", &path("x:undelete"), START), 409, 6);
    refused(&create(emulator, "deploymentId=x", "NVIDIA_H200_141GB", 4, 1), 409, 6);
}

#[test]
fn quotas_must_name_accelerators_and_counts() {
    for wrong in [
        json!(8),
        json!([]),
        json!({ "H200": 8 }),
        json!({ "NVIDIA_H200_141GB": -1 }),
        json!({ "NVIDIA_L4_24GB": "8" }),
    ] {
        let told = Emulator::new(&json!({ "quotas": wrong }), START).err().unwrap();
        assert!(told.starts_with("`quotas` in the options must be an object of accelerator types"), "{told}");
    }
    assert!(Emulator::new(&json!({ "quotas": {} }), START).is_ok());
}
