//! The façade of a call, in Node and in browsers: what it is told, and what it says.
#![cfg(target_family = "wasm")]
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use fireworks_deployments::exchange::budget::Budget;
use fireworks_deployments::wasm::calls::{begin, end, happened, replied};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const FULL: u32 = Budget::FULL;
const NOW: f64 = 1_800_000_000_000.0;
const JSON: u8 = 1;
const SLEPT: u8 = 2;

fn said(text: &str) -> Value {
    serde_json::from_str(text).expect("it says JSON")
}

fn undelete() -> Value {
    let plan = json!({ "call": "undelete", "deployment": "x", "accountId": "acme" });
    said(&begin(&plan.to_string(), false, NOW, FULL))
}

fn id(said: &Value) -> usize {
    said.get("id").and_then(Value::as_u64).and_then(|id| usize::try_from(id).ok()).expect("a call under way")
}

fn told_ok(call: usize) -> Value {
    said(&replied(call, 200, "[]", f64::NAN, JSON, "{}", NOW, 0.0, FULL))
}

#[wasm_bindgen_test]
fn begun_it_says_what_to_send() {
    let said = undelete();
    let sent = said.get("send").expect("something to send");
    assert_eq!(sent.get("path"), Some(&json!("/v1/accounts/acme/deployments/x:undelete")));
    assert_eq!((sent.get("method"), sent.get("body")), (Some(&json!("POST")), Some(&json!("{}"))));
    end(id(&said));
}

#[wasm_bindgen_test]
fn told_a_good_reply_it_says_that_this_is_the_result_and_is_over() {
    let call = id(&undelete());
    assert_eq!(told_ok(call), json!({ "resolve": "reply" }));
    assert_eq!(told_ok(call).pointer("/reject/kind"), Some(&json!("config")));
}

#[wasm_bindgen_test]
fn told_503_it_says_to_pause_then_to_send_again() {
    let call = id(&undelete());
    let pause = said(&replied(call, 503, r#"[["retry-after-ms","7"]]"#, f64::NAN, JSON, "{}", NOW, 0.0, FULL));
    assert_eq!(pause.get("sleepMs"), Some(&json!(7)));
    assert_eq!(pause.get("tokens"), Some(&json!(495)));
    let again = said(&happened(call, SLEPT, "", false, NOW, 0.0, FULL));
    assert_eq!(again.pointer("/send/method"), Some(&json!("POST")));
    end(call);
}

#[wasm_bindgen_test]
fn calls_under_way_do_not_mix_and_a_number_is_used_again() {
    let (one, other) = (id(&undelete()), id(&undelete()));
    assert_ne!(one, other);
    end(one);
    assert_eq!(told_ok(other), json!({ "resolve": "reply" }));
    assert_eq!(id(&undelete()), one);
    end(one);
}

#[wasm_bindgen_test]
fn aborted_before_it_begins_it_sends_nothing() {
    let plan = json!({ "call": "get", "deployment": "accounts/acme/deployments/x" });
    let said = said(&begin(&plan.to_string(), true, NOW, FULL));
    assert_eq!(
        (said.pointer("/reject/kind"), said.pointer("/reject/attempts")),
        (Some(&json!("aborted")), Some(&json!(0)))
    );
}

#[wasm_bindgen_test]
fn a_wrong_name_is_said_at_once() {
    for plan in [
        json!({ "call": "get", "deployment": "a/b", "accountId": "acme" }),
        json!({ "call": "get", "deployment": "x" }),
    ] {
        assert_eq!(said(&begin(&plan.to_string(), false, NOW, FULL)).pointer("/reject/kind"), Some(&json!("config")));
    }
}
