//! What is to be left out, and what may be.

use fireworks_deployments::deployment::Deployment;
use fireworks_deployments::validate::{Purpose, validate_deployment};
use serde_json::{Value, json};

use super::broken;

/// The rule of each issue, and where it is.
fn told(deployment: &Value, purpose: Purpose) -> Vec<(&'static str, String)> {
    let path = |issue: &fireworks_deployments::issue::ValidationIssue| {
        issue.path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
    };
    validate_deployment(deployment, purpose).iter().map(|issue| (issue.rule, path(issue))).collect()
}

#[test]
fn null_clears_any_field() {
    let nothing: Value = Deployment::FIELDS.iter().map(|field| (field.name.to_owned(), Value::Null)).collect();
    assert_eq!(told(&nothing, Purpose::Update), []);
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
