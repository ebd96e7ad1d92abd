//! Typed access to the fields of a caller's object, such as options and faults.

use std::ops::RangeInclusive;

use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::language::words::excerpt;
use fireworks_deployments::value::kind_of;
use serde_json::{Map, Value};

use crate::moment;

/// Fields that are or may hold a secret. Messages name only the JSON type of their value.
const SECRETS: [&str; 2] = ["apiKey", "deployments"];

/// An object's fields. A `null` counts as absent.
pub(crate) struct Fields<'a> {
    what: &'static str,
    object: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// Reads an object. A field that isn't in `known` is an error.
    pub(crate) fn read(what: &'static str, value: &'a Value, known: &[&str]) -> Result<Self, String> {
        let object = value.as_object().ok_or_else(|| format!("{what} must be an object, got {}", given(value)))?;
        match object.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(format!("unknown field `{name}` in {what}; known fields: {}", known.join(", "))),
            None => Ok(Self { what, object }),
        }
    }

    /// True if a field is present and `null`.
    pub(crate) fn is_null(&self, name: &str) -> bool {
        self.object.get(name).is_some_and(Value::is_null)
    }

    /// True if a field is `false`.
    pub(crate) fn is_off(&self, name: &str) -> bool {
        self.object.get(name) == Some(&Value::Bool(false))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, String> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let text = value.as_str().ok_or_else(|| self.wrong(name, "a string", value))?;
        Ok(Some(text.to_owned()))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, String> {
        let Some(value) = self.get(name) else { return Ok(false) };
        value.as_bool().ok_or_else(|| self.wrong(name, "true or false", value))
    }

    pub(crate) fn whole(&self, name: &str, range: RangeInclusive<u32>) -> Result<Option<u32>, String> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        let form = || format!("a whole number between {} and {}", range.start(), range.end());
        number.filter(|number| range.contains(number)).map(Some).ok_or_else(|| self.wrong(name, &form(), value))
    }

    /// A duration in milliseconds, given as a number or as text such as `10m`.
    pub(crate) fn milliseconds(&self, name: &str) -> Result<Option<i64>, String> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = match value {
            Value::String(text) => Duration::parse_human(text).ok().map(|length| length.to_number() * 1000.0),
            _ => value.as_f64(),
        };
        let form = "milliseconds or a duration such as `10m`";
        let number = number.filter(|number| *number >= 0.0).ok_or_else(|| self.wrong(name, form, value))?;
        Ok(Some(moment::from_number(number)))
    }

    /// A time in milliseconds since 1970, given as a number or in RFC 3339.
    pub(crate) fn time(&self, name: &str) -> Result<Option<i64>, String> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let time = match value {
            Value::String(text) => moment::parse(text).map(|time| time.timestamp_millis()),
            _ => value.as_f64().map(moment::from_number),
        };
        time.map(Some).ok_or_else(|| self.wrong(name, "milliseconds since 1970 or a time in RFC 3339", value))
    }

    pub(crate) fn list(&self, name: &str) -> Result<&'a [Value], String> {
        let Some(value) = self.get(name) else { return Ok(&[]) };
        value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(name, "a list", value))
    }

    /// A sentence that says what a field must be, and what was given.
    pub(crate) fn wrong(&self, name: &str, form: &str, value: &Value) -> String {
        let given = if SECRETS.contains(&name) { kind_of(value).words().to_owned() } else { given(value) };
        format!("`{name}` in {} must be {form}, got {given}", self.what)
    }
}

/// The given value, cut to fit into a message.
pub(crate) fn given(value: &Value) -> String {
    format!("`{}`", excerpt(&value.to_string()))
}
