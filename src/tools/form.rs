//! Form hints: every field, with its rules and facts.

use serde::Serialize;

use crate::api::deployment::Deployment;
use crate::api::wire::{Doc, Field, Shape, Wire};
use crate::rules::RULES;
use crate::rules::hint::{Fact, facts};
use crate::rules::limit::{Fixed, Limit, Number, Text, Time};
use crate::value::layout::Place;

/// A field, with all that a form needs to show it.
#[expect(clippy::struct_excessive_bools, reason = "a form asks for each of them by name")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FieldRule {
    /// The dotted path, with `*` for any key of a map: `autoscalingPolicy.scaleToZeroWindow`.
    pub path: String,
    /// The type. A `timestamp` and a `duration` are strings in JSON.
    #[serde(rename = "type")]
    #[cfg_attr(
        feature = "wasm",
        tsify(
            type = "\"string\" | \"boolean\" | \"integer\" | \"number\" | \"timestamp\" | \"duration\" | \"enum\" | \"list\" | \"map\" | \"object\""
        )
    )]
    pub kind: &'static str,
    /// The description, in a few sentences.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub description: &'static str,
    /// The service's default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional, type = "string | number | Record<string, string | number>"))]
    pub default: Option<serde_json::Value>,
    /// True if a new deployment must have it, or the object that it is in.
    pub required: bool,
    /// True if only the service sets it.
    pub output_only: bool,
    /// True if an update can't change it.
    pub immutable: bool,
    /// True if only enterprise accounts can use it.
    pub enterprise: bool,
    /// True if it is deprecated: the service ignores it.
    pub deprecated: bool,
    /// The known values of an enum, or of a list of enums.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional, type = "string[]"))]
    pub values: Option<&'static [&'static str]>,
    /// The minimum. For a duration, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub minimum: Option<f64>,
    /// The maximum. For a duration, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub maximum: Option<f64>,
    /// The maximum length, in Unicode code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub max_length: Option<u32>,
}

/// Returns every field of a deployment, in order, each object and map before its contents.
#[must_use]
pub fn field_rules() -> Vec<FieldRule> {
    let mut rows = Vec::new();
    fields_of(&mut rows, "", Deployment::FIELDS, Deployment::DOCS);
    rows
}

fn fields_of(rows: &mut Vec<FieldRule>, outer: &str, fields: &'static [Field], docs: &'static [Doc]) {
    for (field, doc) in fields.iter().zip(docs) {
        collect(rows, &format!("{outer}{}", field.name), field.shape, doc);
    }
}

fn collect(rows: &mut Vec<FieldRule>, path: &str, shape: Shape, doc: &'static Doc) {
    let whole = rows.len();
    rows.push(row(path, shape, doc));
    parts(rows, path, shape, doc);
    // the parts of an output-only or immutable field are so too
    if let Some((whole, parts)) = rows.get_mut(whole..).and_then(<[_]>::split_first_mut) {
        for part in parts {
            part.output_only |= whole.output_only;
            part.immutable |= whole.immutable;
        }
    }
}

fn parts(rows: &mut Vec<FieldRule>, path: &str, shape: Shape, doc: &'static Doc) {
    match shape {
        Shape::Object(fields) => fields_of(rows, &format!("{path}."), fields, doc.inner),
        // an entry shares the map's documentation
        Shape::Map(values) => {
            let keys = Place::find(path).into_iter().flat_map(Place::known_keys);
            for key in keys.chain(["*"]) {
                collect(rows, &format!("{path}.{key}"), *values, doc);
            }
        }
        _ => {}
    }
}

fn row(path: &str, shape: Shape, doc: &Doc) -> FieldRule {
    let mut row = FieldRule {
        path: path.to_owned(),
        kind: shape.word(),
        description: doc.text.trim(),
        default: None,
        required: false,
        output_only: false,
        immutable: false,
        enterprise: false,
        deprecated: false,
        values: match shape {
            Shape::Enum(vocabulary) | Shape::List(&Shape::Enum(vocabulary)) => Some(vocabulary.values),
            _ => None,
        },
        minimum: None,
        maximum: None,
        max_length: None,
    };
    for fact in facts(path) {
        match fact {
            Fact::Default(value) => row.default = Some(value.to_json()),
            Fact::Enterprise => row.enterprise = true,
            Fact::Secret => {}
        }
    }
    for rule in RULES.iter().filter(|rule| rule.fields.contains(&path)) {
        match rule.limit {
            Limit::Presence(presence) => row.required |= presence.is_required(),
            Limit::Fixed(Fixed::OutputOnly) => row.output_only = true,
            Limit::Fixed(Fixed::Immutable | Fixed::ChangedBy(_)) => row.immutable = true,
            Limit::Fixed(Fixed::Deprecated) => row.deprecated = true,
            Limit::Text(Text::MaxLength(most) | Text::LengthBetween(_, most)) => row.max_length = Some(most),
            Limit::Number(Number::AtLeast(least)) => row.minimum = Some(least.into()),
            Limit::Number(Number::Between(least, most)) => {
                (row.minimum, row.maximum) = (Some(least.into()), Some(most.into()));
            }
            Limit::Time(Time::AtLeast(least)) => row.minimum = Some(least.into()),
            Limit::Time(Time::Between(least, most)) => {
                (row.minimum, row.maximum) = (Some(least.into()), Some(most.into()));
            }
            _ => {}
        }
    }
    row
}
