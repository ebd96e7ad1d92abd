//! Absent, empty and null fields.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::validate::{validate_deployment, validate_field};
use serde_json::{Value, json};

use super::broken;

/// The rule of each issue, and where it is.
fn told(deployment: &Value, purpose: Purpose) -> Vec<(&'static str, String)> {
    let path = |issue: &fireworks_deployments::rules::issue::ValidationIssue| {
        issue.path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
    };
    validate_deployment(deployment, purpose).iter().map(|issue| (issue.rule, path(issue))).collect()
}

#[test]
fn null_clears_any_field_but_what_cannot_change() {
    let nothing: Value = Deployment::FIELDS.iter().map(|field| (field.name.to_owned(), Value::Null)).collect();
    let fixed = ["baseModel", "placement", "preemptible"].map(|field| ("immutable", field.to_owned()));
    let mut told = told(&nothing, Purpose::Update);
    told.sort();
    assert_eq!(told, [&fixed[..], &[("tags-by-method", "annotations".to_owned())]].concat());
}

#[test]
fn nor_can_it_be_emptied() {
    for (field, value) in
        [("baseModel", json!("")), ("placement", json!({ "region": null })), ("preemptible", json!(false))]
    {
        assert_eq!(told(&json!({ field: value }), Purpose::Update), [("immutable", field.to_owned())]);
    }
    assert_eq!(told(&json!({ "annotations": {} }), Purpose::Update), [("tags-by-method", "annotations".to_owned())]);
    assert_eq!(told(&json!({ "placement": {} }), Purpose::Update), [], "it names no field");
}

#[test]
fn an_object_of_nothing_but_nulls_is_not_there() {
    let mut deployment = broken(&json!({}));
    deployment["placement"] = json!({ "region": null, "regions": null });
    deployment["deploymentTemplate"] = json!("t");
    deployment["autoTune"] = json!({ "longPrompt": null });
    deployment["status"] = json!({ "code": null });
    assert_eq!(told(&deployment, Purpose::Create), []);
}

#[test]
fn a_key_that_stands_for_any_is_no_fault() {
    for (field, value, rules) in [
        ("annotations.*", "v", &[][..]),
        ("annotations.*", " v", &["tag-value-form"]),
        ("annotations.team", "v", &["tag-key-form"]),
    ] {
        let told: Vec<_> = validate_field(field, Some(&json!(value))).iter().map(|issue| issue.rule).collect();
        assert_eq!(told, rules, "{field}");
    }
    assert_eq!(validate_field("autoscalingPolicy.loadTargets.*", Some(&json!(2))), []);
}

#[test]
fn a_key_that_is_an_asterisk_is_told_of_once() {
    let deployment = broken(&json!({ "annotations": { "*": "v" } }));
    assert_eq!(told(&deployment, Purpose::Create), [("tag-key-form", "annotations.*".to_owned())]);
}

#[test]
fn inside_of_what_the_service_sets_nothing_is_warned_of() {
    let stats = json!({ "replicaStats": { "readyReplicaCount": 1, "partialReplicaCount": 0.5 } });
    assert_eq!(told(&broken(&stats), Purpose::Create), [("output-only", "replicaStats".to_owned())]);
}

#[test]
fn inside_of_what_the_service_sets_an_error_is_one() {
    let status = json!({ "status": { "code": "MOON", "message": 5 } });
    assert_eq!(
        told(&broken(&status), Purpose::Create),
        [("output-only", "status".to_owned()), ("type", "status.message".to_owned())]
    );
}

#[test]
fn of_what_cannot_change_nothing_else_is_told() {
    for (field, value) in [
        ("placement", json!({ "region": 5, "multiRegion": "MOON", "continent": "EU" })),
        ("placement", json!({ "region": "US_IOWA_1", "multiRegion": "US" })),
        ("baseModel", json!("m")),
    ] {
        assert_eq!(told(&json!({ field: value }), Purpose::Update), [("immutable", field.to_owned())]);
    }
    let tags = json!({ "annotations": { "team": 5 }, "displayName": 5 });
    assert_eq!(
        told(&tags, Purpose::Update),
        [("type", "displayName".to_owned()), ("tags-by-method", "annotations".to_owned())]
    );
}
