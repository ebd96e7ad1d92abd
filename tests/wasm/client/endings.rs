//! However an exchange ends, the call does too, and its error is of the right kind.

use std::pin::pin;

use fireworks_deployments::wasm::client::{Client, Options};
use futures_util::future::{Either, select};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{KEY, Service, assert_kind, error};

fn impatient(service: &Service) -> Client {
    Client::new(Options { timeout_ms: 300, max_retries: 0, ..service.options() }).expect("options")
}

#[wasm_bindgen_test]
async fn each_end_of_a_fetch_is_an_error_of_its_kind() {
    for (kind, answer) in [
        ("network", json!({ "hangUp": true })),
        ("network", json!({ "cutOff": "hang up", "body": "{\"name\":" })),
        ("timeout", json!({ "silent": true })),
        ("timeout", json!({ "cutOff": "endless", "body": "{\"name\":" })),
        ("protocol", json!({ "body": "<!doctype html>" })),
        ("protocol", json!({ "body": "{\"name\":" })),
        ("protocol", json!({ "body": "null" })),
        ("protocol", json!({ "body": "" })),
        ("protocol", json!({ "body": { "minReplicaCount": 1.5 } })),
        ("protocol", json!({ "body": "[".repeat(200) })),
        ("api", json!({ "status": 404, "body": { "code": 5, "message": "no" } })),
        ("api", json!({ "status": 502, "body": "<html>" })),
    ] {
        let service = Service::new("ends", json!([answer]));
        assert_kind(impatient(&service).undelete("x").await, kind, &answer.to_string());
    }
}

#[wasm_bindgen_test]
async fn a_host_that_is_not_there_is_of_kind_network() {
    // no browser asks this port
    let options = Options { base_url: "http://127.0.0.1:1".to_owned(), max_retries: 0, ..Options::default() };
    let client = Client::new(options).expect("options");
    let error = error(client.undelete("accounts/acme/deployments/x").await);
    assert_eq!(error.kind.word(), "network", "{error}");
    let cause = error.cause.as_deref().expect("the host's words");
    assert!(!cause.is_empty() && error.message.contains(cause), "{error}");
}

#[wasm_bindgen_test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Service::new("elsewhere", json!([{ "body": { "state": "READY" } }]));
    let redirect = json!({ "status": 307, "headers": { "location": format!("{}/v1", elsewhere.address()) } });
    let error = error(impatient(&Service::new("redirect", json!([redirect]))).undelete("x").await);
    assert_eq!(error.kind.word(), "api");
    assert!(error.message.contains("redirects are not followed"), "{error}");
    assert!(elsewhere.requests().await.is_empty());
}

#[wasm_bindgen_test]
async fn dropping_a_call_ends_its_request() {
    let service = Service::new("dropped", json!([{ "silent": true }]));
    let client = service.client();
    {
        let call = pin!(client.undelete("x"));
        let arrived = pin!(service.ask("arrived"));
        assert!(matches!(select(call, arrived).await, Either::Right(_)), "nothing answers the call");
    }
    // answered when the server sees that the connection is closed
    assert_eq!(service.ask("closed").await, "true");
    assert_eq!(service.requests().await.len(), 1);
}

#[wasm_bindgen_test]
async fn an_attempt_that_times_out_ends_its_request() {
    let service = Service::new("timed out", json!([{ "silent": true }]));
    assert_kind(impatient(&service).get("x", &<_>::default()).await, "timeout", "a get");
    assert_eq!(service.ask("closed").await, "true");
}

#[wasm_bindgen_test]
async fn a_reply_that_comes_late_disturbs_nobody() {
    let service = Service::new("late", json!([{ "delayMs": 500, "body": {} }, { "body": { "state": "READY" } }]));
    let client = impatient(&service);
    assert_kind(client.undelete("x").await, "timeout", "the first");
    assert!(client.undelete("x").await.is_ok());
}

#[wasm_bindgen_test]
async fn nothing_that_is_printed_holds_the_key() {
    let refusal = json!({ "status": 401, "headers": { "x-request-id": "$KEY" }, "body": { "code": 16, "message": "the key $KEY is not known" } });
    let service = Service::new("refused", json!([refusal]));
    let (client, events) = service.observed();
    let error = error(client.get("x", &<_>::default()).await);
    assert!(error.message.contains("the key [key] is not known"), "{error}");
    assert_eq!(error.request_id.as_deref(), Some("[key]"));
    assert_eq!(events.borrow().len(), 2);
    for printed in [format!("{:?}", events.borrow()), format!("{client:?}"), format!("{:?}", service.options())] {
        assert!(!printed.contains(KEY), "{printed}");
    }
}

#[wasm_bindgen_test]
fn options_that_cannot_be_sent_are_refused_without_being_repeated() {
    let service = Service::new("wrong", json!([{}]));
    let header = |name: &str, value: &str| Options {
        headers: [(name.to_owned(), value.to_owned())].into(),
        ..service.options()
    };
    let key = |key: &str| Options { api_key: Some(key.to_owned()), ..service.options() };
    let address = |base_url: &str| Options { base_url: base_url.to_owned(), ..service.options() };
    for (options, hidden) in [
        (key(""), "fw_"),
        (key("s3cr3t\n"), "s3cr3t"),
        (key("ключ"), "ключ"),
        (header("a b", "x"), "fw_"),
        (header("", "x"), "fw_"),
        (header("x-token", "s3cr3t\r\n"), "s3cr3t"),
        (header("x-token", "ключ"), "ключ"),
        (address("ftp://host"), "fw_"),
        (address("host"), "fw_"),
        (address("//host"), "fw_"),
        (address("https://"), "fw_"),
        (address("https://me:s3cr3t@host/"), "s3cr3t"),
        (address("https://host?key=s3cr3t"), "s3cr3t"),
        (Options { api_key: None, ..Options::default() }, "fw_"),
    ] {
        let error = error(Client::new(options));
        assert_eq!(error.kind.word(), "config");
        assert!(!error.message.contains(hidden) || hidden == "fw_", "{error}");
    }
}

#[wasm_bindgen_test]
fn a_page_keeps_its_key_from_other_origins() {
    let options = Options { allow_key_in_browser: false, ..Service::new("a page", json!([{}])).options() };
    let is_page = !js_sys::eval("globalThis.location").unwrap_or_default().is_undefined();
    assert_eq!(Client::new(options).is_err(), is_page);
}
