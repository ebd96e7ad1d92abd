//! Rules × value → issues. The value stays where it is.

use crate::deployment::Deployment;
use crate::issue::{IssueCode, Segment, Severity, ValidationIssue};
use crate::limit::Given;
use crate::shape;
use crate::value::{Kind, Value};
use crate::wire::Shape;
use walk::{Entry, Walk};

mod walk;

/// What a deployment is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be created: what is required must be there.
    Create,
    /// To change one that exists: what is fixed must be left out.
    Update,
}

/// Every issue of a deployment, in the order of the fields.
#[must_use]
pub fn validate_deployment<V: Value>(deployment: &V, purpose: Purpose) -> Vec<ValidationIssue> {
    let mut walk = Walk::new(Some(deployment), purpose);
    if walk.shape(Shape::Object(Deployment::FIELDS), deployment) {
        walk.children(Shape::Object(Deployment::FIELDS), deployment);
    }
    walk.issues
}

/// The issues of one field, as far as it alone can tell. A path that names no field is one issue. The key of a string or a
/// number in a map is all that is left of the path: it may hold dots.
#[must_use]
pub fn validate_field<V: Value>(path: &str, value: Option<&V>) -> Vec<ValidationIssue> {
    let mut walk = Walk::new(None, Purpose::Create);
    let mut shape = Shape::Object(Deployment::FIELDS);
    let mut rest = Some(path);
    while let Some(path) = rest {
        let is_last = matches!(shape, Shape::Map(values) if !matches!(values, Shape::Object(_)));
        let (name, after) =
            path.split_once('.').filter(|_| !is_last).map_or((path, None), |(name, after)| (name, Some(after)));
        let Some((next, pattern)) = shape::entry(shape, name) else {
            walk.path.push(Segment::Key(name.to_owned().into()));
            walk.unknown_field(&[], name);
            break;
        };
        if after.is_none() {
            walk.is_any_key = name == pattern;
            walk.field(next, there(value), &Entry { parent: None, key: name.to_owned().into(), pattern });
        } else {
            walk.enter(name.to_owned().into(), pattern);
        }
        (shape, rest) = (next, after);
    }
    walk.issues
}

/// The issues of an argument that the rules of a field are for: `replicaCount` is checked as minReplicaCount is.
#[must_use]
pub fn validate_argument<V: Value>(name: &str, field: &str, shape: Shape, value: &V) -> Vec<ValidationIssue> {
    let mut walk = Walk::new(None, Purpose::Create);
    if value.is_blank() {
        walk.path.push(Segment::Key(name.to_owned().into()));
        walk.issue("required", IssueCode::Required, Severity::Error, "is required".to_owned(), None, None);
    } else {
        walk.field(shape, Some(value), &Entry { parent: None, key: name.to_owned().into(), pattern: field });
    }
    walk.issues
}

/// The issues of keys that the rules of a map's entries are for, in a list.
#[must_use]
pub fn validate_keys<V: Value>(name: &str, entry: &str, value: &V) -> Vec<ValidationIssue> {
    let issues = validate_argument(name, name, Shape::List(&Shape::Text), value);
    if !issues.is_empty() {
        return issues;
    }
    let mut walk = Walk::new(None, Purpose::Create);
    walk.enter(name.to_owned().into(), entry);
    for (index, key) in (0u32..).zip(value.items()) {
        walk.path.push(Segment::Index(index));
        let key = key.text().unwrap_or_default();
        walk.rules(&Given::<V> { value: None, parent: None, root: None, key: &key });
        walk.path.pop();
    }
    walk.issues
}

fn there<V: Value>(value: Option<&V>) -> Option<&V> {
    value.filter(|value| value.kind() != Kind::Absent)
}
