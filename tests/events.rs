//! Events: their contents, and their silence about secrets.

use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::exchange::wait::Wait;
use serde_json::{Value, json};

mod support;
use support::{Script, after, broken, call, in_state, refusal, reply, reply_with, wait_for};

const PATH: &str = "/v1/accounts/acme/deployments/x";

fn told(host: &Script) -> Vec<Value> {
    host.events.borrow().iter().map(|event| json!(event)).collect()
}

#[test]
fn each_step_of_a_call_is_told() {
    let headers = [("x-request-id", "req-1"), ("content-type", "application/json")];
    let host = Script::new([broken(), after(30, reply_with(200, &headers, json!({})))]);
    host.execute(&call(&GET)).unwrap();
    assert_eq!(
        told(&host),
        [
            json!({ "type": "request", "method": "GET", "path": PATH, "attempt": 1 }),
            json!({ "type": "retry", "method": "GET", "path": PATH, "attempt": 2, "kind": "network", "delayMs": 500 }),
            json!({ "type": "request", "method": "GET", "path": PATH, "attempt": 2 }),
            json!({
                "type": "response", "method": "GET", "path": PATH, "attempt": 2, "status": 200, "requestId": "req-1",
                "headers": { "x-request-id": "req-1", "content-type": "application/json" }, "milliseconds": 30,
            }),
        ]
    );
}

#[test]
fn settling_by_reading_is_told() {
    let host = Script::new([broken(), refusal(409, 6, "not deleted"), reply(200, in_state("READY"))]);
    host.execute(&call(&UNDELETE)).unwrap();
    assert_eq!(
        told(&host).last(),
        Some(&json!({
            "type": "settled-by-reading", "method": "POST", "path": format!("{PATH}:undelete"), "attempt": 2, "status": 409,
        }))
    );
}

#[test]
fn each_reading_of_a_wait_is_told() {
    let host = Script::new([reply(200, in_state("CREATING")), reply(200, in_state("READY"))]);
    let wait = Wait::for_states(vec!["READY".to_owned()]);
    wait_for(&host, &wait, None).unwrap();
    let polls: Vec<Value> = told(&host).into_iter().filter(|event| event.get("type") == Some(&json!("poll"))).collect();
    assert_eq!(
        polls,
        [
            json!({ "type": "poll", "method": "GET", "path": PATH, "attempt": 1, "state": "CREATING", "milliseconds": 0 }),
            json!({ "type": "poll", "method": "GET", "path": PATH, "attempt": 2, "state": "READY", "milliseconds": 5_000 }),
        ]
    );
}

#[test]
fn a_cookie_and_a_body_are_never_told() {
    let headers = [("set-cookie", "session=hush"), ("server", "x")];
    let host = Script::new([reply_with(200, &headers, json!({ "directRouteApiKeys": ["hush"] }))]);
    host.execute(&call(&GET)).unwrap();
    let events = format!("{:?} {}", host.events.borrow(), Value::from(told(&host)));
    assert!(events.contains("server") && !events.contains("hush"), "{events}");
}

#[test]
fn an_error_prints_none_of_the_hosts_values() {
    let body = json!({ "code": 7, "message": "no", "details": [{ "key": "hush" }] });
    let host = Script::new([reply(403, body)]);
    let error = support::error(host.execute(&call(&GET)));
    assert!(error.details.is_some());
    assert!(!format!("{error} {error:?} {error:#?}").contains("hush"));
}
