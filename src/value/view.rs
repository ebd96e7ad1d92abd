//! A value as it was read, in one list, each entry before what is in it. What has no place is there, but nothing in it is.

use crate::value::Kind;
use crate::value::place::Place;
pub(crate) use json::of_json;

mod json;

/// One value of a reading.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// Where it stands; nowhere, when the messages know no such field.
    pub place: Option<&'static Place>,
    /// Its name in the object that holds it.
    pub key: &'a str,
    /// What it is.
    pub data: Data<'a>,
    /// Where the list goes on after all that is in it.
    end: usize,
}

/// What a value is. What is in a list or an object follows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Data<'a> {
    /// `undefined`.
    Absent,
    /// `null`, which an update clears a field with.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(&'a str),
    /// An array.
    List,
    /// An object.
    Object,
    /// What JSON has no form for, in words.
    Other(&'static str),
}

/// A value as it was read.
#[derive(Debug)]
pub struct Reading<'a> {
    nodes: Vec<Node<'a>>,
    /// How the host writes a number.
    write: fn(f64) -> String,
}

impl<'a> Reading<'a> {
    /// A reading of nothing yet, with room for so many values. Numbers are shown as the host writes them.
    #[must_use]
    pub fn new(room: usize, write: fn(f64) -> String) -> Self {
        Self { nodes: Vec::with_capacity(room), write }
    }

    /// Adds a value, and answers with where it is.
    pub fn open(&mut self, place: Option<&'static Place>, key: &'a str, data: Data<'a>) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { place, key, data, end: at.saturating_add(1) });
        at
    }

    /// What is added from now on is no longer in it.
    pub fn close(&mut self, at: usize) {
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(at) {
            node.end = end;
        }
    }

    /// The whole value.
    #[must_use]
    pub fn whole(&self) -> Option<View<'_>> {
        self.view(0)
    }

    fn view(&self, at: usize) -> Option<View<'_>> {
        Some(View { reading: self, at, node: self.nodes.get(at)? })
    }
}

/// A value of a reading, with what is in it.
#[derive(Debug, Clone, Copy)]
pub struct View<'r> {
    reading: &'r Reading<'r>,
    at: usize,
    node: &'r Node<'r>,
}

impl<'r> View<'r> {
    /// Where it stands.
    #[must_use]
    pub fn place(self) -> Option<&'static Place> {
        self.node.place
    }

    /// Its name in the object that holds it.
    #[must_use]
    pub fn key(self) -> &'r str {
        self.node.key
    }

    /// The text of a string.
    #[must_use]
    pub fn str(self) -> Option<&'r str> {
        if let Data::Text(text) = self.node.data { Some(text) } else { None }
    }

    /// What is in it, in order: entries of an object, elements of a list.
    pub fn inner(self) -> impl Iterator<Item = View<'r>> {
        let mut at = self.at.saturating_add(1);
        std::iter::from_fn(move || {
            let next = self.reading.view(at).filter(|_| at < self.node.end)?;
            at = next.node.end;
            Some(next)
        })
    }

    /// An entry of an object that is there, and not `null`.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        self.entry(name)?.there()
    }

    /// Whether an entry of an object is there and `null`.
    #[must_use]
    pub fn is_null(self, name: &str) -> bool {
        self.entry(name).is_some_and(|entry| entry.node.data == Data::Null)
    }

    /// Whether it is there in name only.
    #[must_use]
    pub fn is_undefined(self) -> bool {
        self.node.data == Data::Absent
    }

    /// Itself, when it is something.
    #[must_use]
    pub fn there(self) -> Option<Self> {
        Some(self).filter(|view| view.kind() != Kind::Absent)
    }

    fn entry(self, name: &str) -> Option<Self> {
        let mut at = self.at.saturating_add(1);
        while at < self.node.end {
            let node = self.reading.nodes.get(at)?;
            // most differ by their lengths, which is told without a call
            if node.key.len() == name.len() && node.key == name {
                return Some(View { at, node, ..self });
            }
            at = node.end;
        }
        None
    }

    /// Whether the value counts as absent where a rule asks for presence:
    /// nothing, `""`, an empty list, an object without anything in it, and an enum's `*_UNSPECIFIED`.
    #[must_use]
    pub fn is_blank(self) -> bool {
        match self.node.data {
            Data::Absent | Data::Null => true,
            Data::Text(text) => text.is_empty() || text.ends_with("_UNSPECIFIED"),
            Data::List => self.inner().next().is_none(),
            Data::Object => self.inner().all(|entry| entry.kind() == Kind::Absent),
            Data::Bool(_) | Data::Number(_) | Data::Other(_) => false,
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.node.data {
            Data::Absent | Data::Null => Kind::Absent,
            Data::Bool(_) => Kind::Bool,
            Data::Number(_) => Kind::Number,
            Data::Text(_) => Kind::Text,
            Data::List => Kind::List,
            Data::Object => Kind::Object,
            Data::Other(words) => Kind::Other(words),
        }
    }

    /// The value of a number.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        if let Data::Number(value) = self.node.data { Some(value) } else { None }
    }

    /// A scalar as a person would write it, in a message; the kind in words for the rest.
    #[must_use]
    pub fn show(self) -> String {
        match self.node.data {
            Data::Bool(value) => value.to_string(),
            Data::Number(value) => (self.reading.write)(value),
            Data::Text(text) => text.to_owned(),
            _ => self.kind().words().to_owned(),
        }
    }
}
