//! A deployment's states over time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments_emulator::Emulator;
use serde_json::{Map, Value, json};
use support::{DAY, SECOND, START, emulator, ok, path, refused, send, state};

/// A deployment with every settable field, and an unknown one.
fn full() -> Value {
    let json = r#"{
        "name": "full",
        "displayName": "Full 🔥",
        "description": "everything",
        "expireTime": "2027-01-01T00:00:00Z",
        "annotations": { "custom/team": "search" },
        "minReplicaCount": 2,
        "maxReplicaCount": 4,
        "maxWithRevocableReplicaCount": 6,
        "autoscalingPolicy": {
            "scaleUpWindow": "30s",
            "scaleDownWindow": "600s",
            "scaleToZeroWindow": "300s",
            "loadTargets": { "default": 0.8 },
            "scalingSchedules": { "day": { "schedule": "0 8 * * 1-5", "duration": "3600s", "timezone": "Europe/Berlin" } }
        },
        "baseModel": "accounts/fireworks/models/x",
        "acceleratorCount": 1,
        "acceleratorType": "NVIDIA_H100_80GB",
        "precision": "FP16",
        "enableAddons": true,
        "draftTokenCount": 3,
        "draftModel": "accounts/fireworks/models/y",
        "ngramSpeculationLength": 5,
        "enableSessionAffinity": true,
        "directRouteApiKeys": ["secret"],
        "directRouteType": "INTERNET",
        "deploymentTemplate": "template",
        "autoTune": { "longPrompt": true },
        "placement": { "region": "US_IOWA_1" },
        "disableDeploymentSizeValidation": true,
        "enableMtp": true,
        "enableHotLoad": true,
        "hotLoadBucketType": "S3",
        "hotLoadBucketUrl": "s3://bucket",
        "hotLoadTrainerJob": "job",
        "hotLoadTransitionType": "ASYNC",
        "enableHotReloadLatestAddon": true,
        "deploymentShape": "accounts/fireworks/deploymentShapes/fast",
        "activeModelVersion": "v1",
        "targetModelVersion": "v1",
        "maxContextLength": 4096,
        "maxConcurrencyPerReplica": 8,
        "pricingPlanId": "plan",
        "preemptible": true,
        "fieldOfTomorrow": { "kept": [1, 2.5, null] }
    }"#;
    serde_json::from_str(json).unwrap()
}

/// The fields that the service changes along the way.
const CHANGING: [&str; 5] = ["updateTime", "state", "status", "replicaStats", "name"];

fn without_changing(deployment: &Value) -> Map<String, Value> {
    let fields = deployment.as_object().unwrap().clone();
    fields.into_iter().filter(|(name, _)| !CHANGING.contains(&name.as_str())).collect()
}

#[test]
fn undelete_restores_every_field() {
    let output_only = ["cluster", "region", "directRouteHandle", "numPeftDeviceCached", "createTime", "deleteTime"];
    let counted = ["purgeTime", "desiredReplicaCount", "replicaCount"];
    let full = full();
    for field in Deployment::FIELDS {
        let excused = output_only.contains(&field.name) || counted.contains(&field.name);
        assert!(
            excused || CHANGING.contains(&field.name) || full.get(field.name).is_some(),
            "{} is missing",
            field.name
        );
    }

    let emulator = &mut emulator(&json!([full]));
    let before = ok(emulator, "GET", &path("full"), START);
    ok(emulator, "DELETE", &path("full"), START);
    ok(emulator, "POST", &path("full:undelete"), START + DAY);
    let after = ok(emulator, "GET", &path("full"), START + 2 * DAY);

    assert_eq!(without_changing(&after), without_changing(&before));
    assert_eq!(after["state"], "READY");
    assert_eq!(after["updateTime"], "2026-03-02T12:00:30Z");
}

#[test]
fn a_deployment_is_deleted_within_five_seconds_and_purged_seven_days_later() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    assert_eq!(ok(emulator, "DELETE", &path("x"), START), json!({}));
    assert_eq!(state(emulator, "x", START + 4_999), "DELETING");

    let deleted = ok(emulator, "GET", &path("x"), START + 5 * SECOND);
    assert_eq!(deleted["state"], "DELETED");
    assert_eq!(deleted["deleteTime"], "2026-03-01T12:00:05Z");
    assert_eq!(deleted["purgeTime"], "2026-03-08T12:00:05Z");
    assert_eq!(deleted["updateTime"], deleted["deleteTime"]);
    assert_eq!(deleted["replicaCount"], 0);

    let purge = START + 5 * SECOND + 7 * DAY;
    assert_eq!(state(emulator, "x", purge - 1), "DELETED");
    refused(&send(emulator, "GET", &path("x"), purge), 404, 5);
    refused(&send(emulator, "POST", &path("x:undelete"), purge), 404, 5);
}

#[test]
fn an_undeleted_deployment_is_ready_within_thirty_seconds() {
    let emulator =
        &mut emulator(&json!([{ "name": "x", "state": "DELETED", "minReplicaCount": 2, "maxReplicaCount": 3 }]));
    let reply = ok(emulator, "POST", &path("x:undelete"), START);
    assert_eq!(reply["state"], "CREATING");
    assert_eq!((&reply["replicaCount"], &reply["desiredReplicaCount"]), (&json!(0), &json!(2)));
    assert_eq!((reply.get("deleteTime"), reply.get("purgeTime")), (None, None));

    assert_eq!(state(emulator, "x", START + 29_999), "CREATING");
    let ready = ok(emulator, "GET", &path("x"), START + 30 * SECOND);
    assert_eq!(ready["state"], "READY");
    assert_eq!(ready["replicaCount"], 2);
    assert_eq!(ready["updateTime"], "2026-03-01T12:00:30Z");
}

#[test]
fn an_undeleted_deployment_is_not_purged() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED", "minReplicaCount": 1 }]));
    ok(emulator, "POST", &path("x:undelete"), START + 7 * DAY - 1);
    assert_eq!(state(emulator, "x", START + 30 * DAY), "READY");
}

#[test]
fn replicas_stay_within_the_minimum_and_the_maximum() {
    let ready = START + 30 * SECOND;
    for (least, most, replicas) in [(0, json!(null), 1), (0, json!(0), 0), (3, json!(5), 3), (0, json!(2), 1)] {
        let seed = json!({ "name": "x", "state": "CREATING", "minReplicaCount": least, "maxReplicaCount": most });
        let emulator = &mut emulator(&json!([seed]));
        assert_eq!(ok(emulator, "GET", &path("x"), ready)["replicaCount"], replicas, "{seed}");
    }
}

#[test]
fn a_live_deployment_can_not_be_undeleted() {
    for state in ["READY", "CREATING", "UPDATING", "STATE_OF_TOMORROW"] {
        let emulator = &mut emulator(&json!([{ "name": "x", "state": state }]));
        refused(&send(emulator, "POST", &path("x:undelete"), START), 409, 6);
    }
}

#[test]
fn a_deployment_that_is_being_deleted_can_not_be_undeleted_yet() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    ok(emulator, "DELETE", &path("x"), START);
    refused(&send(emulator, "POST", &path("x:undelete"), START + SECOND), 400, 9);
    ok(emulator, "POST", &path("x:undelete"), START + 5 * SECOND);
}

#[test]
fn a_failed_deployment_can_be_undeleted_and_its_status_is_ok_again() {
    let status = json!({ "code": "RESOURCE_EXHAUSTED", "message": "no GPUs" });
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "FAILED", "status": status }]));
    assert_eq!(ok(emulator, "GET", &path("x"), START + DAY)["status"], status);
    assert_eq!(ok(emulator, "POST", &path("x:undelete"), START + DAY)["status"]["code"], "OK");
    assert_eq!(state(emulator, "x", START + 2 * DAY), "READY");
}

#[test]
fn a_deleted_deployment_can_only_be_deleted_for_good() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    ok(emulator, "DELETE", &path("x?ignoreChecks=true"), START);
    refused(&send(emulator, "DELETE", &path("x"), START + SECOND), 404, 5);
    refused(&send(emulator, "DELETE", &path("x"), START + DAY), 404, 5);
    ok(emulator, "DELETE", &path("x?hard=true"), START + DAY);
    refused(&send(emulator, "GET", &path("x"), START + DAY), 404, 5);
    refused(&send(emulator, "DELETE", &path("x?hard=true"), START + DAY), 404, 5);
}

#[test]
fn a_clock_that_goes_back_undoes_nothing() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "CREATING" }]));
    assert_eq!(state(emulator, "x", START + DAY), "READY");
    assert_eq!(state(emulator, "x", START), "READY");
}

#[test]
fn the_emulator_survives_the_end_of_the_calendar() {
    for (now, time) in [(i64::MIN, "0000-01-01T00:00:00Z"), (i64::MAX, "9999-12-31T23:59:59.999Z")] {
        let emulator = &mut emulator(&json!([{ "name": "x" }]));
        send(emulator, "DELETE", &path("x"), now);
        send(emulator, "POST", &path("x:undelete"), now);
        assert_ne!(send(emulator, "GET", &path("x"), now).status, 500);
        let made = Emulator::new(&json!({ "deployments": [{ "name": "y" }] }), now).unwrap().deployments(now);
        assert!(made.is_empty() || made[0]["createTime"] == time, "{made:?}");
    }
}
