//! The rules as a table of mutants: a valid deployment, and one line for each way to break it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use fireworks_deployments::deployment::Deployment;
use fireworks_deployments::form::field_rules;
use fireworks_deployments::hint::HINTS;
use fireworks_deployments::issue::{IssueCode, Severity, ValidationIssue};
use fireworks_deployments::limit::Limit;
use fireworks_deployments::rules::RULES;
use fireworks_deployments::validate::{Purpose, validate_deployment};
use fireworks_deployments::wire::{Field, Shape};
use serde_json::{Value, json};

fn valid() -> Value {
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

/// Rule, JSON pointer to what is set, the value it is set to (`null` takes it away).
fn mutants() -> Vec<(&'static str, &'static str, Value)> {
    let schedules: Value = (0..6).map(|n| (n.to_string(), json!({}))).collect::<serde_json::Map<_, _>>().into();
    let office = "/autoscalingPolicy/scalingSchedules/office";
    let at = |rest: &str| -> &'static str { Box::leak(format!("{office}/{rest}").into_boxed_str()) };
    vec![
        ("output-only", "/state", json!("READY")),
        ("deprecated", "/enableMtp", json!(true)),
        ("display-name-length", "/displayName", json!("🔥".repeat(64))),
        ("description-length", "/description", json!("é".repeat(1000))),
        ("replicas-not-negative", "/minReplicaCount", json!(-1)),
        ("min-not-above-max", "/minReplicaCount", json!(3)),
        ("max-replicas", "/maxReplicaCount", json!(1001)),
        ("count-not-negative", "/acceleratorCount", json!(-1)),
        ("base-model-required", "/baseModel", json!(null)),
        ("base-model-form", "/baseModel", json!("llama-v3p1-8b-instruct")),
        (
            "template-or-auto-tune",
            "",
            json!({ "baseModel": "accounts/a/models/m", "deploymentTemplate": "t", "autoTune": { "longPrompt": true } }),
        ),
        (
            "auto-tune-or-template",
            "",
            json!({ "baseModel": "accounts/a/models/m", "deploymentTemplate": "t", "autoTune": { "longPrompt": true } }),
        ),
        ("one-placement", "/placement/multiRegion", json!("GLOBAL")),
        ("scale-window", "/autoscalingPolicy/scaleUpWindow", json!("3600.000000001s")),
        ("scale-to-zero-window", "/autoscalingPolicy/scaleToZeroWindow", json!("299.999999999s")),
        ("load-target-keys", "/autoscalingPolicy/loadTargets/gpu", json!(1)),
        ("default-load-target", "/autoscalingPolicy/loadTargets/default", json!(1.01)),
        ("schedule-count", "/autoscalingPolicy/scalingSchedules", schedules),
        ("schedule-min-not-above-max", at("minReplicaCount"), json!(3)),
        ("schedule-cron", at("schedule"), json!("0 24 * * *")),
        ("schedule-duration", at("duration"), json!("604801s")),
        ("schedule-whole-seconds", at("duration"), json!("300.5s")),
        ("schedule-time-zone", at("timezone"), json!("+02:00")),
    ]
}

fn broken(pointer: &str, value: Value) -> Value {
    let mut deployment = valid();
    match pointer.rsplit_once('/') {
        None => deployment = value,
        Some((outer, name)) => {
            let object =
                deployment.pointer_mut(outer).and_then(Value::as_object_mut).expect("a path into the valid one");
            object.insert(name.to_owned(), value);
        }
    }
    deployment
}

fn create_issues(deployment: &Value) -> Vec<ValidationIssue> {
    validate_deployment(deployment, Purpose::Create)
}

#[test]
fn the_valid_deployment_has_no_issue() {
    assert_eq!(create_issues(&valid()), []);
}

#[test]
fn each_mutant_breaks_its_rule() {
    for (rule, pointer, value) in mutants() {
        let issues = create_issues(&broken(pointer, value));
        assert!(issues.iter().any(|issue| issue.rule == rule), "{rule} says nothing: {issues:?}");
    }
}

#[test]
fn each_rule_has_a_mutant() {
    let covered: BTreeSet<_> = mutants().into_iter().map(|(rule, ..)| rule).chain(["immutable"]).collect();
    let all: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(covered, all);
}

#[test]
fn a_fixed_field_is_an_error_on_update_only() {
    let change = json!({ "preemptible": true });
    let issues = validate_deployment(&change, Purpose::Update);
    assert!(
        matches!(issues.as_slice(), [only] if only.code == IssueCode::Immutable && only.severity == Severity::Error)
    );
    assert!(create_issues(&change).iter().all(|issue| issue.code != IssueCode::Immutable));
}

/// A value that breaks a limit, for those that speak of several fields.
fn breaking(limit: Limit, shape: Shape) -> Option<Value> {
    match (limit, shape) {
        (Limit::AtLeast(0), _) => Some(json!(-1)),
        (Limit::DurationBetween(0, _), _) => Some(json!("-1s")),
        (Limit::OutputOnly | Limit::Deprecated, Shape::Text | Shape::Enum(_)) => Some(json!("x")),
        (Limit::OutputOnly | Limit::Deprecated, Shape::Timestamp) => Some(json!("2026-01-01T00:00:00Z")),
        (Limit::OutputOnly, Shape::Int32) => Some(json!(1)),
        (Limit::OutputOnly, Shape::Object(_)) => Some(json!({ "x": 1 })),
        (Limit::Deprecated, Shape::Bool) => Some(json!(true)),
        _ => None,
    }
}

#[test]
fn a_rule_of_several_fields_speaks_for_each_of_them() {
    let output_only = [
        "name",
        "createTime",
        "updateTime",
        "purgeTime",
        "deleteTime",
        "state",
        "status",
        "desiredReplicaCount",
        "replicaCount",
        "replicaStats",
        "cluster",
        "directRouteHandle",
        "numPeftDeviceCached",
        "region",
    ];
    let windows = ["scaleUpWindow", "scaleDownWindow"].map(|window| format!("autoscalingPolicy.{window}"));
    let counts =
        ["acceleratorCount", "draftTokenCount", "numPeftDeviceCached", "maxContextLength", "maxConcurrencyPerReplica"];
    let expected = output_only.map(|field| ("output-only", field)).into_iter();
    let expected = expected.chain(windows.iter().map(|window| ("scale-window", window.as_str())));
    let expected = expected.chain(counts.map(|count| ("count-not-negative", count)));
    for (name, path) in expected.chain([("deprecated", "expireTime"), ("deprecated", "enableMtp")]) {
        let rule = RULES.iter().find(|rule| rule.name == name).expect("a rule");
        let field = field_of(path).expect("a field");
        let value = breaking(rule.limit, field.shape).expect("a value that breaks it");
        let issues = create_issues(&broken(&format!("/{}", path.replace('.', "/")), value));
        assert!(issues.iter().any(|issue| issue.rule == name), "{path} of {name}");
    }
}

#[test]
fn these_rules_only_warn() {
    let warnings: Vec<_> =
        RULES.iter().filter(|rule| rule.severity == Severity::Warning).map(|rule| rule.name).collect();
    assert_eq!(warnings, ["output-only", "deprecated", "base-model-form", "load-target-keys"]);
}

#[test]
fn every_field_that_is_known_of_the_api_is_here() {
    let names: Vec<_> = Deployment::FIELDS.iter().map(|field| field.name).collect();
    let known = "name displayName description createTime updateTime expireTime purgeTime deleteTime state status \
        annotations minReplicaCount maxReplicaCount maxWithRevocableReplicaCount desiredReplicaCount replicaCount \
        replicaStats autoscalingPolicy baseModel acceleratorCount acceleratorType precision cluster enableAddons \
        draftTokenCount draftModel ngramSpeculationLength enableSessionAffinity directRouteApiKeys directRouteType \
        directRouteHandle numPeftDeviceCached deploymentTemplate autoTune placement region \
        disableDeploymentSizeValidation enableMtp enableHotLoad enableHotReloadLatestAddon hotLoadBucketType \
        hotLoadBucketUrl hotLoadTrainerJob hotLoadTransitionType deploymentShape activeModelVersion \
        targetModelVersion maxContextLength maxConcurrencyPerReplica pricingPlanId preemptible";
    let missing: Vec<_> = known.split_whitespace().filter(|name| !names.contains(name)).collect();
    assert_eq!((missing, names.len()), (vec![], known.split_whitespace().count()));
}

#[test]
fn each_rule_stands_in_its_fields_documentation() {
    for rule in RULES {
        for path in rule.fields {
            assert_documented(path, &rule.limit.sentence());
        }
    }
    for hint in HINTS {
        for path in hint.fields {
            assert_documented(path, &hint.fact.sentence());
        }
    }
}

#[test]
fn each_rule_has_a_name_of_its_own() {
    let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
}

#[track_caller]
fn assert_documented(path: &str, sentence: &str) {
    let doc = doc_of(path).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let said = sentence.trim_start_matches("is ").to_lowercase();
    assert!(doc.contains(&said), "{path}: `{doc}` doesn't say `{said}`");
}

/// The documentation of a field; an entry of a map has that of the map.
fn doc_of(path: &str) -> &'static str {
    field_rules().iter().find(|rule| rule.path == path).map_or("", |rule| rule.description)
}

/// The field at a path, or the map that an entry is of.
fn field_of(path: &str) -> Option<&'static Field> {
    let (mut fields, mut found) = (Deployment::FIELDS, None);
    for name in path.split('.') {
        if let Some(field) = fields.iter().find(|field: &&Field| field.name == name) {
            found = Some(field);
            fields = match field.shape {
                Shape::Object(fields) => fields,
                Shape::Map(Shape::Object(fields)) => fields,
                _ => &[],
            };
        }
    }
    found
}
