//! Reads values from any source: slots, JSON text, JSON in memory.

use serde_json::Value;

pub mod fill;
pub mod fit;
pub mod json;
pub mod layout;
pub mod shape;
pub mod slots;

/// The JSON type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null` or missing: the API treats them alike.
    Absent,
    /// `true` or `false`.
    Bool,
    /// A number, including those that JSON can't express.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// Returns the kind in words, with its article: `a string`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// Returns the JSON type of a value.
#[must_use]
pub fn kind_of(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Absent,
        Value::Bool(_) => Kind::Bool,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    }
}

/// Returns an entry of an object. `None` if it is missing or `null`.
#[must_use]
pub fn entry<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|value| !value.is_null())
}
