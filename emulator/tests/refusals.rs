//! Refusals, and which comes first if there are several reasons.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Request};
use serde_json::json;
use support::{START, body, emulator, ok, path, refused, request, send};

fn with_key(key: Option<&str>, target: &str) -> Request {
    let headers = key.map(|key| ("authorization".to_owned(), key.to_owned())).into_iter().collect();
    Request { headers, ..request("GET", target) }
}

#[test]
fn the_key_is_checked_first() {
    let emulator = &mut emulator(&json!([]));
    for key in [None, Some("fw_local"), Some("Bearer fw_other"), Some("Bearer"), Some("Basic fw_local")] {
        for target in [path("x"), "/v1/accounts/other/deployments/x".to_owned(), "/v1/unknown".to_owned()] {
            refused(&emulator.handle(&with_key(key, &target), START), 401, 16);
        }
    }
    refused(&emulator.handle(&with_key(Some("bearer fw_local"), &path("x")), START), 404, 5);
}

#[test]
fn a_wrong_key_is_refused_in_the_services_words() {
    let reply = emulator(&json!([])).handle(&with_key(Some("Bearer fw_other"), &path("x")), START);
    assert_eq!(
        reply.body,
        r#"{"error":{"message":"The API key you provided is invalid.","param":null,"code":"UNAUTHORIZED","type":"error"}}"#
    );
}

#[test]
fn a_refusal_is_formatted_as_the_services() {
    let reply = send(&mut emulator(&json!([])), "GET", &path("x"), START);
    let expected = r#"{
  "code": 5,
  "details": [],
  "message": "deployment accounts/acme/deployments/x not found"
}"#;
    assert_eq!(reply.body, expected);
}

#[test]
fn permission_is_checked_before_the_request_and_before_existence() {
    let emulator = &mut emulator(&json!([{ "name": "accounts/other/deployments/there" }]));
    for target in ["there", "missing", "there?nonsense=1"] {
        let target = format!("/v1/accounts/other/deployments/{target}");
        refused(&send(emulator, "GET", &target, START), 403, 7);
    }
}

#[test]
fn without_an_account_and_a_key_every_request_is_accepted() {
    let options =
        json!({ "deployments": [{ "name": "accounts/a/deployments/x" }, { "name": "accounts/b/deployments/x" }] });
    let mut emulator = Emulator::new(&options, START).unwrap();
    for account in ["a", "b"] {
        let target = format!("/v1/accounts/{account}/deployments/x");
        assert_eq!(emulator.handle(&with_key(None, &target), START).status, 200);
        assert_eq!(emulator.handle(&with_key(Some("Bearer any"), &target), START).status, 200);
    }
}

#[test]
fn other_api_paths_are_unimplemented_and_other_paths_not_found() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    for (method, target) in [
        ("PUT", path("x")),
        ("GET", path("x/ledger")),
        ("POST", path("x:scale")),
        ("GET", path("x:undelete")),
        ("GET", path("")),
        ("GET", "/v1/accounts/acme".to_owned()),
        ("OPTIONS", path("x")),
    ] {
        refused(&send(emulator, method, &target, START), 501, 12);
    }
    for target in ["/", "", "/v2/accounts/acme/deployments", "/accounts/acme/deployments"] {
        refused(&send(emulator, "GET", target, START), 404, 5);
    }
}

#[test]
fn a_name_may_be_percent_encoded() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    ok(emulator, "GET", "/v1/accounts/%61cme/deployments/%78", START);
    for (id, status, code) in [("a%2Fb", 501, 12), ("%FF", 501, 12), ("..", 404, 5), ("%2e%2e", 404, 5)] {
        refused(&send(emulator, "GET", &path(id), START), status, code);
    }
}

#[test]
fn a_malformed_or_repeated_parameter_is_refused() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    refused(&send(emulator, "DELETE", &path("x?hard=maybe"), START), 400, 3);
    for repeated in ["ignoreChecks=true&ignoreChecks=true", "ignoreChecks=true&ignore_checks=true"] {
        let reply = send(emulator, "DELETE", &path(&format!("x?{repeated}")), START);
        refused(&reply, 400, 3);
        assert_eq!(body(&reply)["message"], r#"too many values for field "ignore_checks": true, true"#);
    }
    ok(emulator, "GET", &path("x?"), START);
}

#[test]
fn an_unknown_parameter_is_ignored_however_often_it_comes() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    let plain = ok(emulator, "GET", &path("x"), START);
    assert_eq!(ok(emulator, "GET", &path("x?showDeleted=maybe&force=1&force=2&$alt=json"), START), plain);
    ok(emulator, "POST", &path("x:undelete?validateOnly=true"), START);
    assert_eq!(ok(emulator, "GET", &path("x"), START)["state"], "CREATING");
}

#[test]
fn a_parameter_may_be_in_snake_case() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    assert_eq!(ok(emulator, "GET", &path("x?read_mask=state"), START), json!({ "state": "READY" }));
    let served = emulator.traffic("x", START);
    assert_eq!(served, Ok(()));
    refused(&send(emulator, "DELETE", &path("x"), START), 400, 9);
    ok(emulator, "DELETE", &path("x?ignore_checks=true"), START);
}

#[test]
fn undelete_takes_an_empty_object_as_its_body() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    for body in ["", "null", "[]", "{", "text", "{}{}", r#"{"name":"x"}"#] {
        let request = Request { body: body.to_owned(), ..request("POST", &path("x:undelete")) };
        refused(&emulator.handle(&request, START), 400, 3);
    }
    let request = Request { body: " {} ".to_owned(), ..request("POST", &path("x:undelete")) };
    assert_eq!(emulator.handle(&request, START).status, 200);
}
