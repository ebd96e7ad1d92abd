//! Request bodies, read as the service's gateway reads them: unknown fields and wrong JSON types are errors.

mod mask;
mod message;
mod position;

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::wire::Field;
use fireworks_deployments::rules::issue::{Severity, ValidationIssue};
use serde_json::{Map, Value};

use crate::field_path::FieldPath;
use crate::status::Refusal;
use crate::wording;
use message::Reader;

/// Parses an object that may hold only these fields. A `null` counts as absent.
pub(crate) fn object(text: &str, fields: &[Field]) -> Result<Map<String, Value>, Refusal> {
    Reader::new(text).body(fields)
}

/// The mask of a body that was parsed with these fields, for an update without one.
pub(crate) fn mask(text: &str, fields: &'static [Field]) -> Vec<FieldPath> {
    mask::of(fields, &serde_json::from_str(text).unwrap_or_default())
}

/// Refuses a deployment without an accelerator, unless the model's name suggests an embedding model.
pub(crate) fn allow_without_accelerator(issues: &[ValidationIssue], model: &str) -> Result<(), Refusal> {
    let lacking = issues.iter().find(|issue| issue.rule == "accelerator-or-shape");
    match lacking.filter(|_| !["embed", "rerank"].iter().any(|part| model.contains(part))) {
        Some(issue) => Err(Refusal::invalid(wording::of_issue(issue))),
        None => Ok(()),
    }
}

/// Refuses an unknown load target, which is only a warning in the client: the service may know more by now.
pub(crate) fn allow_load_targets(issues: &[ValidationIssue]) -> Result<(), Refusal> {
    let unknown = issues.iter().find(|issue| issue.rule == "load-target-keys");
    let Some(key) = unknown.and_then(|issue| issue.path.last()) else { return Ok(()) };
    Err(Refusal::invalid(wording::unknown_load_target(&key.to_string())))
}

/// Refuses the first issue that is an error. A tag key outside `custom/` is `PERMISSION_DENIED`.
pub(crate) fn allow(issues: &[ValidationIssue]) -> Result<(), Refusal> {
    let Some(first) = issues.iter().find(|issue| issue.severity == Severity::Error) else { return Ok(()) };
    let code = if first.rule == "tag-key-form" { Code::PERMISSION_DENIED } else { Code::INVALID_ARGUMENT };
    Err(Refusal::new(code, wording::of_issue(first)))
}
