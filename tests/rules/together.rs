//! Rules of several fields.

use fireworks_deployments::api::vocabulary::Precision;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::issue::{IssueCode, Segment};
use serde_json::json;

use super::{assert_says, broken, create_issues};

#[test]
fn a_conflict_is_told_at_each_field_it_concerns() {
    let model = "accounts/a/models/m";
    for (patch, fields) in [
        (json!({ "minReplicaCount": 3 }), ["minReplicaCount", "maxReplicaCount"]),
        (json!({ "deploymentTemplate": "t", "autoTune": { "longPrompt": true } }), ["deploymentTemplate", "autoTune"]),
        (json!({ "deploymentShape": "default" }), ["acceleratorType", "deploymentShape"]),
        (json!({ "hotLoadBucketUrl": "s3://b", "hotLoadTrainerJob": "j" }), ["hotLoadBucketUrl", "hotLoadTrainerJob"]),
        (json!({ "enableAddons": true, "precision": "FP8" }), ["precision", "enableAddons"]),
        (
            json!({ "draftModel": model, "ngramSpeculationLength": 1, "draftTokenCount": 1 }),
            ["draftModel", "ngramSpeculationLength"],
        ),
    ] {
        let issues = create_issues(&broken(&patch));
        let told: Vec<_> =
            issues.iter().filter(|issue| issue.code == IssueCode::Conflict).map(|issue| issue.path.clone()).collect();
        assert_eq!(told, fields.map(|field| vec![Segment::Key(field.to_owned().into())]), "{patch}");
    }
}

#[test]
fn a_conflict_is_said_from_where_it_stands() {
    for (patch, said) in [
        (
            json!({ "minReplicaCount": 3, "autoscalingPolicy": null }),
            [
                "minReplicaCount must be at most maxReplicaCount (`2`), got `3`",
                "maxReplicaCount must be at least minReplicaCount (`3`), got `2`",
            ],
        ),
        (
            json!({ "enableAddons": true, "precision": "FP8" }),
            [
                "precision can't be an FP8 or FP4 format while enableAddons is `true`, got `FP8`",
                "enableAddons can't be true while precision is `FP8`, got `true`",
            ],
        ),
        (
            json!({ "hotLoadBucketUrl": "s3://b", "hotLoadTrainerJob": "j" }),
            [
                "hotLoadBucketUrl can't be set together with hotLoadTrainerJob",
                "hotLoadTrainerJob can't be set together with hotLoadBucketUrl",
            ],
        ),
    ] {
        let issues = create_issues(&broken(&patch));
        let told: Vec<_> = issues.iter().map(|issue| format!("{} {}", issue.path[0], issue.message)).collect();
        assert_eq!(told, said);
    }
}

#[test]
fn a_limit_set_by_another_field_shows_that_fields_value() {
    for (patch, said) in [
        (
            json!({ "autoscalingPolicy": { "scalingSchedules": { "office": { "minReplicaCount": 4 } } } }),
            "must be at most the deployment's maxReplicaCount (`2`), got `4`",
        ),
        (json!({ "minReplicaCount": 2 }), "has no effect while minReplicaCount is above 0 (`2`)"),
    ] {
        let issues = create_issues(&broken(&patch));
        assert_eq!(issues.iter().map(|issue| issue.message.as_str()).collect::<Vec<_>>(), [said]);
    }
}

#[test]
fn replica_counts_that_cross_name_each_others_number() {
    let limits: Vec<_> = create_issues(&broken(&json!({ "minReplicaCount": 3, "autoscalingPolicy": null })))
        .iter()
        .map(|issue| issue.limit)
        .collect();
    assert_eq!(limits, [Some(2.0), Some(3.0)]);
    for kept in [
        json!({ "minReplicaCount": 2, "maxReplicaCount": 0 }),
        json!({ "minReplicaCount": 2, "maxReplicaCount": null }),
    ] {
        assert_says("min-not-above-max", &broken(&kept), Purpose::Create, false);
    }
}

#[test]
fn addons_go_with_every_precision_but_those_of_8_and_4_bits() {
    for precision in Precision::VOCABULARY.values {
        let is_quantized = precision.starts_with("FP8") || precision.starts_with("FP4");
        let deployment = broken(&json!({ "enableAddons": true, "precision": precision }));
        assert_says("addons-or-quantized", &deployment, Purpose::Create, is_quantized);
    }
}

#[test]
fn a_count_of_no_draft_tokens_is_none() {
    for (count, says) in [(json!(0), true), (json!(1), false)] {
        let deployment = broken(&json!({ "ngramSpeculationLength": 3, "draftTokenCount": count }));
        assert_says("draft-token-count", &deployment, Purpose::Create, says);
    }
}
