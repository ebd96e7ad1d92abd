//! Updating deployments.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use serde_json::{Value, json};
use support::{SECOND, START, body, emulator, ok, patch, path, refused, send_body, state};

/// The windows of scaling up and down.
fn windows(deployment: &Value) -> (&Value, &Value) {
    let policy = &deployment["autoscalingPolicy"];
    (&policy["scaleUpWindow"], &policy["scaleDownWindow"])
}

#[test]
fn a_mask_changes_what_it_names_and_nothing_else() {
    let before = json!({
        "name": "x", "displayName": "old", "description": "stays",
        "autoscalingPolicy": { "scaleUpWindow": "10s", "scaleToZeroWindow": "300s" },
    });
    let emulator = &mut emulator(&json!([before]));
    let mut expected = ok(emulator, "GET", &path("x"), START);
    expected["autoscalingPolicy"]["scaleToZeroWindow"] = json!("600s");
    expected["state"] = json!("UPDATING");
    let changes = json!({ "autoscalingPolicy": { "scaleToZeroWindow": "600s" }, "displayName": "ignored" });
    let reply = patch(emulator, "x?updateMask=autoscaling_policy.scale_to_zero_window", &changes);
    assert_eq!(body(&reply), expected);
    assert_eq!(state(emulator, "x", START + 30 * SECOND), "READY");
}

#[test]
fn a_mask_clears_fields_missing_from_the_body_down_to_their_defaults() {
    let policy = json!({ "scaleUpWindow": "1s", "scaleDownWindow": "2s" });
    let emulator = &mut emulator(&json!([{ "name": "x", "description": "old", "autoscalingPolicy": policy }]));
    let reply = body(&patch(
        emulator,
        "x?updateMask=description,autoscaling_policy.scale_up_window",
        &json!({ "description": null }),
    ));
    assert_eq!(reply.get("description"), None);
    assert_eq!(windows(&reply), (&json!("30s"), &json!("2s")));
    let cleared = body(&patch(emulator, "x?updateMask=autoscaling_policy", &json!({})));
    assert_eq!(windows(&cleared), (&json!("30s"), &json!("600s")));
}

#[test]
fn a_mask_creates_missing_objects() {
    for held in [json!({ "name": "x" }), json!({ "name": "x", "autoTune": null })] {
        let emulator = &mut emulator(&json!([held]));
        let changes = json!({ "autoTune": { "longPrompt": true } });
        let reply = patch(emulator, "x?updateMask=auto_tune.long_prompt", &changes);
        assert_eq!(body(&reply)["autoTune"], changes["autoTune"]);
    }
}

#[test]
fn an_asterisk_overwrites_every_mutable_field() {
    let emulator = &mut emulator(&json!([{ "name": "x", "description": "old", "preemptible": true }]));
    let reply = body(&patch(emulator, "x?updateMask=*", &json!({ "displayName": "new" })));
    assert_eq!(
        (&reply["displayName"], reply.get("description"), &reply["preemptible"]),
        (&json!("new"), None, &json!(true))
    );
}

#[test]
fn without_a_mask_an_update_changes_exactly_the_fields_in_its_body() {
    let held = json!({
        "name": "x", "displayName": "old", "description": "old", "minReplicaCount": 2, "maxReplicaCount": 5,
        "enableAddons": true, "autoTune": { "longPrompt": true }, "directRouteApiKeys": ["a", "b"],
        "autoscalingPolicy": {
            "scaleUpWindow": "1s", "scaleDownWindow": "2s", "loadTargets": { "default": 0.5, "requests_per_second": 1 },
        },
    });
    for query in ["", "?updateMask="] {
        for (changes, changed, expected) in [
            (json!({}), "/displayName", json!("old")),
            (json!({ "displayName": "new" }), "/displayName", json!("new")),
            (json!({ "display_name": "new" }), "/displayName", json!("new")),
            // zeros and nulls are there
            (json!({ "displayName": "" }), "/displayName", json!("")),
            (json!({ "displayName": null }), "/displayName", Value::Null),
            (json!({ "enableAddons": false }), "/enableAddons", json!(false)),
            (json!({ "minReplicaCount": null }), "/minReplicaCount", json!(0)),
            (json!({ "autoTune": null }), "/autoTune", Value::Null),
            // objects are entered, unless they are empty
            (
                json!({ "autoscalingPolicy": { "scaleUpWindow": "9s" } }),
                "/autoscalingPolicy/scaleUpWindow",
                json!("9s"),
            ),
            (
                json!({ "autoscalingPolicy": { "scaleUpWindow": null } }),
                "/autoscalingPolicy/scaleUpWindow",
                json!("30s"),
            ),
            (json!({ "autoTune": {} }), "/autoTune", json!({})),
            // lists and maps are whole
            (json!({ "directRouteApiKeys": ["c"] }), "/directRouteApiKeys", json!(["c"])),
            (
                json!({ "autoscalingPolicy": { "loadTargets": { "default": 0.9 } } }),
                "/autoscalingPolicy/loadTargets",
                json!({ "default": 0.9 }),
            ),
        ] {
            let emulator = &mut emulator(&json!([held]));
            let mut before = ok(emulator, "GET", &path("x"), START);
            let mut after = body(&patch(emulator, &format!("x{query}"), &changes));
            assert_eq!(after.pointer(changed).cloned().unwrap_or_default(), expected, "{changes}");
            for deployment in [&mut before, &mut after] {
                deployment["state"].take();
                if let Some(value) = deployment.pointer_mut(changed) {
                    value.take();
                }
            }
            before.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            after.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            assert_eq!(before, after, "the rest after {changes}");
        }
    }
}

#[test]
fn without_a_mask_a_deployment_may_be_sent_back_as_it_was_read() {
    let emulator = &mut emulator(&json!([{ "name": "x", "preemptible": true, "annotations": { "custom/a": "1" } }]));
    let mut deployment = ok(emulator, "GET", &path("x"), START);
    deployment["displayName"] = json!("new");
    (deployment["baseModel"], deployment["preemptible"]) = (json!("accounts/a/models/b"), json!(false));
    let after = body(&patch(emulator, "x", &deployment));
    assert_eq!((&after["displayName"], &after["preemptible"]), (&json!("new"), &json!(true)));
    assert_eq!(after["annotations"], json!({ "custom/a": "1" }));
}

#[test]
fn immutable_fields_in_the_mask_are_refused() {
    let emulator = &mut emulator(&json!([{ "name": "x" }, { "name": "gone", "state": "DELETED" }]));
    for mask in ["base_model", "annotations", "placement.region", "no_such_field", "displayName"] {
        refused(&patch(emulator, &format!("x?updateMask={mask}"), &json!({})), 400, 3);
    }
    let window = json!({ "autoscalingPolicy": { "scaleToZeroWindow": "60s" } });
    refused(&patch(emulator, "x?updateMask=autoscaling_policy", &window), 400, 3);
    refused(&patch(emulator, "gone?updateMask=display_name", &json!({ "displayName": "x" })), 400, 9);
    refused(&patch(emulator, "missing?updateMask=display_name", &json!({})), 404, 5);
}

#[test]
fn output_only_fields_in_the_mask_have_no_effect() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let before = ok(emulator, "GET", &path("x"), START);
    refused(&patch(emulator, "x?updateMask=num_peft_device_cached", &json!({ "numPeftDeviceCached": -1 })), 400, 3);
    let changes = json!({ "name": "y", "state": "FAILED", "displayName": "new" });
    let after = body(&patch(emulator, "x?updateMask=name,state,status.code,display_name", &changes));
    assert_eq!((&after["name"], &after["displayName"]), (&before["name"], &json!("new")));
    assert_eq!(state(emulator, "x", START + 30 * SECOND), "READY");
}

#[test]
fn fields_that_the_mask_does_not_name_are_ignored_but_must_be_fields() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let before = ok(emulator, "GET", &path("x"), START);
    let others = json!({ "displayName": "new", "baseModel": "accounts/a/models/b", "name": "y", "replicaCount": 9 });
    let after = body(&patch(emulator, "x?updateMask=display_name", &others));
    for field in ["baseModel", "name", "replicaCount"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    for wrong in [json!({ "colour": "red" }), json!({ "minReplicaCount": "1" }), json!({ "precision": "FP99" })] {
        refused(&patch(emulator, "x?updateMask=display_name", &wrong), 400, 3);
    }
}

#[test]
fn the_rules_apply_to_the_result() {
    let emulator = &mut emulator(&json!([{ "name": "x", "minReplicaCount": 3, "maxReplicaCount": 5 }]));
    refused(&patch(emulator, "x?updateMask=max_replica_count", &json!({ "maxReplicaCount": 2 })), 400, 3);
    assert_eq!(ok(emulator, "GET", &path("x"), START)["maxReplicaCount"], 5);
    let both = json!({ "minReplicaCount": 1, "maxReplicaCount": 2 });
    assert_eq!(patch(emulator, "x?updateMask=min_replica_count,max_replica_count", &both).status, 200);
    refused(&patch(emulator, "x?updateMask=deployment_shape", &json!({ "deploymentShape": "default" })), 400, 3);
}

#[test]
fn the_services_own_tags_do_not_block_an_update() {
    let emulator = &mut emulator(&json!([{ "name": "x", "annotations": { "service/b": "2" } }]));
    let reply = body(&patch(emulator, "x?updateMask=display_name", &json!({ "displayName": "new" })));
    assert_eq!((&reply["displayName"], &reply["annotations"]), (&json!("new"), &json!({ "service/b": "2" })));
}

#[test]
fn updating_a_failed_deployment_sets_its_status_to_ok() {
    let status = json!({ "code": "RESOURCE_EXHAUSTED", "message": "no GPUs" });
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "FAILED", "status": status }]));
    patch(emulator, "x?updateMask=accelerator_count", &json!({ "acceleratorCount": 1 }));
    let ready = ok(emulator, "GET", &path("x"), START + 30 * SECOND);
    assert_eq!((&ready["state"], &ready["status"]["code"]), (&json!("READY"), &json!("OK")));
}

#[test]
fn updating_only_output_only_fields_changes_nothing() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let before = ok(emulator, "GET", &path("x"), START);
    for mask in ["state", "name,status.message"] {
        let target = path(&format!("x?updateMask={mask}"));
        let reply = send_body(emulator, "PATCH", &target, &json!({ "state": "FAILED" }), START + SECOND);
        assert_eq!(body(&reply), before, "{mask}");
    }
}

#[test]
fn updating_a_failed_deployment_starts_it_again() {
    let status = json!({ "code": "INTERNAL", "message": "no such image" });
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "FAILED", "status": status }]));
    let updated = body(&patch(emulator, "x?updateMask=description", &json!({ "description": "new" })));
    assert_eq!((&updated["state"], &updated["status"]["code"]), (&json!("UPDATING"), &json!("OK")));
    assert_eq!((&updated["desiredReplicaCount"], &updated["replicaCount"]), (&json!(1), &json!(0)));
    assert_eq!(ok(emulator, "GET", &path("x"), START + 30 * SECOND)["replicaCount"], 1);
}

#[test]
fn cleared_counts_return_to_their_defaults() {
    for (target, expected) in [
        ("x?updateMask=max_replica_count", (2, 2)),
        ("x?updateMask=min_replica_count", (0, 5)),
        ("x?updateMask=*", (0, 1)),
    ] {
        let emulator = &mut emulator(&json!([{ "name": "x", "minReplicaCount": 2, "maxReplicaCount": 5 }]));
        patch(emulator, "x:scale", &json!({ "replicaCount": 5 }));
        let updated = body(&patch(emulator, target, &json!({ "displayName": "new" })));
        let (least, most) = expected;
        assert_eq!(
            (&updated["minReplicaCount"], &updated["maxReplicaCount"]),
            (&json!(least), &json!(most)),
            "{target}"
        );
        assert_eq!(updated["desiredReplicaCount"], most, "{target}");
    }
}

#[test]
fn a_new_model_version_is_active_once_it_is_rolled_out() {
    let emulator = &mut emulator(&json!([{ "name": "x", "activeModelVersion": "v1", "targetModelVersion": "v1" }]));
    let updated = body(&patch(emulator, "x?updateMask=target_model_version", &json!({ "targetModelVersion": "v2" })));
    assert_eq!((&updated["state"], &updated["activeModelVersion"]), (&json!("UPDATING"), &json!("v1")));
    let ready = ok(emulator, "GET", &path("x"), START + 30 * SECOND);
    assert_eq!((&ready["activeModelVersion"], &ready["targetModelVersion"]), (&json!("v2"), &json!("v2")));
}

#[test]
fn an_update_of_a_deleted_deployment_says_why_it_is_refused() {
    let emulator =
        &mut emulator(&json!([{ "name": "x", "state": "DELETING" }, { "name": "gone", "state": "DELETED" }]));
    for (id, said) in [("x", "is being deleted"), ("gone", "is deleted: undelete it first")] {
        let message = body(&patch(emulator, id, &json!({})))["message"].clone();
        assert_eq!(message, format!("deployment accounts/acme/deployments/{id} {said}"));
    }
}
