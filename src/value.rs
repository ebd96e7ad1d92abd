//! A JSON value wherever it lives: in the host's memory or in ours.

use std::borrow::Cow;

use place::Place;
use view::{Reading, of_json};

pub mod fill;
pub mod layout;
pub mod place;
pub mod shape;
pub mod slots;
pub mod view;

/// What a value is, as JSON sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, or not there at all: the API makes no difference.
    Absent,
    /// `true` or `false`.
    Bool,
    /// Any number, also one that JSON can't write.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
    /// What JSON has no form for, in words: `a function`.
    Other(&'static str),
}

impl Kind {
    /// The kind in words, with its article: `a string`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Other(words) => words,
        }
    }
}

/// A value of the host's. What has more than a few fields is read at once, by [`Value::read`]; what little is changed is
/// changed in place.
///
/// No method may panic, and none throws: what can't be read is [`Kind::Other`].
pub trait Value: Clone {
    /// What the value is.
    fn kind(&self) -> Kind;
    /// The value of a boolean, else `None`.
    fn boolean(&self) -> Option<bool>;
    /// The value of a number, else `None`.
    fn number(&self) -> Option<f64>;
    /// The text of a string, else `None`.
    fn text(&self) -> Option<String>;
    /// Reads what of the value there is a place for.
    fn read(&self, place: &'static Place, then: &mut dyn FnMut(&Reading<'_>));
    /// Takes known entries that are `null` out of what the host's parser made, at any depth, and tells whether the rest is
    /// of the JSON types that its places are for. When it says no, reading tells why.
    fn tidy(&mut self, place: &'static Place) -> bool;
    /// The elements of a list, else none.
    fn items(&self) -> Vec<Self>;
    /// The names of an object's own entries, in their order, else none.
    fn keys(&self) -> Vec<String>;
    /// An entry of an object; `None` where there is none, or it is `null`.
    fn get(&self, key: &str) -> Option<Self>;
    /// Takes an entry out of an object.
    fn remove(&mut self, key: &str);
    /// Puts an entry into an object.
    fn set(&mut self, key: &str, value: Self);
    /// An object without entries.
    fn object() -> Self;
    /// A list without elements.
    fn list() -> Self;
    /// A string.
    fn string(text: &str) -> Self;
    /// What JSON text says, if it is JSON.
    fn from_json(text: &str) -> Option<Self>;
    /// The value as JSON text.
    ///
    /// # Errors
    /// What was thrown: JSON has no form for it.
    fn to_json(&self) -> Result<String, Self>;
    /// A scalar as a person would write it, in a message; the kind in words for the rest.
    fn show(&self) -> String;
    /// The value in our memory; `null` if JSON has no form for it.
    fn plain(&self) -> Cow<'_, serde_json::Value> {
        Cow::Owned(self.to_json().ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Whether the value counts as absent, as [`View::is_blank`](crate::value::view::View::is_blank) has it.
    fn is_blank(&self) -> bool {
        match self.kind() {
            Kind::Absent => true,
            Kind::Text => self.text().is_some_and(|text| text.is_empty() || text.ends_with("_UNSPECIFIED")),
            Kind::List => self.items().is_empty(),
            Kind::Object => self.keys().iter().all(|key| self.get(key).is_none()),
            Kind::Bool | Kind::Number | Kind::Other(_) => false,
        }
    }
}

impl Value for serde_json::Value {
    fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Absent,
            Self::Bool(_) => Kind::Bool,
            Self::Number(_) => Kind::Number,
            Self::String(_) => Kind::Text,
            Self::Array(_) => Kind::List,
            Self::Object(_) => Kind::Object,
        }
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn read(&self, place: &'static Place, then: &mut dyn FnMut(&Reading<'_>)) {
        then(&of_json(self, place));
    }

    fn tidy(&mut self, place: &'static Place) -> bool {
        if self.kind() != place.shape.kind() || !place.shape.holds_number(self.number()) {
            return false;
        }
        match self {
            Self::Object(object) => {
                object.retain(|key, value| !value.is_null() || place.entry(key).is_none());
                object.iter_mut().all(|(key, value)| place.entry(key).is_none_or(|place| value.tidy(place)))
            }
            Self::Array(items) => items.iter_mut().all(|item| place.items().is_none_or(|place| item.tidy(place))),
            _ => true,
        }
    }

    fn items(&self) -> Vec<Self> {
        self.as_array().cloned().unwrap_or_default()
    }

    fn keys(&self) -> Vec<String> {
        self.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    }

    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key).filter(|value| !value.is_null()).cloned()
    }

    fn remove(&mut self, key: &str) {
        if let Self::Object(object) = self {
            object.shift_remove(key);
        }
    }

    fn set(&mut self, key: &str, value: Self) {
        if let Self::Object(object) = self {
            object.insert(key.to_owned(), value);
        }
    }

    fn object() -> Self {
        Self::Object(serde_json::Map::new())
    }

    fn list() -> Self {
        Self::Array(Vec::new())
    }

    fn string(text: &str) -> Self {
        Self::String(text.to_owned())
    }

    fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn to_json(&self) -> Result<String, Self> {
        Ok(self.to_string())
    }

    fn plain(&self) -> Cow<'_, serde_json::Value> {
        Cow::Borrowed(self)
    }

    fn show(&self) -> String {
        match self {
            Self::String(text) => text.clone(),
            Self::Bool(_) | Self::Number(_) => self.to_string(),
            Self::Null | Self::Array(_) | Self::Object(_) => self.kind().words().to_owned(),
        }
    }
}
