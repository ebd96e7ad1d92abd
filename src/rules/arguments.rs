//! The issues of a call's arguments.

use super::check::Purpose;
use super::deployment_id::IdPurpose;
use super::explain;
use super::fault::Fault;
use super::issue::{Segment, ValidationIssue};
use super::validate::{validate_argument, validate_deployment, validate_deployment_id};
use crate::value::Value;
use crate::value::layout::Place;

/// The issues of a new deployment, and of the query it is created with.
#[must_use]
pub fn create<V: Value>(deployment: &V, query: &V) -> Vec<ValidationIssue> {
    let mut issues = match query.get("deploymentId") {
        Some(id) => validate_deployment_id(&id, IdPurpose::Create),
        None => Vec::new(),
    };
    for issue in &mut issues {
        issue.path.push(Segment::Key("deploymentId".into()));
    }
    issues.extend(validate_deployment(deployment, Purpose::Create));
    let has_shape = deployment.get("deploymentShape").is_some_and(|shape| !shape.is_blank());
    if has_shape && is_on(query, "acceptShapelessRisk") {
        issues.push(explain::at(vec![Segment::Key("deploymentShape".into())], Fault::SHAPELESS_RISK));
    }
    issues
}

/// The issues of the number of replicas in a scale.
#[must_use]
pub fn scale<V: Value>(replica_count: &V) -> Vec<ValidationIssue> {
    validate_argument("replicaCount", Place::of("minReplicaCount"), replica_count)
}

/// The issues of tags to set.
#[must_use]
pub fn set_tags<V: Value>(tags: &V) -> Vec<ValidationIssue> {
    validate_argument("tags", Place::of("annotations"), tags)
}

/// The issues of the keys of tags to delete.
#[must_use]
pub fn delete_tags<V: Value>(keys: &V) -> Vec<ValidationIssue> {
    validate_argument("keys", Place::TAG_KEYS, keys)
}

fn is_on<V: Value>(query: &V, flag: &str) -> bool {
    query.get(flag).and_then(|flag| flag.boolean()) == Some(true)
}
