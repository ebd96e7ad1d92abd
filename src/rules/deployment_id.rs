//! Whether a string can be the ID of a deployment.

use crate::language::resource_name::{MAX_ID_LENGTH, address_fault, create_fault};
use crate::rules::issue::{IssueCode, Severity, ValidationIssue};
use crate::value::Value;
use crate::value::shape;

/// What an ID is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdPurpose {
    /// To be given to a new deployment.
    Create,
    /// To name one that may exist.
    Address,
}

/// The issues of a deployment's ID.
#[must_use]
pub fn validate_deployment_id<V: Value>(id: &V, purpose: IdPurpose) -> Vec<ValidationIssue> {
    let issue = |code, fault: &str, limit| ValidationIssue {
        path: Vec::new(),
        rule: "deployment-id",
        code,
        severity: Severity::Error,
        message: format!("{fault}, got {}", shape::given(Some(id))),
        limit,
    };
    let Some(text) = id.text() else { return vec![issue(IssueCode::Type, "must be a string", None)] };
    let fault = match purpose {
        IdPurpose::Create => create_fault(&text),
        IdPurpose::Address => address_fault(&text),
    };
    let (code, limit) = match text.chars().count() {
        0 => (IssueCode::TooShort, Some(1.0)),
        count if count > MAX_ID_LENGTH => (IssueCode::TooLong, Some(63.0)),
        _ => (IssueCode::Format, None),
    };
    fault.map(|fault| issue(code, fault, limit)).into_iter().collect()
}
