//! What a form needs to draw itself: every field, with what its rules and facts say of it.

use serde::Serialize;

use crate::deployment::Deployment;
use crate::hint::{Fact, Literal, facts};
use crate::limit::{Limit, seconds};
use crate::rules::RULES;
use crate::wire::{Field, Shape};

/// A field as a form draws it.
#[expect(clippy::struct_excessive_bools, reason = "a form asks for each of them by name")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FieldRule {
    /// The way to it, dotted, with `*` for any key of a map: `autoscalingPolicy.scaleToZeroWindow`.
    pub path: String,
    /// What it holds; a `timestamp` and a `duration` are strings on the wire.
    #[serde(rename = "type")]
    #[cfg_attr(
        feature = "wasm",
        tsify(
            type = "\"string\" | \"boolean\" | \"integer\" | \"number\" | \"timestamp\" | \"duration\" | \"enum\" | \"list\" | \"map\" | \"object\""
        )
    )]
    pub kind: &'static str,
    /// What it is, in a few sentences.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub description: &'static str,
    /// What the service takes where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional, type = "string | number"))]
    pub default: Option<Literal>,
    /// Whether a new deployment must have it.
    pub required: bool,
    /// Whether only the service sets it.
    pub output_only: bool,
    /// Whether it can't change once created.
    pub immutable: bool,
    /// Whether it is for enterprise accounts.
    pub enterprise: bool,
    /// Whether the service no longer acts on it.
    pub deprecated: bool,
    /// The known values of an enum, or of a list of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional, type = "string[]"))]
    pub values: Option<&'static [&'static str]>,
    /// The least value; of a duration, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub minimum: Option<f64>,
    /// The greatest value; of a duration, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub maximum: Option<f64>,
    /// The most characters, in Unicode code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub max_length: Option<u32>,
}

/// Every field of a deployment, in its order, each object before its own fields.
#[must_use]
pub fn field_rules() -> Vec<FieldRule> {
    let mut rows = Vec::new();
    collect(&mut rows, "", Deployment::FIELDS);
    rows
}

fn collect(rows: &mut Vec<FieldRule>, outer: &str, fields: &'static [Field]) {
    for field in fields {
        let path = format!("{outer}{}", field.name);
        rows.push(row(path.clone(), field));
        match field.shape {
            Shape::Object(inner) => collect(rows, &format!("{path}."), inner),
            Shape::Map(&Shape::Object(inner)) => collect(rows, &format!("{path}.*."), inner),
            _ => {}
        }
    }
}

fn row(path: String, field: &'static Field) -> FieldRule {
    let mut row = FieldRule {
        kind: field.shape.word(),
        description: field.doc.trim(),
        default: None,
        required: false,
        output_only: false,
        immutable: false,
        enterprise: false,
        deprecated: false,
        values: match field.shape {
            Shape::Enum(vocabulary) | Shape::List(&Shape::Enum(vocabulary)) => Some(vocabulary.values),
            _ => None,
        },
        minimum: None,
        maximum: None,
        max_length: None,
        path,
    };
    for fact in facts(&row.path) {
        match fact {
            Fact::Default(value) => row.default = Some(value),
            Fact::Enterprise => row.enterprise = true,
            Fact::Secret => {}
        }
    }
    for rule in RULES.iter().filter(|rule| rule.fields.contains(&row.path.as_str())) {
        match rule.limit {
            Limit::Required => row.required = true,
            Limit::OutputOnly => row.output_only = true,
            Limit::Immutable => row.immutable = true,
            Limit::Deprecated => row.deprecated = true,
            Limit::MaxLength(most) => row.max_length = Some(most),
            Limit::AtLeast(least) => row.minimum = Some(least.into()),
            Limit::Between(least, most) => (row.minimum, row.maximum) = (Some(least.into()), Some(most.into())),
            Limit::DurationAtLeast(least) => row.minimum = Some(seconds(least)),
            Limit::DurationBetween(least, most) => {
                (row.minimum, row.maximum) = (Some(seconds(least)), Some(seconds(most)));
            }
            _ => {}
        }
    }
    row
}
