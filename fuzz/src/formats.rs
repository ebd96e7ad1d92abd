//! The formats of a deployment's strings, against the patterns of the JSON Schema.

use std::sync::LazyLock;

use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::issue::Severity;
use fireworks_deployments::rules::validate::validate_field;
use fireworks_deployments::tools::schema::json_schema;
use regex_lite::Regex;
use serde_json::{Value, json};

/// A field with a pattern.
#[derive(Debug)]
struct Field {
    path: String,
    pattern: Regex,
    /// The bounds of its length, in characters.
    lengths: [u64; 2],
    /// True if the pattern accepts more than the rules: it can't compare the ends of a range, or count the days of a month.
    is_wider: bool,
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let mut fields = Vec::new();
    collect("", &json_schema(Purpose::Create), &mut fields);
    assert!(fields.len() > 10, "{fields:?}");
    fields
});

fn collect(path: &str, schema: &Value, fields: &mut Vec<Field>) {
    if let Some(pattern) = schema["pattern"].as_str() {
        let number = |name: &str| schema[name].as_u64();
        fields.push(Field {
            path: path.to_owned(),
            pattern: Regex::new(pattern).expect("a portable pattern"),
            lengths: [number("minLength").unwrap_or(0), number("maxLength").unwrap_or(u64::MAX)],
            is_wider: path.ends_with("schedule") || schema.get("format").is_some(),
        });
    }
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        collect(&below(name), inner, fields);
    }
    let entries = schema["patternProperties"].as_object().into_iter().flatten().map(|(_, inner)| inner);
    for inner in entries.chain(schema.get("additionalProperties")) {
        collect(&below("*"), inner, fields);
    }
}

pub(super) fn check(text: &str) {
    let length = text.chars().count() as u64;
    // such a value counts as absent, and some fields are required
    let is_blank = text.is_empty() || text.ends_with("_UNSPECIFIED");
    for Field { path, pattern, lengths: [least, most], is_wider } in FIELDS.iter() {
        let issues = validate_field(path, Some(&json!(text)));
        let is_accepted = issues.iter().all(|issue| issue.severity == Severity::Warning);
        let matches = pattern.is_match(text) && (*least..=*most).contains(&length);
        assert!(matches || !is_accepted, "{path} is accepted, and doesn't match {pattern}");
        assert!(
            is_accepted || !matches || *is_wider || is_blank,
            "{path} matches {pattern}, and isn't accepted: {issues:?}"
        );
    }
}
