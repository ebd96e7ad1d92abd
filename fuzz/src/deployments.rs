//! Deployments, through every way that one is read: the rules, the check of replies, and the emulator.

use std::collections::BTreeSet;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::wire::Wire;
use fireworks_deployments::exchange::field_mask::field_mask;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::issue::{IssueCode, Severity, ValidationIssue};
use fireworks_deployments::rules::validate::{validate_deployment, validate_field};
use fireworks_deployments::value::fit::fit;
use fireworks_deployments::value::json::Json;
use fireworks_deployments_emulator::{Emulator, Reply, Request};
use serde_json::{Map, Value, json};

use crate::{choices, grow};

/// 2026-03-01T12:00:00Z.
const NOW: i64 = 1_772_366_400_000;
const COLLECTION: &str = "/v1/accounts/acme/deployments";

/// The deployment that some bytes stand for: often one that could be created.
pub(super) fn of(bytes: &[u8]) -> Value {
    let mut choices = choices(bytes);
    let is_whole = choices.ratio(7, 8).unwrap_or_default();
    let mut fields = if is_whole { least() } else { Map::new() };
    fields.extend(grow::object(&mut choices, Deployment::FIELDS).unwrap_or_default());
    Value::Object(fields)
}

/// The smallest deployment that can be created.
pub(super) fn least() -> Map<String, Value> {
    let least = json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" });
    least.as_object().unwrap().clone()
}

pub(super) fn check(deployment: &Value) {
    for purpose in [Purpose::Create, Purpose::Update] {
        let issues = validate_deployment(deployment, purpose);
        check_issues(&issues);
        check_order(deployment, purpose, &issues);
        check_text(deployment, purpose, &issues);
    }
    check_fields(deployment);
    check_fit(deployment);
    check_emulated(deployment);
}

/// Each issue is a sentence about a value.
fn check_issues(issues: &[ValidationIssue]) {
    for issue in issues {
        assert!(!issue.message.is_empty() && !issue.rule.is_empty(), "{issue:?}");
        assert!(!issue.message.contains("{}") && !issue.message.ends_with('.'), "{issue:?}");
    }
}

/// The issues of a deployment don't depend on the order of its fields.
fn check_order(deployment: &Value, purpose: Purpose, issues: &[ValidationIssue]) {
    let turned: Map<_, _> = deployment.as_object().unwrap().clone().into_iter().rev().collect();
    assert_eq!(unordered(&validate_deployment(&Value::Object(turned), purpose)), unordered(issues));
}

fn unordered(issues: &[ValidationIssue]) -> BTreeSet<String> {
    issues.iter().map(|issue| format!("{issue:?}")).collect()
}

/// The issues of a deployment are those of its text.
fn check_text(deployment: &Value, purpose: Purpose, issues: &[ValidationIssue]) {
    let again: Value = serde_json::from_str(&deployment.to_string()).unwrap();
    assert_eq!(validate_deployment(&again, purpose), issues);
}

/// The issues of a field alone are among those of the deployment, unless the field must be left out.
fn check_fields(deployment: &Value) {
    let whole = unordered(&validate_deployment(deployment, Purpose::Create));
    for (name, value) in deployment.as_object().unwrap().iter().filter(|(name, _)| !name.contains('.')) {
        let alone = validate_field(name, Some(value));
        check_issues(&alone);
        for issue in alone {
            assert!(whole.contains(&format!("{issue:?}")), "{issue:?} is none of {whole:?}");
        }
    }
}

/// A reply that fits is a deployment, whose shapes the validator accepts too.
fn check_fit(deployment: &Value) {
    let mut fitted = deployment.clone();
    if fit(&mut fitted, Deployment::SHAPE).is_err() {
        return;
    }
    let mut again = fitted.clone();
    assert_eq!(fit(&mut again, Deployment::SHAPE), Ok(()));
    assert_eq!(again, fitted, "fitted twice");
    let is_type = |issue: &ValidationIssue| issue.code == IssueCode::Type && issue.severity == Severity::Error;
    let issues: Vec<_> = validate_deployment(&fitted, Purpose::Create).into_iter().filter(is_type).collect();
    assert_eq!(issues, [], "a type that fits");
    to_whole(&mut fitted);
    let read: Deployment = serde_json::from_value(fitted).expect("the struct of a deployment");
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(serde_json::from_value::<Deployment>(written).unwrap(), read);
}

/// Writes whole numbers without a fraction, as the client for Rust apps does before it fills the struct.
fn to_whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let whole = number.as_f64().filter(|float| float.fract() == 0.0);
            if let Some(whole) = whole.and_then(|float| format!("{float:.0}").parse::<i32>().ok()) {
                *number = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(to_whole),
        Value::Object(fields) => fields.values_mut().for_each(to_whole),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The emulator takes nothing that the client calls an error, and its reply fits.
fn check_emulated(deployment: &Value) {
    let mut emulator =
        Emulator::new(&json!({ "deployments": [{ "name": "accounts/acme/deployments/held" }] }), NOW).unwrap();
    let created = send(&mut emulator, "POST", COLLECTION, deployment);
    check_reply(&created, deployment, Purpose::Create);
    let Ok(mask) = field_mask(Json::new(&deployment.to_string())) else { return };
    let updated = send(&mut emulator, "PATCH", &format!("{COLLECTION}/held?updateMask={mask}"), deployment);
    check_reply(&updated, deployment, Purpose::Update);
}

fn send(emulator: &mut Emulator, method: &str, target: &str, body: &Value) -> Reply {
    let (method, target) = (method.to_owned(), target.to_owned());
    emulator.handle(&Request { method, target, headers: Vec::new(), body: body.to_string() }, NOW)
}

fn check_reply(reply: &Reply, sent: &Value, purpose: Purpose) {
    let mut body: Value = serde_json::from_str(&reply.body).expect("JSON");
    if reply.status != 200 {
        assert!((400..500).contains(&reply.status), "{} {body}", reply.status);
        return assert!(body["message"].as_str().is_some_and(|message| !message.is_empty()), "{body}");
    }
    let is_error = |issue: &ValidationIssue| issue.severity == Severity::Error;
    let errors: Vec<_> = validate_deployment(sent, purpose).into_iter().filter(is_error).collect();
    assert_eq!(errors, [], "taken, in spite of its errors");
    assert_eq!(fit(&mut body, Deployment::SHAPE), Ok(()));
    let told: Deployment = serde_json::from_value(body).expect("the struct of a deployment");
    assert!(told.unknown.is_empty(), "{:?}", told.unknown);
}
