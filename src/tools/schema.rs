//! The fields and rules as JSON Schemas. A valid value always satisfies its schema; some rules
//! can't be expressed, and only the validator checks those.

use serde_json::{Map, Value, json};

use crate::api::deployment::Deployment;
use crate::api::wire::{Doc, Field, Shape, Wire};
use crate::rules::check::Purpose;
use crate::rules::limit::{Fixed, Limit};
use crate::value::layout::Place;
use keywords::{demands, key_pattern, keywords, limits, merged, nullable, of_shape, some};
use relations::{relation, unset, untouched};

mod keywords;
mod pattern;
mod relations;

/// A field and its documentation.
type Row = (&'static Field, &'static Doc);

/// Returns the schema of a new deployment, or of changes to one. JSON Schema draft 2020-12, with
/// keywords that draft-07 has as well.
#[must_use]
pub fn json_schema(purpose: Purpose) -> Value {
    let (title, description) = match purpose {
        Purpose::Create => ("Deployment", "A Fireworks AI deployment, as create takes it."),
        Purpose::Update => ("DeploymentChanges", "Changes to a Fireworks AI deployment; null clears a field."),
    };
    let about = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
    });
    let (mut offered, mut apart) = (Vec::new(), Vec::new());
    for row in Deployment::FIELDS.iter().zip(Deployment::DOCS) {
        let is = |marks: fn(Limit) -> bool| limits(row.0.name, purpose).any(marks);
        if is(|limit| matches!(limit, Limit::Fixed(Fixed::Immutable | Fixed::ChangedBy(_)))) {
            apart.push(untouched(row.0));
        } else if purpose == Purpose::Create || !is(|limit| limit == Limit::Fixed(Fixed::OutputOnly)) {
            offered.push(row);
        }
    }
    merged([about, object(&offered, "", purpose, apart)])
}

/// Returns the schema of a shape, at a path of the deployment.
fn form(shape: Shape, docs: &'static [Doc], path: &str, purpose: Purpose) -> Value {
    let inside = match shape {
        Shape::List(items) => json!({ "items": form(*items, docs, &below(path, "*"), purpose) }),
        Shape::Map(values) => map(*values, docs, path, purpose),
        Shape::Object(fields) => object(&fields.iter().zip(docs).collect::<Vec<_>>(), path, purpose, Vec::new()),
        _ => json!({}),
    };
    merged([of_shape(shape), inside, keywords(shape, path, purpose)])
}

/// Returns the schema of a map's entries, known and other keys. Any entry may be null.
fn map(values: Shape, docs: &'static [Doc], path: &str, purpose: Purpose) -> Value {
    let any = below(path, "*");
    let entry = nullable(form(values, docs, &any, purpose));
    if let Some(pattern) = key_pattern(&any, purpose) {
        return json!({ "patternProperties": { pattern: entry }, "additionalProperties": { "type": "null" } });
    }
    let known = Place::find(path).into_iter().flat_map(Place::known_keys).map(|key| {
        let own = keywords(values, &below(path, key), purpose);
        (key.to_owned(), merged([entry.clone(), own]))
    });
    merged([some("properties", known.collect::<Map<_, _>>()), json!({ "additionalProperties": entry })])
}

/// Returns the schema of an object, from its fields and further conditions.
fn object(rows: &[Row], path: &str, purpose: Purpose, mut besides: Vec<Value>) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    let fields: Vec<_> = rows.iter().map(|(field, _)| *field).collect();
    for (field, doc) in rows {
        let path = below(path, field.name);
        let about = json!({ "description": doc.text.trim() });
        let mut schema = merged([about, form(field.shape, doc.inner, &path, purpose)]);
        if demands(&path, purpose).any(|limit| matches!(limit, Limit::Presence(presence) if presence.is_required())) {
            required.push(field.name);
            schema = merged([schema, some("not", unset(field.shape))]);
        } else {
            schema = nullable(schema);
        }
        properties.insert(field.name.to_owned(), schema);
        let relate = |limit| relation(limit, Place::find(&path)?, field, &fields);
        besides.extend(demands(&path, purpose).filter_map(relate));
    }
    merged([json!({ "type": "object", "properties": properties }), some("required", required), some("allOf", besides)])
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
