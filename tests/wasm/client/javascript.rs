//! What a Rust app hands on to JavaScript, and takes from it.

use fireworks_deployments::wasm::client::{Client, Options};
use js_sys::{Array, Reflect};
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{KEY, Service, error};

fn js(expression: &str) -> JsValue {
    js_sys::eval(&format!("({expression})")).expect("a value")
}

fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn as_json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).map(String::from).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn options_come_from_an_object_and_events_go_to_its_function() {
    let service = Service::new("options", json!([{ "body": { "state": "READY" } }]));
    let given = js("{ accountId: 'acme', maxRetries: 0, events: [],
        onEvent(event) { given.events.push(event.type); throw new Error('ignored') } }");
    let _ = Reflect::set(&js_sys::global(), &"given".into(), &given);
    let _ = Reflect::set(&given, &"baseUrl".into(), &service.address().into());
    let options = Options::try_from(given.clone()).expect("options");
    assert_eq!((options.timeout_ms, options.max_retries), (60_000, 0));
    assert!(Client::new(options).expect("a client").undelete("x").await.is_ok());
    assert_eq!(as_json(&property(&given, "events")), r#"["request","response"]"#);
}

#[wasm_bindgen_test]
fn options_of_another_type_are_refused_without_being_repeated() {
    for given in ["5", "null", "'fw_s3cr3t_key'", "{ timeoutMs: 'fw_s3cr3t_key' }", "{ apiKey: ['fw_s3cr3t_key'] }"] {
        assert_eq!(error(Options::try_from(js(given))).kind.word(), "config", "{given}");
    }
}

#[wasm_bindgen_test]
async fn an_error_is_an_error_of_javascript_with_its_fields() {
    let details = json!([{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "QUOTA" }]);
    let body = json!({ "code": 8, "message": "$KEY has no quota", "details": details });
    let service = Service::new("thrown", json!([{ "status": 403, "body": body }]));
    let thrown = JsValue::from(error(service.client().undelete("x").await));
    assert!(thrown.is_instance_of::<js_sys::Error>());
    assert_eq!(property(&thrown, "name"), "FireworksError");
    assert!(property(&thrown, "message").as_string().expect("words").contains("[key] has no quota"));
    assert_eq!(property(&thrown, "kind"), "api");
    assert_eq!(property(&thrown, "status"), 403);
    assert_eq!(property(&thrown, "reason"), "QUOTA");
    assert_eq!(property(&thrown, "path"), "/v1/accounts/acme/deployments/x:undelete");
    assert_eq!(property(&thrown, "outcomeUnknown"), false);
    assert!(Array::is_array(&property(&thrown, "details")));
    assert!(!as_json(&thrown).contains(KEY));
}

#[wasm_bindgen_test]
async fn the_issues_of_an_error_are_plain_data() {
    let service = Service::new("issues", json!([{}]));
    let thrown = JsValue::from(error(service.client().scale("x", -1).await));
    let issue = property(&thrown, "issues").unchecked_into::<Array>().get(0);
    assert_eq!(as_json(&property(&issue, "path")), r#"["replicaCount"]"#);
    assert_eq!(property(&issue, "code"), "too_small");
}
