//! The query of a request, out of an object of arguments.

use crate::api::wire::{Field, Shape};
use crate::value::shape;
use crate::value::{Kind, Value};

/// The parameters that are given and say something: neither empty nor `false`, which is the default of each.
///
/// # Errors
/// A sentence: which parameter is wrong, what was given.
pub fn parameters<V: Value>(fields: &[Field], given: &V) -> Result<Vec<(&'static str, String)>, String> {
    let mut parameters = Vec::new();
    match given.kind() {
        Kind::Absent => return Ok(parameters),
        Kind::Object => {}
        _ => return Err(["options must be an object, got ", &shape::given(Some(given))].concat()),
    }
    for field in fields {
        let Some(value) = given.get(field.name) else { continue };
        let text = match field.shape {
            Shape::List(_) => strings(field.name, &value)?.join(","),
            shape => {
                check(field.name, shape, &value)?;
                if value.boolean() == Some(false) { String::new() } else { value.show() }
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
pub fn strings<V: Value>(name: &str, given: &V) -> Result<Vec<String>, String> {
    match given.kind() {
        Kind::Absent => Ok(Vec::new()),
        Kind::Text => Ok(given.text().into_iter().collect()),
        _ => {
            check(name, Shape::List(&Shape::Text), given)?;
            let items = given.items();
            items.iter().try_for_each(|item| check(name, Shape::Text, item))?;
            Ok(items.iter().filter_map(Value::text).collect())
        }
    }
}

fn check<V: Value>(name: &str, shape: Shape, value: &V) -> Result<(), String> {
    match shape::fault_of(shape, value) {
        Some(fault) => Err([name, " ", &fault.sentence, ", got ", &shape::given(Some(value))].concat()),
        None => Ok(()),
    }
}
