//! The query of a request, out of an object of arguments.

use crate::api::wire::{Field, Shape};
use crate::value::shape;
use crate::value::{Kind, entry, kind_of};
use serde_json::Value;

/// The parameters that are given and say something: neither empty nor `false`, which is the default of each.
///
/// # Errors
/// A sentence: which parameter is wrong, what was given.
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

/// A list of strings; one string alone counts as well, nothing as none.
///
/// # Errors
/// A sentence: what was wrong, what was given.
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
