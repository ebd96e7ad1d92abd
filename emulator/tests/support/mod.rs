//! An emulator with one account, and one-line helpers for requests.
#![allow(dead_code, reason = "each test file is a crate of its own, and uses some of these")]

use std::collections::BTreeMap;
use std::rc::Rc;

use fireworks_deployments_emulator::scaling::{Offsets, Zones};
use fireworks_deployments_emulator::{Emulator, Reply, Request};
use serde_json::{Value, json};

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 86_400 * SECOND;
/// 2026-03-01T12:00:00Z.
pub(crate) const START: i64 = 1_772_366_400_000;

/// The account's key.
pub(crate) const KEY: &str = "fw_local";

/// The account acme, with its key.
#[track_caller]
pub(crate) fn emulator(deployments: &Value) -> Emulator {
    emulator_with(deployments, &json!({}))
}

/// The same, with more options.
#[track_caller]
pub(crate) fn emulator_with(deployments: &Value, options: &Value) -> Emulator {
    let mut all = json!({ "accountId": "acme", "apiKey": KEY, "deployments": deployments });
    all.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
    Emulator::new(&all, START).unwrap()
}

/// A request with the account's key.
pub(crate) fn request(method: &str, target: &str) -> Request {
    let body = if method == "POST" { "{}" } else { "" };
    let headers = vec![("Authorization".to_owned(), format!("Bearer {KEY}"))];
    Request { method: method.to_owned(), target: target.to_owned(), headers, body: body.to_owned() }
}

/// The URL path of a deployment of acme, followed by `rest`.
pub(crate) fn path(id: &str) -> String {
    format!("/v1/accounts/acme/deployments/{id}")
}

pub(crate) fn body(reply: &Reply) -> Value {
    serde_json::from_str(&reply.body).unwrap()
}

pub(crate) fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
    reply.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The replica counts of a deployment with so many replicas in each phase.
pub(crate) fn phases([pending, downloading, initializing, ready]: [u32; 4]) -> Value {
    json!({
        "pendingSchedulingReplicaCount": pending,
        "downloadingModelReplicaCount": downloading,
        "initializingReplicaCount": initializing,
        "readyReplicaCount": ready,
    })
}

/// A request with a body.
pub(crate) fn send_body(emulator: &mut Emulator, method: &str, target: &str, body: &Value, now: i64) -> Reply {
    emulator.handle(&Request { body: body.to_string(), ..request(method, target) }, now)
}

/// An update of a deployment of acme.
pub(crate) fn patch(emulator: &mut Emulator, target: &str, body: &Value) -> Reply {
    send_body(emulator, "PATCH", &path(target), body, START)
}

pub(crate) fn send(emulator: &mut Emulator, method: &str, target: &str, now: i64) -> Reply {
    emulator.handle(&request(method, target), now)
}

/// The body of a reply that must be 200.
#[track_caller]
pub(crate) fn ok(emulator: &mut Emulator, method: &str, target: &str, now: i64) -> Value {
    let reply = send(emulator, method, target, now);
    assert_eq!(reply.status, 200, "{}", reply.body);
    body(&reply)
}

/// Asserts that the reply is a refusal in the service's format, with this status and gRPC number. That of a wrong key is
/// nested, and has no number.
#[track_caller]
pub(crate) fn refused(reply: &Reply, status: u16, code: u8) {
    let error = body(reply);
    if status == 401 && code == 16 {
        let nested = &error["error"];
        assert_eq!((reply.status, &nested["code"], &nested["type"]), (401, &json!("UNAUTHORIZED"), &json!("error")));
        return assert!(nested["message"].as_str().is_some_and(|message| !message.is_empty()), "{error}");
    }
    assert_eq!((reply.status, &error["code"]), (status, &json!(code)), "{error}");
    assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "{error}");
    assert_eq!(error["details"], json!([]));
}

/// The state of a deployment of acme.
#[track_caller]
pub(crate) fn state(emulator: &mut Emulator, id: &str, now: i64) -> String {
    ok(emulator, "GET", &path(id), now)["state"].as_str().unwrap().to_owned()
}

/// The time zones of the tests.
pub(crate) fn zones() -> Rc<dyn Zones> {
    Rc::new(BTreeMap::from([("UTC".to_owned(), Offsets::new())]))
}
