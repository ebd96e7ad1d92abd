//! Issues as plain data, `ValidationIssue` in TypeScript. By hand: a validator runs on every key stroke.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::object;
use crate::issue::{Segment, ValidationIssue};

/// A list of issues.
pub(super) fn list(issues: &[ValidationIssue]) -> JsValue {
    issues.iter().map(issue).collect::<Array>().into()
}

fn issue(issue: &ValidationIssue) -> JsValue {
    object(vec![
        ("path", Some(issue.path.iter().map(segment).collect::<Array>().into())),
        ("rule", Some(issue.rule.into())),
        ("code", Some(issue.code.word().into())),
        ("severity", Some(issue.severity.word().into())),
        ("message", Some(issue.message.as_str().into())),
        ("limit", issue.limit.map(Into::into)),
    ])
}

fn segment(segment: &Segment) -> JsValue {
    match segment {
        Segment::Key(key) => key.as_ref().into(),
        Segment::Index(index) => (*index).into(),
    }
}
