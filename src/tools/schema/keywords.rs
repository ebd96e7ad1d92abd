//! Converts shapes, rules and facts to JSON Schema.

use serde_json::{Map, Value, json};

use super::pattern;
use super::relations::exactly_one;
use crate::api::wire::Shape;
use crate::language::duration::MOST_SECONDS;
use crate::rules::check::Purpose;
use crate::rules::hint::{Fact, facts};
use crate::rules::issue::Severity;
use crate::rules::limit::form::Form;
use crate::rules::limit::{Beside, Fixed, Key, Limit, Number, Text, Time};
use crate::rules::{RULES, Rule};

/// Returns the limits of a field.
pub(super) fn limits(path: &str, purpose: Purpose) -> impl Iterator<Item = Limit> {
    rules(path, purpose).map(|rule| rule.limit)
}

/// Returns the limits that are errors.
pub(super) fn demands(path: &str, purpose: Purpose) -> impl Iterator<Item = Limit> {
    rules(path, purpose).filter(|rule| rule.severity == Severity::Error).map(|rule| rule.limit)
}

fn rules(path: &str, purpose: Purpose) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.fields.contains(&path) && rule.only.is_none_or(|only| only == purpose))
}

/// Returns the JSON type, with its keywords.
pub(super) fn of_shape(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Duration => json!({ "type": "string" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Int32 => json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Timestamp => json!({ "type": "string", "format": "date-time", "pattern": pattern::TIMESTAMP }),
        // open: editors suggest the known values, but others are valid
        Shape::Enum(vocabulary) => json!({ "type": "string", "anyOf": [{ "enum": vocabulary.values }, {}] }),
        Shape::List(_) => json!({ "type": "array" }),
        Shape::Map(_) | Shape::Object(_) => json!({ "type": "object" }),
    }
}

/// Returns the keywords of the rules and facts at a path.
pub(super) fn keywords(shape: Shape, path: &str, purpose: Purpose) -> Value {
    let length = if let Shape::Duration = shape { duration(path, purpose) } else { json!({}) };
    let marks = limits(path, purpose).map(|limit| match limit {
        Limit::Fixed(Fixed::OutputOnly) => json!({ "readOnly": true }),
        Limit::Fixed(Fixed::Deprecated) => json!({ "deprecated": true }),
        _ => json!({}),
    });
    let facts = facts(path).map(|fact| match fact {
        Fact::Default(value) => json!({ "default": value.to_json() }),
        Fact::Enterprise | Fact::Secret => json!({}),
    });
    merged(
        [length]
            .into_iter()
            .chain(demands(path, purpose).map(|limit| of_demand(limit, shape)))
            .chain(marks)
            .chain(facts),
    )
}

fn of_demand(limit: Limit, shape: Shape) -> Value {
    match limit {
        Limit::Text(Text::MaxLength(most)) => json!({ "maxLength": most }),
        Limit::Number(Number::MaxEntries(most)) => json!({ "maxProperties": most }),
        Limit::Number(Number::AtLeast(least)) => json!({ "minimum": least }),
        Limit::Number(Number::Between(least, most)) => json!({ "minimum": least, "maximum": most }),
        Limit::Text(Text::LengthBetween(least, most)) => json!({ "minLength": least, "maxLength": most }),
        Limit::Text(Text::HasForm(form)) => json!({ "pattern": pattern::of(form) }),
        Limit::Text(Text::Not(value)) => json!({ "not": { "const": value } }),
        Limit::Beside(Beside::ExactlyOneOf(fields)) => exactly_one(fields, shape),
        _ => json!({}),
    }
}

/// Returns the pattern of a map's keys, if they are restricted. Not `propertyNames`: an entry that
/// is null is valid under any key.
pub(super) fn key_pattern(entry: &str, purpose: Purpose) -> Option<String> {
    let longest = demands(entry, purpose).find_map(|limit| match limit {
        Limit::Key(Key::MaxLength(most)) => Some(most),
        _ => None,
    });
    demands(entry, purpose).find_map(|limit| match limit {
        Limit::Key(Key::HasForm(Form::TagKey)) => Some(pattern::tag_key(longest)),
        Limit::Key(Key::HasForm(form)) => Some(pattern::of(form)),
        _ => None,
    })
}

/// Returns the pattern of a duration, within all its limits.
fn duration(path: &str, purpose: Purpose) -> Value {
    let bounds = demands(path, purpose).find_map(|limit| match limit {
        Limit::Time(Time::AtLeast(least)) => Some((least.into(), MOST_SECONDS.unsigned_abs())),
        Limit::Time(Time::Between(least, most)) => Some((least.into(), most.into())),
        _ => None,
    });
    let whole_seconds = demands(path, purpose).any(|limit| limit == Limit::Time(Time::WholeSeconds));
    json!({ "pattern": pattern::duration(bounds, whole_seconds) })
}

/// Makes a schema accept null, which the API treats as absent.
pub(super) fn nullable(mut schema: Value) -> Value {
    if let Some(json_type) = schema.get_mut("type") {
        *json_type = json!([json_type.take(), "null"]);
    }
    if let Some(Value::Array(choices)) = schema.get_mut("oneOf") {
        choices.push(json!({ "type": "null" }));
    }
    schema
}

/// Returns a keyword with its entries, or nothing if there are none.
pub(super) fn some<T: Into<Value>>(keyword: &str, entries: T) -> Value {
    let entries = entries.into();
    let is_empty = entries.as_array().is_some_and(Vec::is_empty) || entries.as_object().is_some_and(Map::is_empty);
    if is_empty { json!({}) } else { json!({ keyword: entries }) }
}

/// Merges schemas. A later one overrides.
pub(super) fn merged(parts: impl IntoIterator<Item = Value>) -> Value {
    let mut whole = Map::new();
    for part in parts {
        if let Value::Object(entries) = part {
            whole.extend(entries);
        }
    }
    Value::Object(whole)
}
