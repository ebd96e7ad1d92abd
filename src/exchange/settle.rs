//! Settles a refused retry: if the refusal means that an earlier attempt took effect, the call
//! succeeds.

use super::error::Error;
use super::wait::state_of;
use crate::api::row::Proof;
use crate::language::duration::Duration;
use crate::value::Kind;
use crate::value::json::Json;

/// True if a deployment, as looked up, proves that the write took effect. `expected` is the fields
/// that were sent, as JSON text.
pub(crate) fn is_done(proof: Proof, found: Json<'_>, expected: &str) -> bool {
    !is_deleted(found) && (proof == Proof::NotDeleted || holds_all_of(found, Json::new(expected)))
}

/// True if a deployment is deleted, or being deleted.
pub(crate) fn is_deleted(found: Json<'_>) -> bool {
    matches!(state_of(found).as_str(), "DELETED" | "DELETING")
}

/// Adds to the refusal of a create that its ID belongs to a deleted deployment.
pub(crate) fn taken(mut refusal: Box<Error>, found: Json<'_>) -> Box<Error> {
    let time = |field| found.get(field).and_then(Json::text).filter(|time| !time.is_empty());
    let message = &mut refusal.message;
    message.push_str("; the ID belongs to a deployment that ");
    match time("deleteTime") {
        Some(time) => message.push_str(&["was deleted at ", &time].concat()),
        None => message.push_str(if state_of(found) == "DELETED" { "was deleted" } else { "is being deleted" }),
    }
    if let Some(time) = time("purgeTime") {
        message.push_str(&[" and can be undeleted until ", &time].concat());
    }
    message.push_str(": undelete it, delete it for good with `hard`, or choose another ID");
    refusal.has_deployment = true;
    refusal
}

fn holds_all_of(found: Json<'_>, expected: Json<'_>) -> bool {
    expected.entries().all(|(key, expected)| {
        let found = found.get(key);
        (key == "deploymentShape" && is_version_of(expected, found)) || holds(found, Some(expected))
    })
}

/// True if the service chose a version of the expected shape, or was free to choose any shape.
fn is_version_of(expected: Json<'_>, found: Option<Json<'_>>) -> bool {
    let (Some(expected), Some(found)) = (expected.text(), found.and_then(Json::text)) else { return false };
    expected.is_empty()
        || expected == "default"
        || found.strip_prefix(&expected).is_some_and(|rest| rest.starts_with("/versions/"))
}

/// True if a value contains another: every entry of an object, every item of a list. Expected
/// values that count as absent were not sent; other zero values equal absent ones.
fn holds(found: Option<Json<'_>>, expected: Option<Json<'_>>) -> bool {
    let Some(expected) = expected.filter(|expected| !expected.is_blank() || expected.is("")) else { return true };
    if is_zero(expected) {
        return found.is_none_or(is_zero);
    }
    let Some(found) = found.filter(|found| found.kind() == expected.kind()) else { return false };
    match expected.kind() {
        Kind::Object => expected.entries().all(|(key, expected)| holds(found.get(key), Some(expected))),
        Kind::List => {
            let (mut found, mut expected) = (found.items(), expected.items());
            loop {
                match (found.next(), expected.next()) {
                    (None, None) => return true,
                    (Some(found), Some(expected)) if holds(Some(found), Some(expected)) => {}
                    _ => return false,
                }
            }
        }
        _ if found.raw() == expected.raw() => true,
        Kind::Text => {
            let duration = |json: Json<'_>| Duration::parse_wire(&json.text()?);
            duration(expected).is_some_and(|expected| duration(found) == Some(expected))
        }
        _ => false,
    }
}

fn is_zero(value: Json<'_>) -> bool {
    value.is_blank() || value.is_zero() || value.raw() == "false"
}
