//! Accepted and rejected 2xx replies.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use fireworks_deployments::api::endpoint::deployments::delete::DELETE;
use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::list::LIST;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::ErrorKind;
use serde_json::{Value, json};

mod support;
use support::{Outcome, Script, Step, call, error, reply, text};

fn get() -> Call {
    call(&GET)
}

fn list() -> Call {
    Call::of_account(&LIST, "acme", &json!({})).expect("a list")
}

#[track_caller]
fn answered(call: &Call, step: Step) -> Outcome {
    Script::new([step]).execute(call)
}

#[track_caller]
fn assert_protocol(call: &Call, step: Step, message: &str) {
    let error = error(answered(call, step));
    assert_eq!((error.kind, error.status, error.attempts), (ErrorKind::Protocol, Some(200), 1));
    let about = call.words();
    assert_eq!(error.message, format!("{about}: {message}"));
}

#[track_caller]
fn assert_wrong_type(body: Value, message: &str) {
    assert_protocol(&get(), reply(200, body), message);
}

#[test]
fn what_this_version_does_not_know_comes_back_as_it_came() {
    let whole = json!({
        "name": "accounts/acme/deployments/x",
        "state": "HIBERNATING",
        "acceleratorType": "NVIDIA_NEXT_1TB",
        "status": { "code": "SOMETHING_NEW", "message": "", "hint": null },
        "newField": { "deep": [1, null, { "er": null }] },
        "forTraining": null,
        "placement": { "regions": ["US_IOWA_1", "MARS_1"] },
    });
    assert_eq!(answered(&get(), reply(200, whole.clone())).unwrap(), whole);
}

#[test]
fn a_reply_that_breaks_the_rules_is_still_a_reply() {
    let odd = json!({
        "displayName": "x".repeat(64),
        "minReplicaCount": -5,
        "autoscalingPolicy": { "scaleToZeroWindow": "soon" },
        "createTime": "yesterday",
    });
    assert_eq!(answered(&get(), reply(200, odd.clone())).unwrap(), odd);
}

#[test]
fn null_is_absent_at_any_depth() {
    let wire = json!({
        "displayName": null,
        "annotations": { "custom/a": "1", "custom/b": null },
        "autoscalingPolicy": {
            "scaleUpWindow": null,
            "scaleDownWindow": "600s",
            "scalingSchedules": { "office": { "schedule": null, "disabled": false } },
        },
        "status": null,
    });
    let read = json!({
        "annotations": { "custom/a": "1" },
        "autoscalingPolicy": { "scaleDownWindow": "600s", "scalingSchedules": { "office": { "disabled": false } } },
    });
    assert_eq!(answered(&get(), reply(200, wire)).unwrap(), read);
}

#[test]
fn an_empty_object_is_a_deployment() {
    assert_eq!(answered(&get(), reply(200, json!({}))).unwrap(), json!({}));
}

#[test]
fn a_known_field_has_its_json_type() {
    assert_wrong_type(json!({ "state": 2 }), "the reply's `state` is a number instead of a string");
    assert_wrong_type(json!({ "enableAddons": "yes" }), "the reply's `enableAddons` is a string instead of a boolean");
    assert_wrong_type(json!({ "replicaCount": "3" }), "the reply's `replicaCount` is a string instead of a number");
    assert_wrong_type(json!({ "status": [] }), "the reply's `status` is a list instead of an object");
    assert_wrong_type(
        json!({ "directRouteApiKeys": {} }),
        "the reply's `directRouteApiKeys` is an object instead of a list",
    );
}

#[test]
fn a_wrong_type_is_named_by_its_path() {
    let policy = |policy| json!({ "autoscalingPolicy": policy });
    assert_wrong_type(
        policy(json!({ "loadTargets": { "default": "0.8" } })),
        "the reply's `autoscalingPolicy.loadTargets.default` is a string instead of a number",
    );
    assert_wrong_type(
        policy(json!({ "scalingSchedules": { "office": { "disabled": 0 } } })),
        "the reply's `autoscalingPolicy.scalingSchedules.office.disabled` is a number instead of a boolean",
    );
    assert_wrong_type(
        json!({ "placement": { "regions": ["US_IOWA_1", 7] } }),
        "the reply's `placement.regions.1` is a number instead of a string",
    );
    assert_protocol(
        &list(),
        reply(200, json!({ "deployments": [{}, { "state": false }] })),
        "the reply's `deployments.1.state` is a boolean instead of a string",
    );
}

#[test]
fn a_list_has_no_gaps() {
    assert_protocol(
        &list(),
        reply(200, json!({ "deployments": [{}, null] })),
        "the reply's `deployments.1` is nothing instead of an object",
    );
}

#[test]
fn a_count_is_whole_and_of_32_bits() {
    for count in [json!(i32::MIN), json!(-0.0), json!(3.0), json!(i32::MAX)] {
        assert!(answered(&get(), reply(200, json!({ "replicaCount": count }))).is_ok());
    }
    assert_wrong_type(
        json!({ "replicaCount": 1.5 }),
        "the reply's `replicaCount` is 1.5 instead of a whole number of 32 bits",
    );
    assert_wrong_type(
        json!({ "replicaCount": 2_147_483_648_i64 }),
        "the reply's `replicaCount` is 2147483648 instead of a whole number of 32 bits",
    );
}

#[test]
fn a_secret_of_a_wrong_type_is_not_shown() {
    let error = error(answered(&get(), reply(200, json!({ "directRouteApiKeys": "fw_secret" }))));
    assert!(!format!("{error} {error:?}").contains("fw_secret"));
}

#[test]
fn what_is_no_object_is_no_reply() {
    let wrong = |what: &str| format!("the reply is {what} instead of a JSON object");
    assert_protocol(&get(), text(200, ""), &wrong("empty"));
    assert_protocol(&get(), reply(200, json!(null)), &wrong("`null`"));
    assert_protocol(&get(), reply(200, json!([])), &wrong("a list"));
    assert_protocol(&get(), reply(200, json!("ok")), &wrong("a string"));
    assert_protocol(&get(), text(200, " \n<!DOCTYPE html><title>Log in</title>"), &wrong("an HTML page"));
    assert_protocol(&get(), text(200, "{\"name\": \"accou"), &wrong("text that is not JSON, or is cut off,"));
}

#[test]
fn a_page_always_has_its_list_and_never_an_empty_token() {
    let page = |body| answered(&list(), reply(200, body)).unwrap();
    assert_eq!(page(json!({})), json!({ "deployments": [] }));
    assert_eq!(page(json!({ "deployments": null, "nextPageToken": "" })), json!({ "deployments": [] }));
    assert_eq!(
        page(
            json!({ "deployments": [{ "name": "n", "state": null }], "nextPageToken": "t", "totalSize": 9, "new": null })
        ),
        json!({ "deployments": [{ "name": "n" }], "nextPageToken": "t", "totalSize": 9, "new": null }),
    );
}

#[test]
fn a_delete_is_content_with_nothing() {
    let delete = call(&DELETE);
    assert!(answered(&delete, text(200, "")).is_ok());
    assert!(answered(&delete, text(204, "")).is_ok());
    assert!(answered(&delete, reply(200, json!({}))).is_ok());
}
