//! Issues as plain data, `ValidationIssue` in TypeScript: written as JSON text, which the host parses in one crossing.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::value::{parse_json, written};
use crate::rules::issue::{Segment, ValidationIssue};

/// A list of issues.
pub(super) fn list(issues: &[ValidationIssue]) -> JsValue {
    if issues.is_empty() {
        return Array::new().into();
    }
    let mut json = Json(String::new());
    json.list(issues, Json::issue);
    parse_json(&json.0).unwrap_or_else(|_| Array::new().into())
}

/// JSON text so far.
struct Json(String);

impl Json {
    fn issue(&mut self, issue: &ValidationIssue) {
        self.0.push_str("{\"path\":");
        self.list(&issue.path, Self::segment);
        let words = [
            ("rule", issue.rule),
            ("code", issue.code.word()),
            ("severity", issue.severity.word()),
            ("message", &issue.message),
        ];
        for (name, text) in words {
            self.name(name);
            self.string(text);
        }
        if let Some(limit) = issue.limit {
            self.name("limit");
            // JSON has no word for infinity
            self.0.push_str(&written(&limit.clamp(f64::MIN, f64::MAX).into()));
        }
        self.0.push('}');
    }

    fn segment(&mut self, segment: &Segment) {
        match segment {
            Segment::Key(key) => self.string(key),
            Segment::Index(index) => self.0.push_str(&index.to_string()),
        }
    }

    fn list<T>(&mut self, items: &[T], write: fn(&mut Self, &T)) {
        self.0.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            write(self, item);
        }
        self.0.push(']');
    }

    fn name(&mut self, name: &str) {
        self.0.push_str(",\"");
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    fn string(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
        while let Some((plain, special)) = rest.bytes().position(is_special).and_then(|at| rest.split_at_checked(at)) {
            self.0.push_str(plain);
            let mut after = special.chars();
            let digit = |digit| char::from_digit(digit, 16).unwrap_or_default();
            let code = after.next().map_or(0, u32::from);
            self.0.push_str("\\u00");
            self.0.push(digit(code / 16));
            self.0.push(digit(code % 16));
            rest = after.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }
}
