//! Waits over real polls.

use fireworks_deployments::api::vocabulary::State;
use fireworks_deployments::exchange::event::ClientEvent;
use fireworks_deployments::wasm::client::WaitOptions;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{Service, assert_kind, error, state};

const SOON: WaitOptions = WaitOptions { poll_ms: Some(1), max_wait_ms: None, grace_ms: None };

fn in_state(state: &str) -> Value {
    json!({ "body": { "name": "accounts/acme/deployments/x", "state": state } })
}

#[wasm_bindgen_test]
async fn an_undelete_waits_until_the_deployment_is_ready() {
    let answers = ["CREATING", "DELETED", "CREATING", "READY"].map(in_state);
    let service = Service::new("undelete", json!(answers));
    let (client, events) = service.observed();
    let deployment = client.undelete_and_wait("x", SOON).await.expect("a deployment");
    assert_eq!(state(&deployment), "READY");
    let polled = |event: &ClientEvent| match event {
        ClientEvent::Poll { state, .. } => state.clone(),
        _ => None,
    };
    let states: Vec<_> = events.borrow().iter().filter_map(polled).collect();
    assert_eq!(states, ["DELETED", "CREATING", "READY"]);
}

#[wasm_bindgen_test]
async fn a_recovery_undeletes_and_outlives_an_outage() {
    let answers = [
        in_state("DELETED"),
        in_state("CREATING"),
        json!({ "status": 502, "body": "<html>Bad Gateway" }),
        in_state("CREATING"),
        in_state("READY"),
    ];
    let service = Service::new("recover", json!(answers));
    let deployment = service.client().recover("x", SOON).await.expect("a deployment");
    assert_eq!(state(&deployment), "READY");
    let methods: Vec<Value> =
        service.requests().await.iter().filter_map(|request| request.get("method").cloned()).collect();
    assert_eq!(methods, ["GET", "POST", "GET", "GET", "GET"]);
}

#[wasm_bindgen_test]
async fn a_deployment_serves_once_its_model_answers() {
    let busy = json!({ "status": 503, "body": { "error": { "message": "scaling up" } } });
    let service = Service::new("serving", json!([in_state("READY"), busy, in_state("READY"), { "body": {} }]));
    assert_eq!(state(&service.client().wait_until_serving("x", SOON).await.expect("a deployment")), "READY");
}

#[wasm_bindgen_test]
async fn a_wait_ends_when_the_deployment_fails() {
    let failed = json!({ "state": "FAILED", "status": { "code": "INTERNAL", "message": "no such image" } });
    let service = Service::new("failed", json!([in_state("CREATING"), { "body": failed }]));
    let error = error(service.client().wait_for("x", &[State::READY], SOON).await);
    assert_eq!(error.kind.word(), "failed");
    let status = error.deployment.as_ref().and_then(|seen| seen.status.as_ref());
    assert_eq!(status.and_then(|status| status.message.as_deref()), Some("no such image"));
}

#[wasm_bindgen_test]
async fn a_wait_that_runs_out_says_what_it_saw() {
    let service = Service::new("slow", json!([in_state("CREATING")]));
    let wait = WaitOptions { max_wait_ms: Some(200), ..SOON };
    let error = error(service.client().wait_for("x", &[State::READY, State::FAILED], wait).await);
    assert_eq!(error.kind.word(), "timeout");
    assert!(error.message.contains("READY or FAILED"), "{error}");
    assert_eq!(error.deployment.as_deref().map(state), Some("CREATING"));
}

#[wasm_bindgen_test]
async fn a_deletion_ends_where_nothing_is_found() {
    let gone = json!({ "status": 404, "body": { "code": 5, "message": "not found" } });
    let service = Service::new("gone", json!([{ "body": {} }, in_state("DELETING"), gone]));
    assert!(service.client().delete_and_wait("x", &<_>::default(), SOON).await.is_ok());
    let service = Service::new("gone at once", json!([gone]));
    let deployment = service.client().wait_for("x", &[State::DELETED], SOON).await.expect("a deployment");
    assert_eq!(deployment.name.as_deref(), Some("accounts/acme/deployments/x"));
    assert_eq!(state(&deployment), "DELETED");
}

#[wasm_bindgen_test]
async fn a_wait_for_no_state_is_refused() {
    let service = Service::new("no state", json!([{ "body": {} }]));
    let named = |state: &'static str| State(state.into());
    for states in [vec![], vec![named("")], vec![named("ready")], vec![State::READY, named("Failed")]] {
        assert_kind(service.client().wait_for("x", &states, SOON).await, "config", &format!("{states:?}"));
    }
    assert!(service.requests().await.is_empty());
}
