//! Creates: repeated only where that is safe, and settled by what the service then has.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use fireworks_deployments::exchange::call::Call;
use serde_json::{Value, json};

mod support;
use support::{Script, Step, broken, error, in_state, refusal, reply, settled, text, unknown_outcomes};

const GET_LINE: &str = "GET /v1/accounts/acme/deployments/x";
const CREATE_LINE: &str = "POST /v1/accounts/acme/deployments";

/// A create of deployment `x`.
fn create_of(sent: &Value) -> Call {
    Call::create("acme", sent.to_string(), &json!({ "deploymentId": "x" })).expect("a create")
}

/// The outcome of a repeated create, given the sent and the found deployment.
fn created(sent: &Value, found: Value) -> support::Outcome {
    let host = Script::new([broken(), refusal(409, 6, "it exists"), reply(200, found)]);
    let outcome = host.execute(&create_of(sent));
    assert_eq!(host.sent_lines(), [CREATE_LINE, CREATE_LINE, GET_LINE]);
    assert_eq!(settled(&host), outcome.is_ok());
    outcome
}

#[test]
fn a_create_that_took_effect_unheard_resolves_with_what_holds_all_that_was_sent() {
    let found = json!({
        "name": "accounts/acme/deployments/x",
        "state": "CREATING",
        "baseModel": "accounts/fireworks/models/m",
        "maxReplicaCount": 1,
        "acceleratorType": "NVIDIA_H100_80GB",
        "deploymentShape": "accounts/fireworks/deploymentShapes/s/versions/v7",
        "autoscalingPolicy": { "scaleUpWindow": "30s", "scaleToZeroWindow": "300s", "loadTargets": { "default": 0.8 } },
        "placement": { "regions": ["US_IOWA_1", "US_UTAH_1"] },
        "later": [{ "name": "a", "window": "300s" }],
    });
    for sent in [
        json!({ "baseModel": "accounts/fireworks/models/m" }),
        json!({ "minReplicaCount": 0, "enableAddons": false, "description": "", "annotations": {}, "precision": null }),
        json!({ "acceleratorType": "ACCELERATOR_TYPE_UNSPECIFIED", "maxReplicaCount": null, "deploymentShape": "" }),
        json!({ "autoscalingPolicy": {}, "placement": { "regions": [] } }),
        json!({ "autoscalingPolicy": { "scaleToZeroWindow": "300.000s", "loadTargets": { "default": 0.8 } } }),
        json!({ "placement": { "regions": ["US_IOWA_1", "US_UTAH_1"] } }),
        json!({ "deploymentShape": "accounts/fireworks/deploymentShapes/s" }),
        json!({ "deploymentShape": "default" }),
        json!({ "name": "mine", "state": "READY", "replicaCount": 7 }),
        json!({ "later": [{ "name": "a", "window": "300.0s", "count": 0 }] }),
    ] {
        assert_eq!(created(&sent, found.clone()).unwrap(), found, "{sent}");
    }
}

#[test]
fn a_create_over_another_deployment_stays_refused_and_surely_so() {
    let found = json!({
        "state": "READY",
        "displayName": "theirs",
        "maxReplicaCount": 1,
        "deploymentShape": "accounts/fireworks/deploymentShapes/sx",
        "placement": { "regions": ["US_IOWA_1"] },
    });
    for sent in [
        json!({ "displayName": "mine" }),
        json!({ "displayName": "" }),
        json!({ "maxReplicaCount": 2 }),
        json!({ "maxReplicaCount": "1" }),
        json!({ "description": "mine" }),
        json!({ "enableAddons": true }),
        json!({ "deploymentShape": "accounts/fireworks/deploymentShapes/s" }),
        json!({ "placement": { "regions": ["US_IOWA_1", "US_UTAH_1"] } }),
        json!({ "placement": { "regions": ["US_UTAH_1"] } }),
        json!({ "placement": { "region": "US_IOWA_1" } }),
        json!({ "autoscalingPolicy": { "scaleToZeroWindow": "300s" } }),
    ] {
        let error = error(created(&sent, found.clone()));
        assert_eq!((error.code, error.outcome_unknown), (Some("ALREADY_EXISTS"), false), "{sent}");
    }
}

#[test]
fn a_create_over_a_deleted_deployment_stays_refused() {
    for (state, words) in [("DELETED", "was deleted"), ("DELETING", "is being deleted")] {
        let error = error(created(&json!({}), in_state(state)));
        assert_eq!((error.code, error.outcome_unknown), (Some("ALREADY_EXISTS"), false));
        assert!(
            error.message.contains(&format!("; the ID belongs to a deployment that {words}: undelete it")),
            "{error}"
        );
    }
}

#[test]
fn a_create_that_meets_a_deleted_deployment_says_until_when_it_can_be_undeleted() {
    let found = json!({
        "name": "accounts/acme/deployments/x", "state": "DELETED",
        "deleteTime": "2026-11-20T03:00:00Z", "purgeTime": "2026-11-27T03:00:00Z",
    });
    let host = Script::new([refusal(409, 6, "it exists"), reply(200, found.clone())]);
    let error = error(host.execute(&create_of(&json!({}))));
    assert_eq!((error.code, error.attempts, error.outcome_unknown), (Some("ALREADY_EXISTS"), 1, false));
    assert_eq!(error.deployment, Some(found));
    assert_eq!(
        error.message,
        "create of accounts/acme/deployments/x was refused: it exists (409 ALREADY_EXISTS); the ID belongs to a deployment that was deleted at 2026-11-20T03:00:00Z and can be undeleted until 2026-11-27T03:00:00Z: undelete it, delete it for good with `hard`, or choose another ID"
    );
}

#[test]
fn a_create_that_meets_another_deployment_stays_refused() {
    for found in [reply(200, in_state("READY")), refusal(404, 5, "none"), text(403, "")] {
        let host = Script::new([refusal(409, 6, "it exists"), found]);
        let error = error(host.execute(&create_of(&json!({}))));
        assert_eq!(
            (error.code, error.outcome_unknown, error.deployment.is_none()),
            (Some("ALREADY_EXISTS"), false, true)
        );
        assert_eq!(host.sent_lines(), [CREATE_LINE, GET_LINE]);
    }
}

#[test]
fn a_create_without_an_id_is_never_repeated_after_an_unknown_outcome() {
    let call = Call::create("acme", "{}".to_owned(), &json!({})).unwrap();
    for unknown in unknown_outcomes() {
        let host = Script::new([unknown]);
        let error = error(host.execute(&call));
        assert_eq!((error.attempts, error.outcome_unknown), (1, true));
        assert!(error.message.starts_with("create of accounts/acme/deployments"), "{error}");
    }
    for harmless in [text(429, ""), Step::Refused] {
        let host = Script::new([harmless, reply(200, in_state("CREATING"))]);
        assert!(host.execute(&call).is_ok());
    }
}

#[test]
fn a_create_that_only_checks_is_repeated() {
    let call = Call::create("acme", "{}".to_owned(), &json!({ "validateOnly": true })).unwrap();
    let host = Script::new([broken(), reply(200, json!({}))]);
    assert!(host.execute(&call).is_ok());
}
