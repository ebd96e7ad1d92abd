//! A JSON value wherever it lives: in the host's memory or in ours.

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

/// Reads a value without moving it: the validator and the check of replies walk an object where it is,
/// and fetch only what a rule needs. What little is changed is changed in place.
///
/// No method may panic, and none throws: what can't be read is [`Kind::Other`].
pub trait Value: Clone {
    /// What the value is.
    fn kind(&self) -> Kind;
    /// Whether it is of this kind, which may be cheaper to ask than of which.
    fn is(&self, kind: Kind) -> bool {
        self.kind() == kind
    }
    /// The value of a boolean, else `None`.
    fn boolean(&self) -> Option<bool>;
    /// The value of a number, else `None`.
    fn number(&self) -> Option<f64>;
    /// The text of a string, else `None`.
    fn text(&self) -> Option<String>;
    /// The elements of a list, else none.
    fn items(&self) -> Vec<Self>;
    /// The names of an object's own entries, in their order, else none.
    fn keys(&self) -> Vec<String>;
    /// An entry of an object; `None` where there is none, or it is `null`.
    fn get(&self, key: &str) -> Option<Self>;
    /// The same, of a name that the code knows: it crosses no boundary each time.
    fn field(&self, name: &'static str) -> Option<Self> {
        self.get(name)
    }
    /// Whether an entry of an object is there and `null`: an update clears it.
    fn is_null(&self, key: &str) -> bool;
    /// Whether any entry of an object is `null`.
    fn holds_null(&self) -> bool;
    /// Takes an entry out of an object.
    fn remove(&mut self, key: &str);
    /// Puts an entry into an object.
    fn set(&mut self, key: &str, value: Self);
    /// Changes an entry of an object, if there is one that is not `null`.
    fn modify(&mut self, key: &str, change: &mut dyn FnMut(&mut Self));
    /// The same, of a name that the code knows.
    fn modify_field(&mut self, name: &'static str, change: &mut dyn FnMut(&mut Self)) {
        self.modify(name, change);
    }
    /// Changes each element of a list, and tells its place.
    fn modify_items(&mut self, change: &mut dyn FnMut(u32, &mut Self));
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

    /// Whether the value counts as absent where a rule asks for presence:
    /// nothing, `""`, an empty list, an object without anything in it, and an enum's `*_UNSPECIFIED`.
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

    fn items(&self) -> Vec<Self> {
        self.as_array().cloned().unwrap_or_default()
    }

    fn keys(&self) -> Vec<String> {
        self.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    }

    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key).filter(|value| !value.is_null()).cloned()
    }

    fn is_null(&self, key: &str) -> bool {
        self.as_object().and_then(|object| object.get(key)).is_some_and(Self::is_null)
    }

    fn holds_null(&self) -> bool {
        self.as_object().is_some_and(|object| object.values().any(Self::is_null))
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

    fn modify(&mut self, key: &str, change: &mut dyn FnMut(&mut Self)) {
        if let Some(entry) =
            self.as_object_mut().and_then(|object| object.get_mut(key)).filter(|entry| !entry.is_null())
        {
            change(entry);
        }
    }

    fn modify_items(&mut self, change: &mut dyn FnMut(u32, &mut Self)) {
        for (index, item) in (0u32..).zip(self.as_array_mut().into_iter().flatten()) {
            change(index, item);
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

    fn show(&self) -> String {
        match self {
            Self::String(text) => text.clone(),
            Self::Bool(_) | Self::Number(_) => self.to_string(),
            Self::Null | Self::Array(_) | Self::Object(_) => self.kind().words().to_owned(),
        }
    }
}
