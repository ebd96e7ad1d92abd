//! The rules as a table of cases: a valid deployment, and for each rule what breaks it and what only just keeps it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first surprise"
)]

use std::collections::BTreeSet;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::rules::RULES;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::hint::HINTS;
use fireworks_deployments::rules::issue::{Severity, ValidationIssue};
use fireworks_deployments::rules::limit::{Fixed, Limit, Number, Time};
use fireworks_deployments::rules::validate::validate_deployment;
use fireworks_deployments::tools::form::field_rules;
use fireworks_deployments::value::layout::Place;
use serde_json::{Value, json};

mod cases;
mod left_out;
mod messages;
mod regions;
mod together;
use cases::{cases, patched, update_cases, valid};

fn broken(patch: &Value) -> Value {
    patched(valid(), patch)
}

fn create_issues(deployment: &Value) -> Vec<ValidationIssue> {
    validate_deployment(deployment, Purpose::Create)
}

#[track_caller]
fn assert_says(rule: &str, deployment: &Value, purpose: Purpose, says: bool) {
    let issues = validate_deployment(deployment, purpose);
    assert_eq!(issues.iter().any(|issue| issue.rule == rule), says, "{rule} of {deployment}: {issues:?}");
}

#[test]
fn the_valid_deployment_has_no_issue() {
    assert_eq!(create_issues(&valid()), []);
}

#[test]
fn each_rule_speaks_where_it_is_broken_and_not_a_hair_before() {
    for (rule, breaks, keeps) in cases() {
        assert_says(rule, &broken(&breaks), Purpose::Create, true);
        assert_says(rule, &broken(&keeps), Purpose::Create, false);
    }
    for (rule, breaks, keeps) in update_cases() {
        assert_says(rule, &breaks, Purpose::Update, true);
        assert_says(rule, &keeps, Purpose::Update, false);
        assert_says(rule, &breaks, Purpose::Create, false);
    }
}

#[test]
fn what_only_a_new_deployment_must_keep_is_not_asked_of_changes() {
    let of_create = |name| RULES.iter().any(|rule| rule.name == name && rule.only == Some(Purpose::Create));
    for (rule, breaks, _) in cases().into_iter().filter(|(rule, ..)| of_create(*rule)) {
        assert_says(rule, &broken(&breaks), Purpose::Update, false);
    }
}

#[test]
fn each_rule_has_a_case() {
    let on_create = cases().into_iter().map(|(rule, ..)| rule);
    let covered: BTreeSet<_> = on_create.chain(update_cases().map(|(rule, ..)| rule)).collect();
    let all: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(covered, all);
}

/// A value that breaks a limit, for those that speak of several fields.
fn breaking(limit: Limit, shape: Shape) -> Option<Value> {
    match (limit, shape) {
        (Limit::Number(Number::AtLeast(0)), _) => Some(json!(-1)),
        (Limit::Time(Time::Between(0, _)), _) => Some(json!("-1s")),
        (Limit::Fixed(Fixed::OutputOnly | Fixed::Deprecated), Shape::Text | Shape::Enum(_)) => Some(json!("x")),
        (Limit::Fixed(Fixed::OutputOnly | Fixed::Deprecated), Shape::Timestamp) => Some(json!("2026-01-01T00:00:00Z")),
        (Limit::Fixed(Fixed::OutputOnly), Shape::Int32) => Some(json!(1)),
        (Limit::Fixed(Fixed::OutputOnly), Shape::Object(_)) => Some(json!({ "x": 1 })),
        (Limit::Fixed(Fixed::Deprecated), Shape::Bool) => Some(json!(true)),
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
        let patch = path.rsplit('.').fold(value, |inner, name| json!({ name: inner }));
        let issues = create_issues(&broken(&patch));
        assert!(issues.iter().any(|issue| issue.rule == name), "{path} of {name}");
    }
}

#[test]
fn these_rules_only_warn() {
    let warnings: Vec<_> =
        RULES.iter().filter(|rule| rule.severity == Severity::Warning).map(|rule| rule.name).collect();
    assert_eq!(
        warnings,
        [
            "output-only",
            "deprecated",
            "model-name",
            "load-target-keys",
            "scale-to-zero-without-effect",
            "accelerator-or-shape",
            "accelerator-and-shape",
            "accelerator-in-region",
            "direct-route-region",
            "direct-route-keys-unused",
            "draft-token-count"
        ]
    );
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
            let place = Place::find(path).expect("a place");
            assert_documented(path, &rule.limit.sentence(place));
        }
    }
    for hint in HINTS {
        for path in hint.fields {
            let sentence = hint.fact.sentence();
            assert!(!sentence.is_empty(), "{path}");
            assert_documented(path, &sentence);
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
