//! The check of replies: the JSON types of known fields.

use serde_json::Value;

use super::kind_of;
use crate::api::wire::Shape;

/// A field of the wrong shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The dotted path of the field.
    pub path: String,
    /// The kind that was found, in words: `a string`.
    pub found: String,
    /// The kind that was expected, in words.
    pub expected: String,
}

/// Removes known entries that are `null`, at any depth, and checks the others against the shape.
/// Keeps unknown fields.
///
/// # Errors
/// The first field of the wrong shape.
pub fn fit(value: &mut Value, shape: Shape) -> Result<(), Mismatch> {
    if kind_of(value) != shape.kind() {
        return Err(mismatch(kind_of(value).words().to_owned(), shape.kind().words()));
    }
    if !shape.holds_number(value.as_f64()) {
        return Err(mismatch(value.to_string(), "a whole number of 32 bits"));
    }
    match value {
        Value::Object(object) => {
            object.retain(|key, value| !value.is_null() || entry(shape, key).is_none());
            object.iter_mut().try_for_each(|(key, value)| match entry(shape, key) {
                Some(shape) => fit(value, shape).map_err(|inner| inner.under(key)),
                None => Ok(()),
            })
        }
        Value::Array(items) => items.iter_mut().enumerate().try_for_each(|(index, item)| match shape {
            Shape::List(shape) => fit(item, *shape).map_err(|inner| inner.under(&index.to_string())),
            _ => Ok(()),
        }),
        _ => Ok(()),
    }
}

/// Returns the shape of an object's entry, if the entry is known.
fn entry(shape: Shape, key: &str) -> Option<Shape> {
    match shape {
        Shape::Object(fields) => fields.iter().find(|field| field.name == key).map(|field| field.shape),
        Shape::Map(values) => Some(*values),
        _ => None,
    }
}

impl Mismatch {
    fn under(self, step: &str) -> Self {
        let path = if self.path.is_empty() { step.to_owned() } else { [step, ".", &self.path].concat() };
        Self { path, ..self }
    }
}

fn mismatch(found: String, expected: &str) -> Mismatch {
    Mismatch { path: String::new(), found, expected: expected.to_owned() }
}
