//! A suspended account.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply};
use serde_json::{Value, json};
use support::{START, body, emulator_with, ok, patch, path, refused, send, send_body, state};

const LIST: &str = "/v1/accounts/acme/deployments";

fn emulator(deployments: &Value) -> Emulator {
    emulator_with(deployments, &json!({ "suspended": true }))
}

#[track_caller]
fn suspended(reply: &Reply) {
    refused(reply, 412, 9);
    assert_eq!(
        body(reply)["message"],
        "Account acme is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices. \
         Please go to https://fireworks.ai/account/billing for more information."
    );
}

#[test]
fn nothing_that_starts_spending_is_done() {
    let emulator = &mut emulator(&json!([
        { "name": "gone", "state": "DELETED" },
        { "name": "failed", "state": "FAILED" },
        { "name": "x", "minReplicaCount": 1, "maxReplicaCount": 4 },
    ]));
    let before = emulator.deployments(START);
    let new = json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" });
    suspended(&send_body(emulator, "POST", LIST, &new, START));
    for id in ["gone", "failed"] {
        suspended(&send(emulator, "POST", &path(&format!("{id}:undelete")), START));
    }
    suspended(&patch(emulator, "x:scale", &json!({ "replicaCount": 2 })));
    suspended(&patch(emulator, "x", &json!({ "minReplicaCount": 2 })));
    suspended(&patch(emulator, "failed", &json!({ "displayName": "again" })));
    assert_eq!(emulator.deployments(START), before);
}

#[test]
fn the_rest_goes_on() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 4, "minReplicaCount": 2 }]));
    assert_eq!(patch(emulator, "x", &json!({ "displayName": "new" })).status, 200);
    assert_eq!(patch(emulator, "x:scale", &json!({ "replicaCount": 1 })).status, 200);
    assert_eq!(ok(emulator, "GET", LIST, START)["totalSize"], 1);
    ok(emulator, "DELETE", &path("x"), START);
    assert_eq!(state(emulator, "x", START), "DELETING");
}

#[test]
fn inference_is_refused_and_wakes_nothing() {
    let emulator = &mut emulator(&json!([{ "name": "x", "desiredReplicaCount": 0, "replicaCount": 0 }]));
    let chat = |id: &str| {
        let model = format!("accounts/acme/deployments/{id}");
        json!({ "model": model, "messages": [{ "role": "user", "content": "Hi" }] })
    };
    let reply = send_body(emulator, "POST", "/inference/v1/chat/completions", &chat("x"), START);
    let error = &body(&reply)["error"];
    assert_eq!((reply.status, &error["type"]), (412, &json!("error")));
    assert!(error["message"].as_str().unwrap().starts_with("Account acme is suspended"), "{error}");
    assert_eq!(ok(emulator, "GET", &path("x"), START)["desiredReplicaCount"], 0);
    assert_eq!(send_body(emulator, "POST", "/inference/v1/chat/completions", &chat("none"), START).status, 404);
}

#[test]
fn other_refusals_come_first_but_a_quotas() {
    let options = json!({ "suspended": true, "quotas": { "NVIDIA_H100_80GB": 0 } });
    let emulator = &mut emulator_with(&json!([{ "name": "x" }]), &options);
    refused(&send(emulator, "POST", &path("x:undelete"), START), 409, 6);
    refused(&patch(emulator, "x:scale", &json!({ "replicaCount": -1 })), 400, 3);
    let new = json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" });
    suspended(&send_body(emulator, "POST", LIST, &new, START));
}
