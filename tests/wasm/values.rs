//! Values that JavaScript can make and JSON can't.

use fireworks_deployments::api::message::Message;
use fireworks_deployments::rules::check::{self as core, Purpose};
use fireworks_deployments::value::Value;
use fireworks_deployments::value::place::message_place;
use fireworks_deployments::wasm::validation::{validate_deployment, validate_deployment_id, validate_field};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{js, property};

const NO_DEPLOYMENTS: &[&str] = &[
    "undefined",
    "null",
    "0",
    "NaN",
    "'text'",
    "true",
    "12n",
    "Symbol('s')",
    "() => 1",
    "[]",
    "new Array(4294967295)",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
];

const OBJECTS: &[&str] = &[
    "new Map()",
    "new Date()",
    "Object.create(null)",
    "{ get displayName() { throw 1 } }",
    "{ displayName: { toString() { throw 1 } } }",
    "{ directRouteApiKeys: new Array(4294967295) }",
    "{ autoscalingPolicy: new Proxy({}, { ownKeys() { throw 1 } }) }",
    "new Proxy({}, { get() { throw 1 }, ownKeys() { throw 1 } })",
    "(() => { const cyclic = {}; cyclic.autoscalingPolicy = cyclic; return cyclic })()",
    "(() => { let deep = {}; for (let i = 0; i < 10000; i++) deep = { status: deep }; return deep })()",
];

fn issues(value: &str) -> js_sys::Array {
    validate_deployment(&js(value), false).unchecked_into()
}

#[wasm_bindgen_test]
fn what_is_no_object_is_one_issue() {
    for value in NO_DEPLOYMENTS {
        assert_eq!(issues(value).length(), 1, "{value}");
    }
}

#[wasm_bindgen_test]
fn an_object_of_any_kind_has_issues_and_throws_nothing() {
    for value in OBJECTS {
        assert!(issues(value).length() >= 1, "{value}");
    }
}

#[wasm_bindgen_test]
fn an_issue_is_plain_data() {
    let issue = issues("{ baseModel: 'accounts/a/models/m', displayName: '🔥'.repeat(64) }").get(0);
    assert_eq!(property(&issue, "path"), r#"["displayName"]"#);
    assert_eq!(property(&issue, "code"), "too_long");
    assert_eq!(property(&issue, "limit"), "63");
}

#[wasm_bindgen_test]
fn a_field_takes_any_path_and_any_value() {
    for path in NO_DEPLOYMENTS {
        let issues: js_sys::Array = validate_field(&js(path), &js("1")).unchecked_into();
        assert_eq!(issues.length(), 1, "{path}");
    }
    let issues: js_sys::Array = validate_field(&js("'maxReplicaCount'"), &js("2 ** 31")).unchecked_into();
    assert_eq!(property(&issues.get(0), "message"), "must be between -2147483648 and 2147483647, got `2147483648`");
}

#[wasm_bindgen_test]
fn an_id_that_is_no_string_is_an_issue() {
    for id in NO_DEPLOYMENTS {
        let issues: js_sys::Array = validate_deployment_id(&js(id), false).unchecked_into();
        assert_eq!(issues.length(), u32::from(*id != "'text'"), "{id}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_object_has_no_entries_and_what_cannot_be_read_has() {
    for value in ["undefined", "null", "5", "'text'", "true"] {
        assert!(js(value).get("x").is_none(), "{value}");
    }
    assert!(js("new Proxy({}, { get() { throw 1 } })").get("x").is_some());
}

/// Values that JSON can say, and that only some of the places fit.
const JSON: &[&str] = &[
    "{}",
    "[]",
    "null",
    "1",
    r#"{"displayName":"x","unknown":null,"extra":{"a":[null]}}"#,
    r#"{"displayName":null,"annotations":{"a":null,"b":"é","c.d":""},"status":null}"#,
    r#"{"displayName":5,"description":["x"],"placement":{"regions":[null,"MARS_1",7]}}"#,
    r#"{"minReplicaCount":1.5,"maxReplicaCount":2147483648,"acceleratorCount":-2147483648,"replicaCount":"1"}"#,
    r#"{"enableAddons":"true","directRouteApiKeys":{},"autoscalingPolicy":[]}"#,
    r#"{"autoscalingPolicy":{"loadTargets":{"default":2,"*":1,"other":null},"scaleUpWindow":null}}"#,
    r#"{"autoscalingPolicy":{"scalingSchedules":{"a":{"schedule":null,"minReplicaCount":-1},"b":null,"c":4}}}"#,
    r#"{"deployments":[{"state":null},{"state":7}],"nextPageToken":null}"#,
    r#"{"deployments":[{"annotations":{"a":null}},null],"totalSize":1e21}"#,
    r#"{"__proto__":{"displayName":1},"constructor":null,"display_name":"x","toString":1}"#,
];

#[wasm_bindgen_test]
fn a_value_reads_the_same_in_both_memories() {
    for text in JSON {
        let (theirs, ours) = (JsValue::from_json(text), serde_json::Value::from_json(text));
        let (theirs, ours) = (theirs.unwrap_or_default(), ours.unwrap_or_default());
        for purpose in [Purpose::Create, Purpose::Update] {
            assert_eq!(
                core::validate_deployment(&theirs, purpose),
                core::validate_deployment(&ours, purpose),
                "{text}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn a_reply_is_tidied_the_same_in_both_memories() {
    for place in [Message::Deployment, Message::DeploymentPage].into_iter().filter_map(message_place) {
        for text in JSON {
            let (theirs, ours) = (JsValue::from_json(text), serde_json::Value::from_json(text));
            let (mut theirs, mut ours) = (theirs.unwrap_or_default(), ours.unwrap_or_default());
            let fits = ours.tidy(place);
            assert_eq!(theirs.tidy(place), fits, "{text}");
            if fits {
                assert_eq!(theirs.to_json().ok(), ours.to_json().ok(), "{text}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_getter_may_validate_what_it_is_asked_for() {
    let again = js("{ get displayName() { return globalThis.again(this) }, description: 'é'.repeat(5000) }");
    let validate = Closure::<dyn Fn(JsValue) -> JsValue>::new(|_| {
        let inner = "{ displayName: 'x'.repeat(64), extra: 'y'.repeat(9000) }";
        assert_eq!(issues(inner).length(), 4);
        "x".repeat(64).into()
    });
    let _ = js_sys::Reflect::set(&js_sys::global(), &"again".into(), validate.as_ref());
    let rules: Vec<_> = core::validate_deployment(&again, Purpose::Update).iter().map(|issue| issue.rule).collect();
    assert_eq!(rules, ["display-name-length", "description-length"]);
}

#[wasm_bindgen_test]
fn a_known_field_is_found_behind_any_number_of_unknown_ones() {
    let many = "{ ...Object.fromEntries(Array.from({ length: 120000 }, (_, i) => ['k' + i, 1])), displayName: 'x'.repeat(64) }";
    let issues = core::validate_deployment(&js(many), Purpose::Update);
    assert_eq!(issues.first().map(|issue| issue.rule), Some("display-name-length"));
}

#[wasm_bindgen_test]
fn what_is_of_the_wrong_type_is_not_looked_into() {
    let shared = "{ directRouteApiKeys: new Array(700).fill(new Array(100000)) }";
    assert_eq!(core::validate_deployment(&js(shared), Purpose::Update).len(), 700);
    let counting = js("{ displayName: { get a() { globalThis.asked = 1 }, get b() { globalThis.asked = 2; return 1 },
        get c() { globalThis.asked = 3 } } }");
    assert_eq!(core::validate_deployment(&counting, Purpose::Update).len(), 1);
    assert_eq!(js("globalThis.asked").as_f64(), Some(2.0));
}

#[wasm_bindgen_test]
fn what_holds_too_much_to_be_read_is_an_issue() {
    let schedule = "Object.fromEntries(Array.from({ length: 900 }, (_, i) => ['k' + i, 1]))";
    let many = format!(
        "(() => {{ const one = {schedule}; const all = {{}}; for (let i = 0; i < 2000; i++) all['s' + i] = one;
            return {{ autoscalingPolicy: {{ scalingSchedules: all }} }} }})()"
    );
    let issues = core::validate_deployment(&js(&many), Purpose::Update);
    assert_eq!(issues.iter().map(|issue| issue.rule).collect::<Vec<_>>(), ["type"]);
}

#[wasm_bindgen_test]
fn the_limit_of_an_issue_is_a_number_with_its_sign() {
    let issues = issues("{ baseModel: 'accounts/a/models/m', minReplicaCount: 1, maxReplicaCount: -Infinity }");
    assert!(property(&issues.get(0), "limit").starts_with("-1.79"));
}
