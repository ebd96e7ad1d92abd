//! A value of ours, laid out for reading.

use super::{Data, Reading};
use crate::value::place::Place;

/// Lays out a value of ours.
pub(crate) fn of_json<'a>(value: &'a serde_json::Value, place: &'static Place) -> Reading<'a> {
    let mut reading = Reading::new(0, |number| number.to_string());
    lay_out(&mut reading, "", value, Some(place));
    reading
}

fn lay_out<'a>(reading: &mut Reading<'a>, key: &'a str, value: &'a serde_json::Value, place: Option<&'static Place>) {
    let data = match value {
        serde_json::Value::Null => Data::Null,
        serde_json::Value::Bool(value) => Data::Bool(*value),
        serde_json::Value::Number(number) => Data::Number(number.as_f64().unwrap_or(f64::NAN)),
        serde_json::Value::String(text) => Data::Text(text),
        serde_json::Value::Array(_) => Data::List,
        serde_json::Value::Object(_) => Data::Object,
    };
    let at = reading.open(place, key, data);
    match (value, place) {
        (serde_json::Value::Object(entries), Some(place)) => {
            for (key, value) in entries {
                lay_out(reading, key, value, place.entry(key));
            }
        }
        (serde_json::Value::Array(items), Some(place)) => {
            for item in items {
                lay_out(reading, "", item, place.items());
            }
        }
        _ => {}
    }
    reading.close(at);
}
