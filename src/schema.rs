//! The fields and their rules as JSON Schemas, as far as those can say them: what the validator has no error for
//! satisfies them. What they can't say, the validator does.

use serde_json::{Map, Value, json};

use crate::deployment::Deployment;
use crate::form::known_keys;
use crate::limit::Limit;
use crate::validate::Purpose;
use crate::wire::{Doc, Field, Shape, Wire};
use keywords::{absent, blank, demands, keywords, limits, merged, nullable, of_keys, of_shape, some};

mod keywords;
mod pattern;

/// A field, and what it is.
type Row = (&'static Field, &'static Doc);

/// The schema of a deployment that is to be created, or of changes to one. JSON Schema draft 2020-12, in words that
/// draft-07 has as well.
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
        let is = |marks: fn(Limit) -> bool| limits(row.0.name).any(marks);
        match purpose {
            Purpose::Update if is(|limit| matches!(limit, Limit::Immutable | Limit::ChangedBy(_))) => {
                apart.push(without(row.0));
            }
            Purpose::Update if is(|limit| limit == Limit::OutputOnly) => {}
            _ => offered.push(row),
        }
    }
    merged([about, object(&offered, "", apart)])
}

/// What JSON a shape is, at a path of the deployment.
fn form(shape: Shape, docs: &'static [Doc], path: &str) -> Value {
    let inside = match shape {
        Shape::List(items) => json!({ "items": form(*items, docs, &below(path, "*")) }),
        Shape::Map(values) => map(*values, docs, path),
        Shape::Object(fields) => object(&fields.iter().zip(docs).collect::<Vec<_>>(), path, Vec::new()),
        _ => json!({}),
    };
    merged([of_shape(shape), inside, keywords(shape, path)])
}

/// The entries of a map, of which any may be null: those with a known key, and all others.
fn map(values: Shape, docs: &'static [Doc], path: &str) -> Value {
    let entry = nullable(form(values, docs, &below(path, "*")));
    let known = known_keys(path).iter().map(|key| {
        let own = keywords(values, &below(path, key));
        ((*key).to_owned(), merged([entry.clone(), own]))
    });
    let names = some("propertyNames", of_keys(&below(path, "*")));
    merged([some("properties", known.collect::<Map<_, _>>()), json!({ "additionalProperties": entry }), names])
}

/// The fields of an object, and what is apart from them.
fn object(rows: &[Row], path: &str, mut apart: Vec<Value>) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (field, doc) in rows {
        let path = below(path, field.name);
        let mut schema = merged([json!({ "description": doc.text.trim() }), form(field.shape, doc.inner, &path)]);
        if demands(&path).any(|limit| limit == Limit::Required) {
            required.push(field.name);
            schema = merged([schema, some("not", blank(field.shape))]);
        } else {
            schema = nullable(schema);
        }
        properties.insert(field.name.to_owned(), schema);
        for limit in demands(&path) {
            // said once of the pair
            if let Limit::OnlyOneOf([first, second]) = limit
                && field.name == *first
            {
                let other = rows.iter().find(|(other, _)| other.name == *second).map(|(other, _)| without(other));
                apart.push(json!({ "anyOf": [without(field), other] }));
            }
        }
    }
    merged([json!({ "type": "object", "properties": properties }), some("required", required), some("allOf", apart)])
}

/// An object in which a field counts as absent.
fn without(field: &Field) -> Value {
    json!({ "properties": { field.name: absent(field.shape) } })
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
