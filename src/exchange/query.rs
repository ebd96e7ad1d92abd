//! The query of a request, from an object of arguments.

use crate::api::wire::{Field, Shape};
use crate::value::shape;
use crate::value::{Kind, entry, kind_of};
use serde_json::Value;

/// Returns the parameters to send. Empty and `false` ones, which are the defaults, are omitted.
///
/// # Errors
/// A sentence: which parameter is invalid, and what was given.
pub fn parameters(fields: &[Field], given: &Value) -> Result<Vec<(&'static str, String)>, String> {
    let mut parameters = Vec::new();
    match kind_of(given) {
        Kind::Absent => return Ok(parameters),
        Kind::Object => {}
        _ => return Err(["options must be an object, got ", &shape::given(Some(given))].concat()),
    }
    for field in fields {
        let Some(value) = entry(given, field.name) else { continue };
        let text = match field.shape {
            Shape::List(_) => strings(field.name, value)?.join(","),
            shape => {
                check(field.name, shape, value)?;
                match value {
                    Value::Bool(false) => String::new(),
                    Value::String(text) => text.clone(),
                    value => value.to_string(),
                }
            }
        };
        if text.starts_with('-') && field.shape.kind() == Kind::Number {
            return Err([field.name, " must be at least 0, got ", &text].concat());
        }
        if !text.is_empty() {
            parameters.push((field.name, text));
        }
    }
    Ok(parameters)
}

/// Converts a list of strings. A single string counts as a list, an absent value as an empty one.
///
/// # Errors
/// A sentence: what is wrong, what was given.
pub fn strings(name: &str, given: &Value) -> Result<Vec<String>, String> {
    match kind_of(given) {
        Kind::Absent => Ok(Vec::new()),
        Kind::Text => Ok(given.as_str().map(str::to_owned).into_iter().collect()),
        _ => {
            check(name, Shape::List(&Shape::Text), given)?;
            let items = given.as_array().map(Vec::as_slice).unwrap_or_default();
            items.iter().try_for_each(|item| check(name, Shape::Text, item))?;
            Ok(items.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        }
    }
}

fn check(name: &str, shape: Shape, value: &Value) -> Result<(), String> {
    match shape::sentence_of(shape, value) {
        Some(sentence) => Err([name, " ", &sentence, ", got ", &shape::given(Some(value))].concat()),
        None => Ok(()),
    }
}
