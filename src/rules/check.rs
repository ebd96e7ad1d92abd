//! Rules × value → issues. The value is read once.

use crate::api::message::Message;
use crate::api::wire::Shape;
use crate::rules::issue::{IssueCode, Severity, ValidationIssue};
use crate::rules::limit::Given;
use crate::value::Value;
use crate::value::place::{Place, message_place};
use crate::value::view::View;
use walk::Walk;

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
    let place = message_place(Message::Deployment);
    walked(deployment, place, |whole| {
        let mut walk = Walk::new(Some(whole), purpose);
        if let Some(place) = place.filter(|place| walk.shape(place, whole)) {
            walk.children(place, whole);
        }
        walk.issues
    })
}

/// The issues of one field, as far as it alone can tell. A path that names no field is one issue. The key of a string or a
/// number in a map is all that is left of the path: it may hold dots.
#[must_use]
pub fn validate_field<V: Value>(path: &str, value: Option<&V>) -> Vec<ValidationIssue> {
    let (names, place) = way(path);
    let Some((name, outer)) = names.split_last() else { return Vec::new() };
    let check = |value: Option<View<'_>>| {
        let mut walk = Walk::new(None, Purpose::Create);
        walk.is_any_key = *name == "*";
        for name in outer {
            walk.enter(name);
        }
        if let Some(place) = place {
            walk.field(place, name, value, None);
        } else {
            walk.enter(name);
            walk.unknown_field(None, name);
        }
        walk.issues
    };
    match (value, place) {
        (Some(value), Some(_)) => walked(value, place, |value| check(value.there())),
        _ => check(None),
    }
}

/// The names in a path, up to the first that no field has, and where the last of them stands.
fn way(path: &str) -> (Vec<&str>, Option<&'static Place>) {
    let (mut names, mut place, mut rest) = (Vec::new(), message_place(Message::Deployment), Some(path));
    while let (Some(outer), Some(path)) = (place, rest) {
        let is_last = matches!(outer.shape, Shape::Map(values) if !matches!(values, Shape::Object(_)));
        let (name, after) =
            path.split_once('.').filter(|_| !is_last).map_or((path, None), |(name, after)| (name, Some(after)));
        names.push(name);
        (place, rest) = (outer.entry(name), after);
    }
    (names, place)
}

/// The issues of an argument that the rules of a field are for: `replicaCount` is checked as minReplicaCount is.
#[must_use]
pub fn validate_argument<V: Value>(name: &str, field: &str, value: &V) -> Vec<ValidationIssue> {
    let place = message_place(Message::Deployment).and_then(|deployment| deployment.entry(field));
    argument(name, place, value)
}

fn argument<V: Value>(name: &str, place: Option<&'static Place>, value: &V) -> Vec<ValidationIssue> {
    walked(value, place, |value| {
        let mut walk = Walk::new(None, Purpose::Create);
        if let Some(place) = place.filter(|_| !value.is_blank()) {
            walk.field(place, name, Some(value), None);
        } else {
            walk.enter(name);
            walk.issue("required", IssueCode::Required, Severity::Error, "is required".to_owned(), None, None);
        }
        walk.issues
    })
}

/// The issues of keys that the rules of a map's entries are for, in a list.
#[must_use]
pub fn validate_keys<V: Value>(name: &str, map: &str, value: &V) -> Vec<ValidationIssue> {
    let keys = message_place(Message::TagKeys);
    let issues = argument(name, keys, value);
    let entry = message_place(Message::Deployment).and_then(|deployment| deployment.entry(map)?.entry("*"));
    let Some(entry) = entry.filter(|_| issues.is_empty()) else { return issues };
    walked(value, keys, |keys| {
        let mut walk = Walk::new(None, Purpose::Create);
        walk.enter(name);
        for (index, key) in (0u32..).zip(keys.inner()) {
            walk.enter_item(index);
            walk.rules(entry, &Given { value: None, parent: None, root: None, key: key.str().unwrap_or_default() });
            walk.leave();
        }
        walk.issues
    })
}

fn walked<V: Value>(
    value: &V,
    place: Option<&'static Place>,
    walk: impl Fn(View<'_>) -> Vec<ValidationIssue>,
) -> Vec<ValidationIssue> {
    let mut issues = Vec::new();
    if let Some(place) = place {
        value.read(place, &mut |reading| issues = reading.whole().map(&walk).unwrap_or_default());
    }
    issues
}
