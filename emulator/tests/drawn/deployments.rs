//! Valid deployments, drawn from the values of their fields.

use std::collections::BTreeMap;

use fireworks_deployments::api::deployment::{Deployment, LOAD_TARGETS};
use fireworks_deployments::api::wire::Shape;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::is_output_only;
use fireworks_deployments::rules::issue::{Severity, ValidationIssue};
use fireworks_deployments::rules::validate::validate_deployment;
use proptest::option::weighted;
use proptest::sample::select;
use proptest::strategy::Strategy;
use serde_json::{Map, Value, json};

use super::fields::{Entry, entries, is_known};
use super::some;

/// The smallest valid new deployment.
pub(crate) fn least() -> Map<String, Value> {
    json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" }).as_object().unwrap().clone()
}

/// True if the client accepts a deployment and knows all of its fields, enum values and load targets.
pub(crate) fn is_good(deployment: &Map<String, Value>, purpose: Purpose) -> bool {
    let value = Value::Object(deployment.clone());
    is_known(Shape::Object(Deployment::FIELDS), &value)
        && value.pointer("/autoscalingPolicy/loadTargets").is_none_or(has_known_targets)
        && errors(&value, purpose).is_empty()
}

fn has_known_targets(targets: &Value) -> bool {
    let is_known = |(key, value): (&String, &Value)| value.is_null() || LOAD_TARGETS.contains(&key.as_str());
    targets.as_object().is_none_or(|targets| targets.iter().all(is_known))
}

/// The client's errors for a deployment.
pub(crate) fn errors(deployment: &Value, purpose: Purpose) -> Vec<ValidationIssue> {
    let issues = validate_deployment(deployment, purpose).into_iter();
    issues.filter(|issue| issue.severity == Severity::Error).collect()
}

/// New deployments: the smallest one, and for each settable field one with it alone and one with some others.
pub(crate) fn samples() -> Vec<Map<String, Value>> {
    let mut of_field: BTreeMap<Vec<String>, Vec<Entry>> = BTreeMap::new();
    for entry in entries().into_iter().filter(is_sample) {
        of_field.entry(entry.names.clone()).or_default().push(entry);
    }
    let one_of_each: Vec<_> = of_field.values().map(|values| select(values.clone())).collect();
    let some_others: Vec<_> = one_of_each.iter().map(|one| weighted(0.1, one.clone())).collect();
    let drawn = some(of_field.len(), &(one_of_each, some_others.prop_shuffle())).into_iter().enumerate();
    let sample = |(number, (each, others)): (usize, (Vec<Entry>, Vec<Option<Entry>>))| {
        let entries = [&each[number]].into_iter().chain(others.iter().flatten());
        entries.fold(least(), |deployment, entry| Some(and(&deployment, entry)).filter(is_new).unwrap_or(deployment))
    };
    [least()].into_iter().chain(drawn.map(sample)).collect()
}

fn and(deployment: &Map<String, Value>, entry: &Entry) -> Map<String, Value> {
    let mut more = deployment.clone();
    entry.put(&mut more);
    more
}

fn is_new(deployment: &Map<String, Value>) -> bool {
    is_good(deployment, Purpose::Create)
}

/// True if a deployment fits into a sample: nothing that the service omits or rewrites, and short enough to read when a
/// test fails.
fn is_sample(entry: &Entry) -> bool {
    let text = entry.value.to_string();
    let is_reworded = entry.field() == "deploymentShape" && !text.contains("/versions/")
        || entry.value.is_f64() && entry.value.as_f64().is_some_and(|number| number.fract() == 0.0);
    !is_output_only(entry.field())
        && entry.field() != "acceleratorType"
        && entry.names.iter().all(|name| name != "fieldOfTomorrow")
        && !is_reworded
        && !text.contains("null")
        && text.len() < 200
        && is_new(&and(&least(), entry))
}
