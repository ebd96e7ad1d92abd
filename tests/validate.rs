//! The validator's issues, field by field.

use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::issue::{IssueCode, Segment, Severity, ValidationIssue};
use fireworks_deployments::rules::validate::{validate_deployment, validate_deployment_id, validate_field};
use serde_json::{Value, json};

const WINDOW: &str = "autoscalingPolicy.scaleToZeroWindow";

fn field(path: &str, value: impl Into<Value>) -> Vec<ValidationIssue> {
    validate_field(path, Some(&value.into()))
}

#[track_caller]
fn assert_passes(path: &str, value: impl Into<Value>) {
    assert_eq!(field(path, value), []);
}

#[track_caller]
fn assert_refused(path: &str, value: impl Into<Value>, message: &str) {
    let messages: Vec<_> = field(path, value).into_iter().map(|issue| issue.message).collect();
    assert_eq!(messages, [message]);
}

#[test]
fn a_display_name_is_counted_in_code_points() {
    for character in ["🔥", "é", "e", "\u{301}", "👩‍👩‍👧"] {
        let points = character.chars().count();
        assert_passes("displayName", character.repeat(63 / points));
        let longer = character.repeat(63 / points + 1);
        assert_eq!(field("displayName", json!(longer)).first().map(|issue| issue.code), Some(IssueCode::TooLong));
    }
}

#[test]
fn a_long_name_is_shown_cut() {
    let message = format!("must be at most 63 characters, got `{}…`", "x".repeat(40));
    assert_refused("displayName", "x".repeat(64), &message);
}

#[test]
fn a_scale_to_zero_window_is_at_least_five_minutes_to_the_nanosecond() {
    assert_passes(WINDOW, "300s");
    assert_passes(WINDOW, "300.000000000s");
    assert_passes(WINDOW, "300.000000001s");
    assert_refused(WINDOW, "299.999999999s", "must be at least 5 minutes (300s), got `299.999999999s`");
    assert_refused(WINDOW, "120s", "must be at least 5 minutes (300s), got `120s`");
    assert_refused(WINDOW, "-1s", "must be at least 5 minutes (300s), got `-1s`");
}

#[test]
fn a_window_of_zero_is_told_to_stay_away() {
    let message = "must be at least 5 minutes (300s); omit it for the default, got `0s`";
    assert_refused(WINDOW, "0s", message);
}

#[test]
fn a_duration_of_another_form_is_told_the_form() {
    for given in
        ["5m", "300", "", "1e3s", "٣٠٠s", "0300s", "300.s", ".5s", "+300s", " 300s", "s", "--1s", "1.5", "1.-5s"]
    {
        assert_refused(WINDOW, given, &format!("must be seconds followed by `s`, such as `300s`, got `{given}`"));
    }
}

#[test]
fn a_duration_of_too_many_digits_is_told_how_many_there_may_be() {
    assert_passes(WINDOW, "300.123456789s");
    assert_refused(
        WINDOW,
        "300.1234567890s",
        "must have at most nine digits after the decimal point, got `300.1234567890s`",
    );
}

#[test]
fn a_duration_ends_after_ten_thousand_years() {
    assert_passes(WINDOW, "315576000000.000000000s");
    for given in ["315576000000.000000001s", "99999999999999999999s", "-315576000001s"] {
        assert_refused(WINDOW, given, &format!("must be within ten thousand years (315576000000s), got `{given}`"));
    }
}

#[test]
fn an_issue_says_where_and_which_limit() {
    let issues = validate_deployment(
        &json!({ "displayName": "x", "autoscalingPolicy": { "scaleToZeroWindow": "120s" } }),
        Purpose::Update,
    );
    let key = |name: &str| Segment::Key(name.to_owned().into());
    assert_eq!(
        issues,
        [ValidationIssue {
            path: vec![key("autoscalingPolicy"), key("scaleToZeroWindow")],
            rule: "scale-to-zero-window",
            code: IssueCode::TooSmall,
            severity: Severity::Error,
            message: "must be at least 5 minutes (300s), got `120s`".to_owned(),
            limit: Some(300.0),
        }]
    );
}

#[test]
fn issues_come_all_at_once_and_in_the_order_of_the_fields() {
    let issues = validate_deployment(
        &json!({
            "preemptible": "yes", "displayName": 5, "autoscalingPolicy": { "scaleDownWindow": "2h" }, "minReplicaCount": 0.5,
            "deploymentShape": "default",
        }),
        Purpose::Create,
    );
    let messages: Vec<_> = issues.iter().map(|issue| issue.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "must be a string, got `5`",
            "must be a whole number, got `0.5`",
            "must be seconds followed by `s`, such as `300s`, got `2h`",
            "is required on create",
            "must be a boolean, not a string, got `yes`",
        ]
    );
}

#[test]
fn min_replicas_may_pass_a_max_of_zero_or_none() {
    let issues = |value| validate_deployment(&value, Purpose::Update);
    assert_eq!(issues(json!({ "minReplicaCount": 2, "maxReplicaCount": 0 })), []);
    assert_eq!(issues(json!({ "minReplicaCount": 2 })), []);
    assert_eq!(issues(json!({ "minReplicaCount": 2, "maxReplicaCount": 2 })), []);
    assert_eq!(issues(json!({ "minReplicaCount": 3, "maxReplicaCount": 2 })).len(), 2);
}

#[test]
fn a_number_outside_32_bits_is_refused() {
    assert_passes("maxContextLength", 2_147_483_647);
    assert_refused(
        "maxContextLength",
        2_147_483_648_i64,
        "must be between -2147483648 and 2147483647, got `2147483648`",
    );
}

#[test]
fn an_enum_value_that_is_not_known_is_a_warning() {
    let issues = field("acceleratorType", json!("h200"));
    assert!(
        matches!(issues.as_slice(), [only] if only.severity == Severity::Warning && only.code == IssueCode::UnknownValue)
    );
    assert_passes("acceleratorType", "NVIDIA_GB300");
}

#[test]
fn an_unknown_enum_value_names_the_nearest_known_one() {
    for (path, given, message) in [
        ("acceleratorType", "H100", "AcceleratorType, got `H100`; did you mean `NVIDIA_H100_80GB`?"),
        ("acceleratorType", "h200-141gb", "AcceleratorType, got `h200-141gb`; did you mean `NVIDIA_H200_141GB`?"),
        ("precision", "fp8-mm", "Precision, got `fp8-mm`; did you mean `FP8_MM`?"),
        ("placement.region", "us-iowa-1", "Region, got `us-iowa-1`; did you mean `US_IOWA_1`?"),
        ("directRouteType", "internet", "DirectRouteType, got `internet`; did you mean `INTERNET`?"),
        ("acceleratorType", "TPU_V5", "AcceleratorType, got `TPU_V5`"),
    ] {
        assert_refused(path, given, &format!("should be a known value of {message}"));
    }
    assert_refused(
        "placement.regions",
        json!(["US_IOWA_1", "frankfurt"]),
        "should be a known value of Region, got `frankfurt`; did you mean `EU_FRANKFURT_1`?",
    );
}

#[test]
fn an_unknown_field_is_a_warning_that_names_the_nearest_known_one() {
    let deployment = json!({
        "displayNme": "x", "display_name": "x", "extra": 1,
        "autoscalingPolicy": { "scaletozerowindow": "300s", "loadtargets": {} },
        "autoTune": { "long_prompt": true },
    });
    let issues = validate_deployment(&deployment, Purpose::Update);
    let messages: Vec<_> = issues.iter().map(|issue| issue.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "unknown field `scaletozerowindow`; did you mean `scaleToZeroWindow`?",
            "unknown field `loadtargets`; did you mean `loadTargets`?",
            "unknown field `long_prompt`; did you mean `longPrompt`?",
            "unknown field `displayNme`; did you mean `displayName`?",
            "unknown field `display_name`; did you mean `displayName`?",
            "unknown field `extra`",
        ]
    );
    assert!(issues.iter().all(|issue| issue.severity == Severity::Warning));
}

#[test]
fn an_unknown_path_names_the_nearest_field_at_its_last_name() {
    assert_refused("displayNme", 1, "unknown field `displayNme`; did you mean `displayName`?");
    assert_refused("placement.regoin.x", 1, "unknown field `regoin`; did you mean `region`?");
    assert_refused("displayName.displayName", 1, "unknown field `displayName`");
    assert_refused("placement.regions.0", 1, "unknown field `0`");
}

#[test]
fn a_field_that_does_not_exist_is_one_issue() {
    for path in ["", "nope", "displayName.x", "autoscalingPolicy..x", "__proto__"] {
        assert_eq!(field(path, json!(1)).len(), 1, "{path}");
    }
}

#[test]
fn absent_and_null_are_the_same() {
    assert_eq!(validate_field("baseModel", None).first().map(|issue| issue.code), Some(IssueCode::Required));
    assert_eq!(field("baseModel", json!(null)).first().map(|issue| issue.code), Some(IssueCode::Required));
    assert_eq!(validate_field("displayName", None), []);
    assert_eq!(validate_deployment(&json!({ "displayName": null, "autoTune": null }), Purpose::Update), []);
}

#[test]
fn a_key_of_a_map_is_shown_when_the_key_is_at_fault() {
    let message = "key should be one of `default`, `tokens_generated_per_second`, `prompt_tokens_per_second`, \
                   `requests_per_second`, `concurrent_requests`, `vllm_concurrent_requests`, \
                   `generation_latency_per_token_ms`, `serverless_uncached_input_capacity_utilization` and \
                   `serverless_generated_capacity_utilization`, got `gpu`";
    assert_refused("autoscalingPolicy.loadTargets.gpu", 1, message);
}

#[test]
fn a_secret_is_never_shown() {
    for given in [json!("fw_secret"), json!(["ok", 77_777])] {
        let issues = field("directRouteApiKeys", given);
        assert_eq!(issues.len(), 1);
        assert!(issues.iter().all(|issue| !issue.message.contains("fw_secret") && !issue.message.contains("77777")));
    }
}

#[test]
fn what_is_no_object_is_no_deployment() {
    for given in [json!(null), json!([]), json!("x"), json!(1)] {
        let issues = validate_deployment(&given, Purpose::Create);
        assert!(matches!(issues.as_slice(), [only] if only.path.is_empty() && only.code == IssueCode::Type));
    }
}

#[test]
fn an_id_may_be_addressed_that_may_not_be_created() {
    let faults = |id: &str, purpose| validate_deployment_id(&json!(id), purpose).len();
    for id in ["12345678", "790c6851", "-x", "x-"] {
        assert_eq!((faults(id, IdPurpose::Address), faults(id, IdPurpose::Create)), (0, 1), "{id}");
    }
    for id in ["", ".", "..", "a/b", "a?b", "a%2Fb", "A", "a_b", "é", &"a".repeat(64)] {
        assert_eq!((faults(id, IdPurpose::Address), faults(id, IdPurpose::Create)), (1, 1), "{id}");
    }
    assert_eq!(faults(&"a".repeat(63), IdPurpose::Create), 0);
    assert_eq!(validate_deployment_id(&json!(5), IdPurpose::Create).len(), 1);
}
