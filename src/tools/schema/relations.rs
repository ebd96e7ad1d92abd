//! Converts the rules about several fields to schemas of the object around them.

use serde_json::{Value, json};

use super::keywords::nullable;
use super::pattern;
use crate::api::wire::{Field, Shape};
use crate::rules::limit::{Beside, Fields, Is, Limit, Text};
use crate::value::layout::Place;

/// Returns the schema of a limit that involves other fields, if it has one.
pub(super) fn relation(limit: Limit, place: Place, field: &Field, beside: &[&Field]) -> Option<Value> {
    let named = |name: &str| beside.iter().find(|other| other.name == name).copied();
    let either = match limit {
        // only for the first field, to avoid duplicates
        Limit::Beside(Beside::OnlyOneOf(fields)) if fields.iter().next() == Some(place) => {
            [without(field), without(named(fields.iter().nth(1)?.name())?)]
        }
        Limit::Beside(Beside::NotBoth(one, other)) if one.is.field == place => {
            [with_other(field, one.is), with_other(named(other.is.field.name())?, other.is)]
        }
        Limit::Text(Text::FormWith(condition, form)) => {
            let formed = nullable(json!({ "type": "string", "pattern": pattern::of(form) }));
            [with_other(named(condition.field.name())?, condition), json!({ "properties": { field.name: formed } })]
        }
        Limit::Beside(Beside::Needs(inner)) => {
            let object = inner.outer().name();
            let Shape::Object(fields) = named(object)?.shape else { return None };
            let holder = with(fields.iter().find(|field| field.name == inner.name())?);
            [without(field), json!({ "required": [object], "properties": { object: holder } })]
        }
        _ => return None,
    };
    Some(json!({ "anyOf": either }))
}

/// Returns the schema of an object that sets exactly one of these fields.
pub(super) fn exactly_one(of: Fields, shape: Shape) -> Value {
    let fields = if let Shape::Object(fields) = shape { fields } else { &[] };
    let only = fields.iter().filter(|field| of.iter().any(|place| place.name() == field.name)).map(with);
    let none = blank(shape);
    json!({ "oneOf": only.chain([none]).collect::<Vec<_>>() })
}

/// Returns the schema of an object with the field.
fn with(field: &Field) -> Value {
    let present = json!({ field.name: { "not": absent(field.shape) } });
    json!({ "type": "object", "required": [field.name], "properties": present })
}

/// Returns the schema of an object without the field.
fn without(field: &Field) -> Value {
    json!({ "properties": { field.name: absent(field.shape) } })
}

/// Returns the schema of changes that don't touch the field. Changes to an object name its fields.
pub(super) fn untouched(field: &Field) -> Value {
    let left =
        if let Shape::Object(_) = field.shape { json!({ "type": "object", "maxProperties": 0 }) } else { json!(false) };
    json!({ "properties": { field.name: left } })
}

/// Returns the schema of an object whose field has none of these values.
fn with_other(field: &Field, is: Is) -> Value {
    let values: Vec<Value> = is
        .values()
        .map(|text| if let Shape::Bool = field.shape { json!(text == "true") } else { json!(text) })
        .collect();
    json!({ "properties": { field.name: { "not": { "enum": values } } } })
}

/// Returns the schema of values that count as absent, or null.
fn absent(shape: Shape) -> Value {
    let blank = blank(shape);
    if blank.get("type").is_some() { nullable(blank) } else { json!({ "type": "null" }) }
}

/// Returns the schema of values that a required field can't have. A required number may be 0.
pub(super) fn unset(shape: Shape) -> Value {
    if matches!(shape, Shape::Int32 | Shape::Number) { json!({}) } else { blank(shape) }
}

/// Returns the schema of values that are present but count as absent.
fn blank(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Timestamp | Shape::Duration | Shape::Enum(_) => {
            json!({ "type": "string", "pattern": pattern::BLANK })
        }
        Shape::List(_) => json!({ "type": "array", "maxItems": 0 }),
        Shape::Map(_) | Shape::Object(_) => json!({ "type": "object", "additionalProperties": { "type": "null" } }),
        Shape::Int32 | Shape::Number => json!({ "type": "number", "minimum": 0, "maximum": 0 }),
        Shape::Bool => json!({}),
    }
}
