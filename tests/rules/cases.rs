//! A valid deployment, and for each rule what breaks it and what only just keeps it.

use serde_json::{Value, json};

pub(crate) fn valid() -> Value {
    json!({
        "displayName": "My deployment",
        "description": "what it is for",
        "minReplicaCount": 0,
        "maxReplicaCount": 2,
        "autoscalingPolicy": {
            "scaleUpWindow": "30s",
            "scaleDownWindow": "600s",
            "scaleToZeroWindow": "300s",
            "loadTargets": { "default": 0.8 },
            "scalingSchedules": {
                "office": {
                    "minReplicaCount": 2, "schedule": "0 8 * * MON-FRI", "duration": "36000s", "timezone": "Europe/Berlin"
                }
            },
        },
        "baseModel": "accounts/fireworks/models/llama-v3p1-8b-instruct",
        "acceleratorCount": 1,
        "acceleratorType": "NVIDIA_H100_80GB",
        "draftTokenCount": 0,
        "placement": { "region": "US_IOWA_1" },
        "maxContextLength": 0,
        "maxConcurrencyPerReplica": 8,
    })
}

/// Rule, what breaks it, and what keeps it by a hair: each a merge patch of the valid deployment, where `null` takes away.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn cases() -> Vec<(&'static str, Value, Value)> {
    let at = |path: &str, value: Value| path.rsplit('/').fold(value, |inner, name| json!({ name: inner }));
    let both = |path: &str, broken: Value, kept: Value| (at(path, broken), at(path, kept));
    let office = |field: &str, broken: Value, kept: Value| {
        both(&format!("autoscalingPolicy/scalingSchedules/office/{field}"), broken, kept)
    };
    let entries = |count: u32, value: &Value| -> Value {
        (0..count).map(|n| (format!("custom/{n}"), value.clone())).collect::<serde_json::Map<_, _>>().into()
    };
    let tag = |key: &str, value: &str| json!({ "annotations": { key: value } });
    let (model, shape) = ("accounts/a/models/m", "accounts/a/deploymentShapes/s");
    let schedules = |count: u32| json!({ "autoscalingPolicy": { "scalingSchedules": entries(count, &json!({})) } });
    let key = |length: usize| format!("custom/{}", "k".repeat(length - "custom/".len()));
    let hosted = |url: &str| json!({ "hotLoadBucketType": "FW_HOSTED", "hotLoadBucketUrl": url });
    let placed = |region: &str, gpu: &str| json!({ "placement": { "region": region }, "acceleratorType": gpu });
    let routed = |region: &str| json!({ "placement": { "region": region }, "directRouteType": "AWS_PRIVATELINK" });
    let rows = [
        ("output-only", both("state", json!("READY"), json!("STATE_UNSPECIFIED"))),
        ("deprecated", both("enableMtp", json!(true), json!(null))),
        ("display-name-length", both("displayName", json!("🔥".repeat(64)), json!("🔥".repeat(63)))),
        ("description-length", both("description", json!("é".repeat(1000)), json!("é".repeat(999)))),
        ("replicas-not-negative", both("minReplicaCount", json!(-1), json!(0))),
        ("replicas-not-negative", office("minReplicaCount", json!(-1), json!(0))),
        ("min-not-above-max", both("minReplicaCount", json!(3), json!(2))),
        ("max-replicas", both("maxReplicaCount", json!(1001), json!(1000))),
        ("max-replicas", both("maxReplicaCount", json!(-1), json!(0))),
        ("count-not-negative", both("acceleratorCount", json!(-1), json!(0))),
        ("base-model-required", both("baseModel", json!(""), json!("m"))),
        ("model-name", both("baseModel", json!("accounts/a/models/"), json!(model))),
        (
            "template-or-auto-tune",
            (
                json!({ "deploymentTemplate": "t", "autoTune": { "longPrompt": true } }),
                json!({ "deploymentTemplate": "t", "autoTune": {} }),
            ),
        ),
        ("one-placement", both("placement/multiRegion", json!("GLOBAL"), json!("MULTI_REGION_UNSPECIFIED"))),
        ("one-placement", (json!({ "placement": { "region": "" } }), json!({ "placement": { "region": null } }))),
        ("one-placement", both("placement/regions", json!(["US_UTAH_1"]), json!([]))),
        ("scale-window", both("autoscalingPolicy/scaleUpWindow", json!("3600.000000001s"), json!("3600s"))),
        ("scale-window", both("autoscalingPolicy/scaleDownWindow", json!("-0.000000001s"), json!("0s"))),
        ("scale-to-zero-window", both("autoscalingPolicy/scaleToZeroWindow", json!("299.999999999s"), json!("300s"))),
        ("load-target-keys", both("autoscalingPolicy/loadTargets/gpu", json!(1), json!(null))),
        ("default-load-target", both("autoscalingPolicy/loadTargets/default", json!(1.01), json!(1))),
        ("default-load-target", both("autoscalingPolicy/loadTargets/default", json!(-0.01), json!(0))),
        ("schedule-count", (schedules(5), schedules(4))),
        ("schedule-complete", office("minReplicaCount", json!(null), json!(0))),
        ("schedule-complete", office("schedule", json!(""), json!("0 8 * * *"))),
        ("schedule-complete", office("duration", json!(null), json!("300s"))),
        ("schedule-complete", office("timezone", json!(""), json!("UTC"))),
        ("schedule-min-not-above-max", office("minReplicaCount", json!(3), json!(2))),
        ("schedule-cron", office("schedule", json!("0 24 * * *"), json!("0 23 * * *"))),
        ("schedule-duration", office("duration", json!("604801s"), json!("604800s"))),
        ("schedule-duration", office("duration", json!("299s"), json!("300s"))),
        ("schedule-whole-seconds", office("duration", json!("300.5s"), json!("300.000s"))),
        ("schedule-time-zone", office("timezone", json!("+02:00"), json!("Etc/GMT+2"))),
        ("schedule-time-zone", office("timezone", json!("Etc/+2"), json!("UTC"))),
        ("schedule-time-zone", office("timezone", json!("Etc/GMT 2"), json!("America/Port-au-Prince"))),
        ("scale-to-zero-without-effect", both("minReplicaCount", json!(1), json!(0))),
        ("deployment-shape-form", both("deploymentShape", json!("s"), json!("default"))),
        ("deployment-shape-form", both("deploymentShape", json!(format!("{shape}/versions/")), json!(shape))),
        (
            "deployment-shape-form",
            both("deploymentShape", json!(format!("{shape}/v")), json!(format!("{shape}/versions/v"))),
        ),
        (
            "accelerator-or-shape",
            (json!({ "acceleratorType": null }), json!({ "acceleratorType": null, "deploymentShape": shape })),
        ),
        (
            "accelerator-and-shape",
            (json!({ "deploymentShape": shape }), json!({ "deploymentShape": shape, "acceleratorType": "" })),
        ),
        ("accelerator-in-region", (placed("US_UTAH_1", "NVIDIA_H100_80GB"), placed("US_UTAH_1", "NVIDIA_B200_180GB"))),
        (
            "tag-count",
            (json!({ "annotations": entries(65, &json!("v")) }), json!({ "annotations": entries(64, &json!("v")) })),
        ),
        ("tag-key-length", (tag(&key(129), "v"), tag(&key(128), "v"))),
        ("tag-key-form", (tag("team", "v"), tag("custom/t", "v"))),
        ("tag-key-form", (tag("custom/", "v"), tag("custom/a/B-c_d.9", "v"))),
        ("tag-key-form", (tag("custom/-a", "v"), tag("custom/a-b", "v"))),
        ("tag-key-form", (tag("custom/a.", "v"), tag("custom/a.b", "v"))),
        ("tag-key-form", (tag("custom/ä", "v"), tag("custom/a", "v"))),
        ("tag-value-length", (tag("custom/a", ""), tag("custom/a", "v"))),
        ("tag-value-length", (tag("custom/a", &"🔥".repeat(129)), tag("custom/a", &"🔥".repeat(128)))),
        ("tag-value-form", (tag("custom/a", " v"), tag("custom/a", "v v"))),
        ("tag-value-form", (tag("custom/a", "v\u{a0}"), tag("custom/a", "vä"))),
        ("tag-value-form", (tag("custom/a", "v\tv"), tag("custom/a", "v"))),
        ("tag-value-form", (tag("custom/a", "v\u{85}v"), tag("custom/a", "v"))),
        (
            "one-hot-load-source",
            (
                json!({ "hotLoadBucketUrl": "s3://b", "hotLoadTrainerJob": "j" }),
                json!({ "hotLoadBucketUrl": "s3://b", "hotLoadTrainerJob": "" }),
            ),
        ),
        ("bucket-url-form", both("hotLoadBucketUrl", json!("s3://b/"), json!("s3://b"))),
        ("bucket-url-form", both("hotLoadBucketUrl", json!("http://b/p"), json!("gs://b/p"))),
        ("bucket-url-form", both("hotLoadBucketUrl", json!("gs://"), json!("gs://b"))),
        ("hosted-bucket-url", (hosted("gs://b/checkpoints/a/x"), hosted("gs://b/rl-checkpoints/a/x"))),
        ("hosted-bucket-url", (hosted("s3://b/rl-checkpoints/a/x"), json!({ "hotLoadBucketUrl": "s3://b" }))),
        ("hosted-bucket-url", (hosted("gs://b/rl-checkpoints/a"), hosted("gs://b/rl-checkpoints/a/x/y"))),
        (
            "addons-or-quantized",
            (
                json!({ "enableAddons": true, "precision": "FP8_MM_V2" }),
                json!({ "enableAddons": true, "precision": "NF4" }),
            ),
        ),
        (
            "addons-or-quantized",
            (
                json!({ "enableAddons": true, "precision": "FP4_MX_MOE" }),
                json!({ "enableAddons": false, "precision": "FP4" }),
            ),
        ),
        (
            "direct-route-needs-region",
            (
                json!({ "directRouteType": "INTERNET", "placement": { "region": null, "multiRegion": "US" } }),
                json!({ "directRouteType": "INTERNET" }),
            ),
        ),
        (
            "direct-route-needs-region",
            (
                json!({ "directRouteType": "AWS_PRIVATELINK", "placement": null }),
                json!({ "directRouteType": "DIRECT_ROUTE_TYPE_UNSPECIFIED", "placement": null }),
            ),
        ),
        ("direct-route-region", (routed("US_OHIO_1"), routed("US_WASHINGTON_3"))),
        ("direct-route-region", (routed("US_OHIO_1"), placed("US_OHIO_1", "NVIDIA_B200_180GB"))),
        (
            "direct-route-keys-unused",
            (
                json!({ "directRouteApiKeys": ["k"] }),
                json!({ "directRouteApiKeys": ["k"], "directRouteType": "AWS_PRIVATELINK" }),
            ),
        ),
        (
            "one-drafter",
            (
                json!({ "draftModel": model, "ngramSpeculationLength": 1 }),
                json!({ "draftModel": model, "ngramSpeculationLength": 0 }),
            ),
        ),
        (
            "draft-token-count",
            (
                json!({ "draftModel": model, "draftTokenCount": null }),
                json!({ "draftModel": model, "draftTokenCount": 4 }),
            ),
        ),
    ];
    rows.into_iter().map(|(rule, (broken, kept))| (rule, broken, kept)).collect()
}

/// The same for changes: rule, what breaks it, what keeps it.
pub(crate) fn update_cases() -> [(&'static str, Value, Value); 3] {
    let shape = "accounts/a/deploymentShapes/s";
    [
        ("immutable", json!({ "preemptible": true }), json!({})),
        ("tags-by-method", json!({ "annotations": { "custom/a": "b" } }), json!({})),
        ("no-default-shape", json!({ "deploymentShape": "default" }), json!({ "deploymentShape": shape })),
    ]
}

/// A value with a merge patch applied (RFC 7396).
pub(crate) fn patched(mut target: Value, patch: &Value) -> Value {
    let Value::Object(entries) = patch else { return patch.clone() };
    if !target.is_object() {
        target = json!({});
    }
    for (name, change) in entries {
        let object = target.as_object_mut().expect("an object");
        let old = object.shift_remove(name).unwrap_or_default();
        if !change.is_null() {
            object.insert(name.clone(), patched(old, change));
        }
    }
    target
}
