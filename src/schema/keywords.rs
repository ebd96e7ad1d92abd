//! What a shape, a rule and a fact are in JSON Schema.

use serde_json::{Map, Value, json};

use super::pattern;
use crate::duration::MOST_SECONDS;
use crate::hint::{Fact, facts};
use crate::issue::Severity;
use crate::limit::Limit;
use crate::rules::{RULES, Rule};
use crate::wire::Shape;

/// The limits of a field.
pub(super) fn limits(path: &str) -> impl Iterator<Item = Limit> {
    rules(path).map(|rule| rule.limit)
}

/// Those that the service refuses a value for.
pub(super) fn demands(path: &str) -> impl Iterator<Item = Limit> {
    rules(path).filter(|rule| rule.severity == Severity::Error).map(|rule| rule.limit)
}

fn rules(path: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.fields.contains(&path))
}

/// The JSON type, and what belongs to it.
pub(super) fn of_shape(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Duration => json!({ "type": "string" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Int32 => json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Timestamp => json!({ "type": "string", "format": "date-time", "pattern": pattern::TIMESTAMP }),
        // open: an editor offers the known values, and a new one is no fault
        Shape::Enum(vocabulary) => json!({ "type": "string", "anyOf": [{ "enum": vocabulary.values }, {}] }),
        Shape::List(_) => json!({ "type": "array" }),
        Shape::Map(_) | Shape::Object(_) => json!({ "type": "object" }),
    }
}

/// What the rules and facts add at a path.
pub(super) fn keywords(shape: Shape, path: &str) -> Value {
    let length = if let Shape::Duration = shape { duration(path) } else { json!({}) };
    let marks = limits(path).map(|limit| match limit {
        Limit::OutputOnly => json!({ "readOnly": true }),
        Limit::Deprecated => json!({ "deprecated": true }),
        _ => json!({}),
    });
    let facts = facts(path).map(|fact| match fact {
        Fact::Default(value) => json!({ "default": value.to_json() }),
        Fact::Enterprise | Fact::Secret => json!({}),
    });
    merged([length].into_iter().chain(demands(path).map(|limit| of_demand(limit, shape))).chain(marks).chain(facts))
}

fn of_demand(limit: Limit, shape: Shape) -> Value {
    match limit {
        Limit::MaxLength(most) => json!({ "maxLength": most }),
        Limit::MaxEntries(most) => json!({ "maxProperties": most }),
        Limit::AtLeast(least) => json!({ "minimum": least }),
        Limit::Between(least, most) => json!({ "minimum": least, "maximum": most }),
        Limit::LengthBetween(least, most) => json!({ "minLength": least, "maxLength": most }),
        Limit::Form(form) => json!({ "pattern": pattern::of(form) }),
        Limit::ExactlyOneOf(names) => exactly_one(names, shape),
        _ => json!({}),
    }
}

/// What the keys of a map's entries must be.
pub(super) fn of_keys(entry: &str) -> Value {
    merged(demands(entry).map(|limit| match limit {
        Limit::KeyMaxLength(most) => json!({ "maxLength": most }),
        Limit::KeyForm(form) => json!({ "pattern": pattern::of(form) }),
        _ => json!({}),
    }))
}

/// The seconds that all limits of a duration leave.
fn duration(path: &str) -> Value {
    let bounds = demands(path).find_map(|limit| match limit {
        Limit::DurationAtLeast(least) => Some((least.unsigned_abs(), MOST_SECONDS.unsigned_abs())),
        Limit::DurationBetween(least, most) => Some((least.unsigned_abs(), most.unsigned_abs())),
        _ => None,
    });
    let whole_seconds = demands(path).any(|limit| limit == Limit::WholeSeconds);
    json!({ "pattern": pattern::duration(bounds, whole_seconds) })
}

/// An object that holds one of these fields and no other of them.
fn exactly_one(names: &[&str], shape: Shape) -> Value {
    let fields = if let Shape::Object(fields) = shape { fields } else { &[] };
    let only = fields.iter().filter(|field| names.contains(&field.name)).map(|field| {
        let present = json!({ field.name: { "not": absent(field.shape) } });
        json!({ "type": "object", "required": [field.name], "properties": present })
    });
    json!({ "oneOf": only.collect::<Vec<_>>() })
}

/// What counts as absent in a rule about presence.
pub(super) fn absent(shape: Shape) -> Value {
    let blank = blank(shape);
    if blank.get("type").is_some() { nullable(blank) } else { json!({ "type": "null" }) }
}

/// What is there, and counts as absent.
pub(super) fn blank(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Timestamp | Shape::Duration | Shape::Enum(_) => {
            json!({ "type": "string", "pattern": pattern::BLANK })
        }
        Shape::List(_) => json!({ "type": "array", "maxItems": 0 }),
        Shape::Map(_) | Shape::Object(_) => json!({ "type": "object", "maxProperties": 0 }),
        Shape::Int32 | Shape::Number => json!({ "type": "number", "minimum": 0, "maximum": 0 }),
        Shape::Bool => json!({}),
    }
}

/// A schema that takes null as well, which the API reads as absent.
pub(super) fn nullable(mut schema: Value) -> Value {
    if let Some(json_type) = schema.get_mut("type") {
        *json_type = json!([json_type.take(), "null"]);
    }
    if let Some(Value::Array(choices)) = schema.get_mut("oneOf") {
        choices.push(json!({ "type": "null" }));
    }
    schema
}

/// A keyword with its entries, where there are any.
pub(super) fn some<T: Into<Value>>(keyword: &str, entries: T) -> Value {
    let entries = entries.into();
    let is_empty = entries.as_array().is_some_and(Vec::is_empty) || entries.as_object().is_some_and(Map::is_empty);
    if is_empty { json!({}) } else { json!({ keyword: entries }) }
}

/// One schema of several, of which a later one decides.
pub(super) fn merged(parts: impl IntoIterator<Item = Value>) -> Value {
    let mut whole = Map::new();
    for part in parts {
        if let Value::Object(entries) = part {
            whole.extend(entries);
        }
    }
    Value::Object(whole)
}
