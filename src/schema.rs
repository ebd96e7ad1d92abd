//! The fields and their rules as a JSON Schema, as far as it can say them. What it can't, the validator does.

use serde_json::{Map, Value, json};

use crate::deployment::Deployment;
use crate::hint::{Fact, facts};
use crate::limit::Limit;
use crate::rules::RULES;
use crate::wire::{Field, Shape};

const DURATION: &str = r"^-?(0|[1-9][0-9]*)(\.[0-9]{1,9})?s$";

/// The schema of a deployment that is to be created, JSON Schema draft 2020-12.
#[must_use]
pub fn json_schema() -> Value {
    let about = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Deployment",
        "description": "A Fireworks AI deployment, as create takes it.",
    });
    merged([about, form(Shape::Object(Deployment::FIELDS), "")])
}

/// What JSON a shape is, at a path of the deployment.
fn form(shape: Shape, path: &str) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Int32 => json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Timestamp => json!({ "type": "string", "format": "date-time" }),
        Shape::Duration => json!({ "type": "string", "pattern": DURATION }),
        // open: an editor offers the known values, and a new one is no fault
        Shape::Enum(vocabulary) => json!({ "type": "string", "anyOf": [{ "enum": vocabulary.values }, {}] }),
        Shape::List(items) => json!({ "type": "array", "items": form(*items, path) }),
        Shape::Map(values) => {
            let path = below(path, "*");
            json!({ "type": "object", "additionalProperties": merged([form(*values, &path), keywords(&path)]) })
        }
        Shape::Object(fields) => object(fields, path),
    }
}

fn object(fields: &[Field], path: &str) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut apart = Vec::new();
    for field in fields {
        let path = below(path, field.name);
        let about = json!({ "description": field.doc.trim() });
        properties.insert(field.name.to_owned(), merged([about, form(field.shape, &path), keywords(&path)]));
        for limit in limits(&path) {
            match limit {
                Limit::Required => required.push(field.name),
                // said once of the pair
                Limit::NotTogetherWith(other) if field.name < other => {
                    apart.push(json!({ "not": { "required": [field.name, other] } }));
                }
                _ => {}
            }
        }
    }
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema = merged([schema, json!({ "required": required })]);
    }
    if !apart.is_empty() {
        schema = merged([schema, json!({ "allOf": apart })]);
    }
    schema
}

/// What the rules and facts add to a field's form.
fn keywords(path: &str) -> Value {
    let of_facts = facts(path).map(|fact| match fact {
        Fact::Default(value) => json!({ "default": value }),
        Fact::Enterprise | Fact::Secret => json!({}),
    });
    merged(limits(path).map(of_limit).chain(of_facts))
}

fn of_limit(limit: Limit) -> Value {
    match limit {
        Limit::MaxLength(most) => json!({ "maxLength": most }),
        Limit::MaxEntries(most) => json!({ "maxProperties": most }),
        Limit::AtLeast(least) => json!({ "minimum": least }),
        Limit::Between(least, most) => json!({ "minimum": least, "maximum": most }),
        Limit::OutputOnly => json!({ "readOnly": true }),
        Limit::Deprecated => json!({ "deprecated": true }),
        Limit::ExactlyOneOf(fields) => {
            json!({ "oneOf": fields.iter().map(|field| json!({ "required": [field] })).collect::<Vec<_>>() })
        }
        _ => json!({}),
    }
}

fn limits(path: &str) -> impl Iterator<Item = Limit> {
    RULES.iter().filter(move |rule| rule.fields.contains(&path)).map(|rule| rule.limit)
}

fn merged(parts: impl IntoIterator<Item = Value>) -> Value {
    let mut whole = Map::new();
    for part in parts {
        if let Value::Object(entries) = part {
            whole.extend(entries);
        }
    }
    Value::Object(whole)
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
