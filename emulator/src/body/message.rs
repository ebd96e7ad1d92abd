//! A JSON reader for known fields that keeps each value's position in the text, for error messages.

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;
use fireworks_deployments::rules::hint::is_secret;
use fireworks_deployments::value::shape;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::position::Position;
use crate::field_path::find_either;
use crate::status::Refusal;

/// The text of a body.
pub(crate) struct Reader<'a> {
    text: &'a str,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Reads the whole body as an object.
    pub(crate) fn body(&self, fields: &[Field]) -> Result<Map<String, Value>, Refusal> {
        let raw = serde_json::from_str(self.text).map_err(|error| self.syntax_error(&error))?;
        self.message(raw, fields)
    }

    fn message(&self, raw: &'a RawValue, fields: &[Field]) -> Result<Map<String, Value>, Refusal> {
        let mut message = Map::new();
        for (key, value) in self.entries(raw)? {
            let name = text_of(key);
            let field = find_either(fields, &name);
            let field = field.ok_or_else(|| self.refuse(key, &format!("unknown field {}", excerpt(key.get()))))?;
            if message.contains_key(field.name) {
                return Err(self.refuse(key, &format!("duplicate field {}", excerpt(key.get()))));
            }
            let value = match value.get() {
                "null" => Value::Null,
                _ => self.value(field.name, field.shape, value)?,
            };
            message.insert(field.name.to_owned(), value);
        }
        message.retain(|_, value| !value.is_null());
        Ok(message)
    }

    fn value(&self, name: &str, shape: Shape, raw: &'a RawValue) -> Result<Value, Refusal> {
        match shape {
            Shape::Object(fields) => self.message(raw, fields).map(Value::Object),
            Shape::Map(values) => self.map(name, *values, raw).map(Value::Object),
            Shape::List(items) => {
                let list: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|_| self.unexpected(raw))?;
                list.into_iter().map(|item| self.value(name, *items, item)).collect()
            }
            _ => self.scalar(name, shape, raw),
        }
    }

    fn map(&self, name: &str, values: Shape, raw: &'a RawValue) -> Result<Map<String, Value>, Refusal> {
        let mut map = Map::new();
        for (key, value) in self.entries(raw)? {
            if map.contains_key(&text_of(key)) {
                return Err(self.refuse(key, &format!("duplicate map key {}", excerpt(key.get()))));
            }
            if value.get() != "null" {
                map.insert(text_of(key), self.value(name, values, value)?);
            }
        }
        Ok(map)
    }

    fn scalar(&self, name: &str, shape: Shape, raw: &RawValue) -> Result<Value, Refusal> {
        let value = serde_json::from_str(raw.get()).unwrap_or_default();
        // an unknown enum value, only a warning in the client, is refused here too
        if shape::sentence_of(shape, &value).is_none() {
            return Ok(plain(shape, value));
        }
        let token = token(name, raw);
        let kind = match shape {
            Shape::Timestamp => {
                return Err(self.refuse(raw, &format!("invalid google.protobuf.Timestamp value {token}")));
            }
            Shape::Duration => return Err(self.refuse(raw, &format!("invalid google.protobuf.Duration value {token}"))),
            Shape::Int32 => "int32",
            Shape::Number => "double",
            Shape::Bool => "bool",
            Shape::Enum(_) => "enum",
            _ => "string",
        };
        Err(self.refuse(raw, &format!("invalid value for {kind} field {name}: {token}")))
    }

    fn entries(&self, raw: &'a RawValue) -> Result<Vec<(&'a RawValue, &'a RawValue)>, Refusal> {
        serde_json::from_str(raw.get()).map(|Entries(entries)| entries).map_err(|_| self.unexpected(raw))
    }

    fn refuse(&self, at: &RawValue, fault: &str) -> Refusal {
        Refusal::invalid(format!("proto: {}: {fault}", Position::of(at.get(), self.text)))
    }

    fn unexpected(&self, raw: &RawValue) -> Refusal {
        let position = Position::of(raw.get(), self.text);
        Refusal::invalid(format!("proto: syntax error {position}: unexpected token {}", first_char(raw.get())))
    }

    fn syntax_error(&self, error: &serde_json::Error) -> Refusal {
        if error.is_eof() {
            return Refusal::invalid("proto: unexpected EOF: the body must be a JSON object, such as `{}`");
        }
        Refusal::invalid(format!("proto: syntax error {}: the body must be JSON", Position::of_error(error, self.text)))
    }
}

/// Rewrites a whole number such as `1e3` or `2.0` as plain digits.
#[expect(clippy::cast_possible_truncation, reason = "it is a whole number of 32 bits")]
fn plain(shape: Shape, value: Value) -> Value {
    match (shape, value.as_f64()) {
        (Shape::Int32, Some(number)) => Value::from(number as i32),
        _ => value,
    }
}

/// The given value, for a message: objects and lists are cut to their first character, secrets are left out.
fn token(name: &str, raw: &RawValue) -> String {
    match raw.get() {
        _ if is_secret(name) => "a secret value".to_owned(),
        text if text.starts_with(['{', '[']) => first_char(text),
        text => excerpt(text),
    }
}

fn first_char(text: &str) -> String {
    text.chars().take(1).collect()
}

/// The decoded text of a key.
fn text_of(key: &RawValue) -> String {
    serde_json::from_str(key.get()).unwrap_or_default()
}

/// The entries of an object, with their positions in the text.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
