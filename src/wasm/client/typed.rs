//! Converts a reply to its Rust type.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::exchange::error::{Error, ErrorKind};

/// Converts a checked reply to its type. Unknown fields are kept.
///
/// # Errors
/// Of kind `protocol`. The check of the reply's shape should have found any mismatch already.
pub(super) fn typed<T: DeserializeOwned>(mut reply: Value) -> Result<T, Box<Error>> {
    to_whole(&mut reply);
    serde_json::from_value(reply)
        .map_err(|error| Error::new(ErrorKind::Protocol, ["the reply can't be read: ", &error.to_string()].concat()))
}

/// Writes whole numbers without a fraction: JSON's `1.0` is a valid `i32`.
#[expect(clippy::cast_possible_truncation, reason = "a whole number within the bounds of i32")]
fn to_whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let bounds = f64::from(i32::MIN)..=f64::from(i32::MAX);
            let whole = number.as_f64().filter(|float| float.fract() == 0.0 && bounds.contains(float));
            if let Some(float) = whole {
                *number = (float as i32).into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(to_whole),
        Value::Object(fields) => fields.values_mut().for_each(to_whole),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
