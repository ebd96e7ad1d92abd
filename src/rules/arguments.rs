//! The issues of calls' arguments.

use serde_json::Value;

use super::check::Purpose;
use super::deployment_id::IdPurpose;
use super::explain;
use super::fault::Fault;
use super::issue::{Segment, ValidationIssue};
use super::validate::{validate_argument, validate_deployment, validate_deployment_id};
use crate::value::entry;
use crate::value::json::Json;
use crate::value::layout::Place;

/// Returns the issues of a new deployment and of its create query.
#[must_use]
pub fn create(deployment: &Value, query: &Value) -> Vec<ValidationIssue> {
    let mut issues = match entry(query, "deploymentId") {
        Some(id) => validate_deployment_id(id, IdPurpose::Create),
        None => Vec::new(),
    };
    for issue in &mut issues {
        issue.path.push(Segment::Key("deploymentId".into()));
    }
    issues.extend(validate_deployment(deployment, Purpose::Create));
    let has_shape = deployment.get("deploymentShape").is_some_and(|shape| !Json::new(&shape.to_string()).is_blank());
    if has_shape && is_on(query, "acceptShapelessRisk") {
        issues.push(explain::at(vec![Segment::Key("deploymentShape".into())], Fault::SHAPELESS_RISK));
    }
    issues
}

/// Returns the issues of a scale's replica count.
#[must_use]
pub fn scale(replica_count: &Value) -> Vec<ValidationIssue> {
    validate_argument("replicaCount", Place::of("minReplicaCount"), replica_count)
}

/// Returns the issues of tags to set.
#[must_use]
pub fn set_tags(tags: &Value) -> Vec<ValidationIssue> {
    validate_argument("tags", Place::of("annotations"), tags)
}

/// Returns the issues of the keys of tags to delete.
#[must_use]
pub fn delete_tags(keys: &Value) -> Vec<ValidationIssue> {
    validate_argument("keys", Place::TAG_KEYS, keys)
}

fn is_on(query: &Value, flag: &str) -> bool {
    query.get(flag) == Some(&Value::Bool(true))
}
