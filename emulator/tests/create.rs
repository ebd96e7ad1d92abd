//! Creating deployments.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments::api::deployment::LOAD_TARGETS;
use fireworks_deployments_emulator::{Emulator, Reply, Request};
use serde_json::{Value, json};
use support::{DAY, SECOND, START, body, emulator, ok, patch, path, phases, refused, request, send, send_body, state};

const LIST: &str = "/v1/accounts/acme/deployments";

/// The fields of the replicas that are still to come.
const REPLICAS: [&str; 2] = ["desiredReplicaCount", "replicaStats"];

fn create(emulator: &mut Emulator, query: &str, deployment: &Value) -> Reply {
    send_body(emulator, "POST", &format!("{LIST}{query}"), deployment, START)
}

fn new() -> Value {
    json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" })
}

/// A new deployment with these fields.
fn new_with(fields: &Value) -> Value {
    let mut deployment = new();
    deployment.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    deployment
}

#[test]
fn a_created_deployment_becomes_ready() {
    let emulator = &mut emulator(&json!([]));
    let created = body(&create(emulator, "?deploymentId=mine", &new()));
    assert_eq!((&created["name"], &created["state"]), (&json!("accounts/acme/deployments/mine"), &json!("CREATING")));
    assert_eq!(created["createTime"], json!("2026-03-01T12:00:00Z"));
    let held = ok(emulator, "GET", &path("mine"), START);
    for field in created.as_object().unwrap().keys().filter(|field| !REPLICAS.contains(&field.as_str())) {
        assert_eq!(held[field], created[field], "{field}");
    }
    assert_eq!(held["desiredReplicaCount"], 1);
    assert_eq!(state(emulator, "mine", START + 30 * SECOND), "READY");
}

#[test]
fn the_reply_has_the_whole_autoscaling_policy_and_no_replica_yet() {
    let emulator = &mut emulator(&json!([]));
    let policy = json!({ "scaleToZeroWindow": "300s", "loadTargets": { "requests_per_second": 2 } });
    for (given, expected) in [
        (
            json!({}),
            json!({
                "scaleUpWindow": "30s", "scaleDownWindow": "600s", "scaleToZeroWindow": "3600s",
                "loadTargets": { "default": 0.8 },
            }),
        ),
        (
            json!({ "minReplicaCount": 2, "autoscalingPolicy": policy }),
            json!({
                "scaleUpWindow": "30s", "scaleDownWindow": "600s", "scaleToZeroWindow": "300s",
                "loadTargets": { "requests_per_second": 2 },
            }),
        ),
    ] {
        let created = body(&create(emulator, "", &new_with(&given)));
        assert_eq!(created["autoscalingPolicy"], expected);
        assert_eq!((&created["desiredReplicaCount"], &created["replicaCount"]), (&json!(0), &json!(0)));
        assert_eq!(created["replicaStats"], phases([0, 0, 0, 0]));
    }
}

#[test]
fn a_number_is_told_as_it_was_sent() {
    let emulator = &mut emulator(&json!([]));
    for number in ["0.9583275921953511", "0.19327636160092454", "0.30000000000000004", "5e-324"] {
        let target = format!(r#"{{"autoscalingPolicy":{{"loadTargets":{{"default":{number}}}}}"#);
        let text = format!(r#"{target},"baseModel":"accounts/a/models/m","acceleratorType":"NVIDIA_H100_80GB"}}"#);
        let reply = emulator.handle(&Request { body: text, ..request("POST", LIST) }, START);
        assert!(reply.body.contains(&format!(r#""default":{number}"#)), "{number}: {}", reply.body);
    }
}

#[test]
fn a_missing_id_is_generated() {
    let emulator = &mut emulator(&json!([]));
    let names = [create(emulator, "", &new()), create(emulator, "", &new())].map(|reply| body(&reply)["name"].clone());
    assert_ne!(names[0], names[1]);
    assert!(names[0].as_str().is_some_and(|name| name.starts_with("accounts/acme/deployments/")));
}

#[test]
fn a_check_creates_nothing() {
    let emulator = &mut emulator(&json!([]));
    let checked = body(&create(emulator, "?deploymentId=mine&validateOnly=true", &new()));
    assert_eq!(checked["name"], json!("accounts/acme/deployments/mine"));
    refused(&send(emulator, "GET", &path("mine"), START), 404, 5);
}

#[test]
fn an_id_that_exists_or_is_reserved_is_refused() {
    let emulator = &mut emulator(&json!([{ "name": "live" }, { "name": "deleted", "state": "DELETED" }]));
    for id in ["live", "deleted"] {
        refused(&create(emulator, &format!("?deploymentId={id}"), &new()), 409, 6);
    }
    for id in ["1st", "-x", "X"] {
        refused(&create(emulator, &format!("?deploymentId={id}"), &new()), 400, 3);
    }
}

#[test]
fn an_invalid_new_deployment_is_refused() {
    let emulator = &mut emulator(&json!([]));
    for (change, status, code, part) in [
        (json!({ "baseModel": null }), 400, 3, "baseModel is required"),
        (json!({ "displayName": "x".repeat(64) }), 400, 3, "displayName must be at most 63 characters"),
        (
            json!({ "acceleratorType": "h200-141gb" }),
            400,
            3,
            "invalid value for enum field acceleratorType: \"h200-141gb\"",
        ),
        (json!({ "numPeftDeviceCached": -1 }), 400, 3, "numPeftDeviceCached must be at least 0"),
        (json!({ "colour": "red" }), 400, 3, "unknown field \"colour\""),
        (json!({ "deploymentId": "mine" }), 400, 3, "unknown field \"deploymentId\""),
        (json!({ "minReplicaCount": "1" }), 400, 3, "invalid value for int32 field minReplicaCount: \"1\""),
        (json!({ "annotations": { "team": "search" } }), 403, 7, "annotations.team"),
    ] {
        let reply = create(emulator, "", &new_with(&change));
        refused(&reply, status, code);
        assert!(body(&reply)["message"].as_str().unwrap().contains(part), "{}", reply.body);
    }
}

#[test]
fn an_unknown_load_target_is_refused_in_the_services_words() {
    let emulator = &mut emulator(&json!([{ "name": "x", "autoscalingPolicy": { "loadTargets": { "old": 1 } } }]));
    let policy = json!({ "autoscalingPolicy": { "loadTargets": { "requests_per_second": 2, "cache_usage": 0.8 } } });
    let known = LOAD_TARGETS.join(", ");
    let expected =
        format!("invalid deployment: unknown load target key \"cache_usage\", currently supported keys are: {known}");
    for refusal in [create(emulator, "", &new_with(&policy)), patch(emulator, "x", &policy)] {
        refused(&refusal, 400, 3);
        assert_eq!(body(&refusal)["message"], expected);
    }
    // what a deployment holds already doesn't block an update of something else
    assert_eq!(patch(emulator, "x", &json!({ "displayName": "new" })).status, 200);
}

#[test]
fn an_id_is_free_after_a_check_a_purge_and_a_delete_for_good() {
    let emulator = &mut emulator(&json!([{ "name": "purged", "state": "DELETED" }, { "name": "gone" }]));
    create(emulator, "?deploymentId=checked&validateOnly=true", &new());
    ok(emulator, "DELETE", &path("gone?hard=true"), START);
    for (id, now) in [("checked", START), ("gone", START), ("purged", START + 7 * DAY)] {
        let reply = send_body(emulator, "POST", &format!("{LIST}?deploymentId={id}"), &new(), now);
        assert_eq!(reply.status, 200, "{id}: {}", reply.body);
    }
}

#[test]
fn a_check_refuses_what_creating_refuses() {
    let emulator = &mut emulator(&json!([{ "name": "live" }]));
    refused(&create(emulator, "?deploymentId=live&validateOnly=true", &new()), 409, 6);
    refused(&create(emulator, "?validateOnly=true", &json!({})), 400, 3);
}

#[test]
fn output_only_fields_have_no_effect() {
    let given = json!({
        "name": "accounts/b/deployments/other", "state": "READY", "createTime": "2020-01-01T00:00:00Z", "replicaCount": 9,
        "status": { "code": "INTERNAL" }, "cluster": "mine", "region": "US_IOWA_1",
    });
    let plain = body(&create(&mut emulator(&json!([])), "?deploymentId=mine", &new()));
    assert_eq!(body(&create(&mut emulator(&json!([])), "?deploymentId=mine", &new_with(&given))), plain);
}

#[test]
fn flags_are_true_or_false() {
    let flags = [
        "disableAutoDeploy",
        "disableSpeculativeDecoding",
        "skipShapeValidation",
        "skipImageTagValidation",
        "acceptShapelessRisk",
        "validateOnly",
    ];
    let emulator = &mut emulator(&json!([]));
    for flag in flags {
        assert_eq!(create(emulator, &format!("?{flag}=true"), &new()).status, 200, "{flag}");
        refused(&create(emulator, &format!("?{flag}=maybe"), &new()), 400, 3);
    }
}

/// The version that a new deployment of a shape gets.
#[track_caller]
fn version_of(emulator: &mut Emulator, given: &str, shape: &str) -> String {
    let created = create(emulator, "", &json!({ "baseModel": "accounts/a/models/m", "deploymentShape": given }));
    let name = body(&created)["deploymentShape"].as_str().unwrap().to_owned();
    name.strip_prefix(&format!("{shape}/versions/")).unwrap().to_owned()
}

#[test]
fn a_shape_gets_its_version_and_excludes_accepting_shapeless_risk() {
    let emulator = &mut emulator(&json!([]));
    let mut versions = Vec::new();
    for (given, shape) in [
        ("default", "accounts/fireworks/deploymentShapes/default"),
        ("accounts/a/deploymentShapes/s", "accounts/a/deploymentShapes/s"),
    ] {
        let version = version_of(emulator, given, shape);
        assert!(version.len() == 8 && version.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{version}");
        assert_eq!(version_of(emulator, given, shape), version, "the same each time");
        versions.push(version);
    }
    assert_ne!(versions[0], versions[1]);
    let named = "accounts/a/deploymentShapes/s/versions/3";
    assert_eq!(version_of(emulator, named, "accounts/a/deploymentShapes/s"), "3");
    let shaped = json!({ "baseModel": "accounts/a/models/m", "deploymentShape": "default" });
    refused(&create(emulator, "?acceptShapelessRisk=true", &shaped), 400, 3);
}

#[test]
fn a_refusal_never_shows_a_direct_route_key() {
    let emulator = &mut emulator(&json!([]));
    for keys in [json!("s3cret"), json!([["s3cret"]]), json!([{ "key": "s3cret" }]), json!({ "a": "s3cret" })] {
        let reply = create(emulator, "", &new_with(&json!({ "directRouteApiKeys": keys })));
        refused(&reply, 400, 3);
        assert!(!reply.body.contains("s3cret"), "{}", reply.body);
    }
}
