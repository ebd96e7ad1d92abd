//! Validates JSON values.

use serde_json::Value;

use super::check::{self, Part, Purpose};
use super::deployment_id::IdPurpose;
use super::explain::{self, Explained};
use super::issue::{Segment, ValidationIssue};
use crate::api::wire::Shape;
use crate::value::fill::Filled;
use crate::value::layout::Place;

/// Returns every issue of a deployment, in the order of the fields.
#[must_use]
pub fn validate_deployment(deployment: &Value, purpose: Purpose) -> Vec<ValidationIssue> {
    let filled = Filled::new(Place::DEPLOYMENT, "", deployment);
    let mut explained = Explained::new(&filled, Vec::new());
    check::deployment(&filled.slots(), purpose, &mut |finding| explained.add(finding));
    explained.issues
}

/// Returns the issues of one field, without rules that involve other fields. An unknown path is one
/// issue. The key of a map of strings or numbers is all that is left of the path: it may contain
/// dots.
#[must_use]
pub fn validate_field(path: &str, value: Option<&Value>) -> Vec<ValidationIssue> {
    let (names, place) = way(path);
    let name = names.last().copied().unwrap_or_default();
    let prefix = names.iter().map(|name| Segment::Key((*name).to_owned().into())).collect();
    let place = match place {
        Ok(place) => place,
        Err(outer) => return vec![explain::unknown_field(prefix, outer)],
    };
    let part = if name == "*" { Part::AnyEntry } else { Part::Field };
    validate_part(place, name, prefix, value, part)
}

/// Returns the issues of an argument, by the rules of a field: `replicaCount` follows
/// minReplicaCount.
#[must_use]
pub fn validate_argument(name: &'static str, place: Place, value: &Value) -> Vec<ValidationIssue> {
    validate_part(place, "", vec![Segment::Key(name.into())], Some(value), Part::Argument)
}

fn validate_part(
    place: Place,
    key: &str,
    prefix: Vec<Segment>,
    value: Option<&Value>,
    part: Part,
) -> Vec<ValidationIssue> {
    let filled = Filled::new(place, key, value.unwrap_or(&Value::Null));
    let mut explained = Explained::new(&filled, prefix);
    check::part(&filled.slots(), filled.root(), place, part, &mut |finding| explained.add(finding));
    explained.issues
}

/// Returns the issues of a deployment ID.
#[must_use]
pub fn validate_deployment_id(id: &Value, purpose: IdPurpose) -> Vec<ValidationIssue> {
    let filled = Filled::new(Place::ID, "", id);
    let mut explained = Explained::new(&filled, Vec::new());
    check::id(&filled.slots(), purpose, &mut |finding| explained.add(finding));
    explained.issues
}

/// Parses a path, up to the first unknown name. Returns the names, and the place it leads to, or else
/// the one that lacks the last name.
fn way(path: &str) -> (Vec<&str>, Result<Place, Place>) {
    let (mut names, mut place, mut rest) = (Vec::new(), Place::DEPLOYMENT, Some(path));
    while let Some(path) = rest {
        let is_last = matches!(place.shape(), Shape::Map(values) if !matches!(values, Shape::Object(_)));
        let (name, after) =
            path.split_once('.').filter(|_| !is_last).map_or((path, None), |(name, after)| (name, Some(after)));
        names.push(name);
        let Some(inner) = place.entry(name) else { return (names, Err(place)) };
        (place, rest) = (inner, after);
    }
    (names, Ok(place))
}
