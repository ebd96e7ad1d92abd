//! The fields that a customer may set, on create and on update.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::rules::limit::{Fixed, Limit};
use fireworks_deployments::rules::{RULES, is_output_only};
use serde_json::{Map, Value};

/// Removes output-only fields, which have no effect in a request.
pub(crate) fn without_output_only(document: &mut Map<String, Value>) {
    document.retain(|field, _| !is_output_only(field));
}

/// True if an update can change the field.
pub(crate) fn is_mutable(field: &str) -> bool {
    !has(field, |limit| matches!(limit, Limit::Fixed(Fixed::OutputOnly | Fixed::Immutable | Fixed::ChangedBy(_))))
}

/// All fields that an update can change.
pub(crate) fn mutable_fields() -> impl Iterator<Item = &'static str> {
    Deployment::FIELDS.iter().map(|field| field.name).filter(|name| is_mutable(name))
}

fn has(field: &str, limit: fn(Limit) -> bool) -> bool {
    RULES.iter().any(|rule| limit(rule.limit) && rule.fields.contains(&field))
}
