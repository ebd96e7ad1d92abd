//! Inference: who is answered, and when a deployment serves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply, Request};
use serde_json::{Value, json};
use support::{
    DAY, HOUR, MINUTE, SECOND, START, body, emulator, emulator_with, ok, path, refused, request, send, state,
};

const COMPLETIONS: &str = "/inference/v1/chat/completions";
const X: &str = "accounts/acme/deployments/x";

fn asking(body: &Value) -> Request {
    Request { body: body.to_string(), ..request("POST", COMPLETIONS) }
}

fn complete(emulator: &mut Emulator, model: &str, now: i64) -> Reply {
    let chat = json!({ "model": model, "messages": [{ "role": "user", "content": "Hi" }], "max_tokens": 1 });
    emulator.handle(&asking(&chat), now)
}

/// The status and the code of an error in the format of inference; 200 and `null` for a completion.
#[track_caller]
fn outcome(reply: &Reply) -> (u16, Value) {
    let body = body(reply);
    let error = &body["error"];
    if reply.status != 200 {
        assert_eq!(error["type"], "error", "{body}");
        assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "{body}");
    }
    (reply.status, error["code"].clone())
}

fn answered() -> (u16, Value) {
    (200, Value::Null)
}

fn scaling_up() -> (u16, Value) {
    (503, json!("DEPLOYMENT_SCALING_UP"))
}

fn not_found() -> (u16, Value) {
    (404, json!("NOT_FOUND"))
}

#[test]
fn a_ready_deployment_completes_a_chat() {
    let completion = body(&complete(&mut emulator(&json!([{ "name": "x" }])), X, START));
    assert_eq!((&completion["object"], &completion["model"]), (&json!("chat.completion"), &json!(X)));
    assert_eq!(completion["choices"][0]["message"], json!({ "role": "assistant", "content": "Hello" }));
    assert_eq!(
        (&completion["choices"][0]["finish_reason"], &completion["created"]),
        (&json!("stop"), &json!(START / SECOND))
    );
    assert!(completion["id"].as_str().unwrap().starts_with("chatcmpl-"));
}

#[test]
fn a_model_that_is_no_live_deployment_of_the_account_is_not_found() {
    let emulator = &mut emulator(&json!([
        { "name": "gone", "state": "DELETED" },
        { "name": "going", "state": "DELETING" },
        { "name": "accounts/other/deployments/x" },
    ]));
    for model in ["none", "gone", "going"].map(|id| format!("accounts/acme/deployments/{id}")) {
        assert_eq!(outcome(&complete(emulator, &model, START)), not_found(), "{model}");
    }
    for model in ["accounts/other/deployments/x", "accounts/fireworks/models/x", "x", "", "accounts/acme/deployments/"]
    {
        assert_eq!(outcome(&complete(emulator, model, START)), not_found(), "{model}");
    }
}

#[test]
fn a_request_needs_the_key() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let stranger = Request { headers: Vec::new(), ..asking(&json!({ "model": X, "messages": [{}] })) };
    refused(&emulator.handle(&stranger, START), 401, 16);
}

#[test]
fn a_deployment_that_starts_is_still_scaling_up() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    ok(emulator, "POST", &path("x:undelete"), START);
    let reply = complete(emulator, X, START + 30 * SECOND - 1);
    assert_eq!(outcome(&reply), scaling_up());
    assert_eq!(
        body(&reply)["error"]["message"],
        "Deployment is currently scaled to zero and is scaling up. Please retry your request in a few minutes."
    );
    assert_eq!(outcome(&complete(emulator, X, START + 30 * SECOND)), answered());
}

#[test]
fn a_deployment_that_failed_does_not_serve() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "FAILED" }]));
    assert_eq!(outcome(&complete(emulator, X, START)), scaling_up());
    assert_eq!(state(emulator, "x", START + DAY), "FAILED");
}

#[test]
fn a_request_wakes_a_deployment_from_zero() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let later = START + 2 * HOUR;
    assert_eq!(ok(emulator, "GET", &path("x"), later)["desiredReplicaCount"], 0);
    assert_eq!(outcome(&complete(emulator, X, later)), scaling_up());
    let woken = ok(emulator, "GET", &path("x"), later);
    assert_eq!((&woken["state"], &woken["desiredReplicaCount"]), (&json!("READY"), &json!(1)));
    assert_eq!(outcome(&complete(emulator, X, later + 30 * SECOND - 1)), scaling_up());
    assert_eq!(outcome(&complete(emulator, X, later + 30 * SECOND)), answered());
}

#[test]
fn a_parked_deployment_stays_at_zero() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 0 }]));
    assert_eq!(outcome(&complete(emulator, X, START)), scaling_up());
    assert_eq!(outcome(&complete(emulator, X, START + HOUR)), scaling_up());
}

#[test]
fn requests_are_traffic() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    complete(emulator, X, START + 50 * MINUTE);
    assert_eq!(ok(emulator, "GET", &path("x"), START + 100 * MINUTE)["replicaCount"], 1);
    refused(&send(emulator, "DELETE", &path("x"), START + 100 * MINUTE), 400, 9);
}

#[test]
fn a_deployment_updates_without_a_gap() {
    let emulator = &mut emulator_with(&json!([{ "name": "x" }]), &json!({ "servingAfter": "1m" }));
    let change = Request { body: json!({ "displayName": "new" }).to_string(), ..request("PATCH", &path("x")) };
    let target = format!("{}?updateMask=display_name", change.target);
    assert_eq!(emulator.handle(&Request { target, ..change }, START + HOUR / 2).status, 200);
    assert_eq!(state(emulator, "x", START + HOUR / 2), "UPDATING");
    for now in [START + HOUR / 2, START + HOUR / 2 + 30 * SECOND] {
        assert_eq!(outcome(&complete(emulator, X, now)), answered());
    }
}

#[test]
fn ready_is_not_serving() {
    let options = json!({ "servingAfter": "2m" });
    let emulator = &mut emulator_with(&json!([{ "name": "x", "state": "DELETED" }, { "name": "y" }]), &options);
    ok(emulator, "POST", &path("x:undelete"), START);
    let serves = START + 30 * SECOND + 2 * MINUTE;
    let ready = ok(emulator, "GET", &path("x"), serves - 1);
    assert_eq!((&ready["state"], &ready["replicaStats"]["readyReplicaCount"]), (&json!("READY"), &json!(1)));
    assert_eq!(outcome(&complete(emulator, X, serves - 1)), scaling_up());
    assert_eq!(outcome(&complete(emulator, X, serves)), answered());

    let y = "accounts/acme/deployments/y";
    assert_eq!(outcome(&complete(emulator, y, START + 2 * MINUTE - 1)), scaling_up());
    assert_eq!(outcome(&complete(emulator, y, START + 2 * MINUTE)), answered());
    // every start from zero takes as long
    let later = START + 3 * HOUR;
    assert_eq!(outcome(&complete(emulator, y, later)), scaling_up());
    assert_eq!(ok(emulator, "GET", &path("y"), later + MINUTE)["replicaCount"], 1);
    assert_eq!(outcome(&complete(emulator, y, later + MINUTE)), scaling_up());
    assert_eq!(outcome(&complete(emulator, y, later + 30 * SECOND + 2 * MINUTE)), answered());
}

#[test]
fn more_replicas_do_not_interrupt_a_deployment_that_serves() {
    let emulator = &mut emulator_with(&json!([{ "name": "x" }]), &json!({ "servingAfter": "2m" }));
    let scale = Request { body: json!({ "replicaCount": 3 }).to_string(), ..request("PATCH", &path("x:scale")) };
    assert_eq!(emulator.handle(&scale, START + 5 * MINUTE).status, 200);
    for now in [START + 5 * MINUTE, START + 5 * MINUTE + 30 * SECOND] {
        assert_eq!(outcome(&complete(emulator, X, now)), answered());
    }
}

#[test]
fn a_request_that_makes_no_sense_is_refused() {
    let chat = json!([{ "role": "user", "content": "Hi" }]);
    for (body, expected) in [
        (json!(null), (400, "INVALID_ARGUMENT")),
        (json!({ "messages": chat }), (400, "INVALID_ARGUMENT")),
        (json!({ "model": 1, "messages": chat }), (400, "INVALID_ARGUMENT")),
        (json!({ "model": X }), (400, "INVALID_ARGUMENT")),
        (json!({ "model": X, "messages": [] }), (400, "INVALID_ARGUMENT")),
        (json!({ "model": X, "messages": chat, "stream": true }), (501, "UNIMPLEMENTED")),
    ] {
        let reply = emulator(&json!([{ "name": "x" }])).handle(&asking(&body), START);
        assert_eq!(outcome(&reply), (expected.0, json!(expected.1)), "{body}");
    }
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let cut_off = Request { body: "{".to_owned(), ..request("POST", COMPLETIONS) };
    assert_eq!(outcome(&emulator.handle(&cut_off, START)), (400, json!("INVALID_ARGUMENT")));
    assert_eq!(send(emulator, "GET", COMPLETIONS, START).status, 404);
}

#[test]
fn other_parameters_have_no_effect() {
    let chat =
        json!({ "model": X, "messages": [{ "role": "user", "content": "Hi" }], "temperature": 0.2, "stream": false });
    assert_eq!(outcome(&emulator(&json!([{ "name": "x" }])).handle(&asking(&chat), START)), answered());
}

#[test]
fn inference_meets_faults_like_any_request() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    emulator.fail(&json!({ "status": 429, "match": "/inference/" }), START).unwrap();
    refused(&complete(emulator, X, START), 429, 8);
    assert_eq!(outcome(&complete(emulator, X, START)), answered());
}
