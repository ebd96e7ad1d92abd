//! The body of a request, read as the service's gateway reads it: every field known, each of its JSON type.

mod message;
mod position;

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::wire::Field;
use fireworks_deployments::rules::issue::{Severity, ValidationIssue};
use serde_json::{Map, Value};

use crate::status::Refusal;
use crate::wording;
use message::Reader;

/// An object with these fields and no others. What is `null` is left out.
pub(crate) fn object(text: &str, fields: &[Field]) -> Result<Map<String, Value>, Refusal> {
    Reader::new(text).body(fields)
}

/// Refuses a deployment without an accelerator, unless its model is one of embeddings, as far as its name tells.
pub(crate) fn allow_without_accelerator(issues: &[ValidationIssue], model: &str) -> Result<(), Refusal> {
    let lacking = issues.iter().find(|issue| issue.rule == "accelerator-or-shape");
    match lacking.filter(|_| !["embed", "rerank"].iter().any(|part| model.contains(part))) {
        Some(issue) => Err(Refusal::invalid(wording::of_issue(issue))),
        None => Ok(()),
    }
}

/// Refuses what the rules refuse. A tag of another's is refused by permission.
pub(crate) fn allow(issues: &[ValidationIssue]) -> Result<(), Refusal> {
    let Some(first) = issues.iter().find(|issue| issue.severity == Severity::Error) else { return Ok(()) };
    let code = if first.rule == "tag-key-form" { Code::PERMISSION_DENIED } else { Code::INVALID_ARGUMENT };
    Err(Refusal::new(code, wording::of_issue(first)))
}
