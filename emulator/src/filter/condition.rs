//! Conditions on a single value, depending on its field's shape.

use std::cmp::Ordering;

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;
use fireworks_deployments::value::Kind;
use fireworks_deployments::value::shape::sentence_of;
use serde_json::Value;

use super::expression::{Comparator, Word};
use super::path::known;
use super::pattern::{Pattern, lower};
use super::work::Work;
use crate::key::Key;

pub(super) enum Condition {
    /// Present, and not its shape's zero value.
    Present,
    Compared(Comparator, Key<'static>),
    Like(Pattern),
    /// A string that contains a text, whatever its case.
    Text(Pattern),
    /// A map with a key that matches.
    Key(Pattern),
    /// An object in which this field is present.
    Field(&'static Field),
    /// A list with an item that meets a condition.
    Item(Shape, Box<Condition>),
}

impl Condition {
    /// Compiles a comparison with a field or a map entry. The error is part of a sentence.
    pub(super) fn new(shape: Shape, is_entry: bool, comparator: Comparator, value: &Word) -> Result<Self, String> {
        use Comparator::{Equal, Has, NotEqual};
        match (comparator, shape) {
            (Has, _) if value.is_asterisk() && !is_entry => Ok(Self::Present),
            // a missing entry matches nothing; on an existing one the asterisk adds no condition
            (Has, _) if value.is_asterisk() => Ok(Self::Like(Pattern::whole(value))),
            (Has, Shape::Map(_)) => Ok(Self::Key(Pattern::whole(value))),
            (Has, Shape::List(items)) => {
                let item = Self::new(*items, false, Equal, value)?;
                Ok(Self::Item(*items, Box::new(item)))
            }
            (Has, Shape::Object(fields)) => {
                known(fields, &value.text()).map(Self::Field).map_err(|error| format!("has an {error}"))
            }
            (_, Shape::Map(_) | Shape::List(_) | Shape::Object(_)) => {
                Err(format!("is {} and only allows `:`", shape.kind().words()))
            }
            (Has, Shape::Text) if !is_entry => Ok(Self::Text(Pattern::part(value))),
            (Has | Equal | NotEqual, Shape::Text) => Ok(Self::Like(Pattern::whole(value))),
            (Has | Equal | NotEqual, _) => literal(shape, value).map(|key| Self::Compared(Equal, key)),
            (_, Shape::Bool | Shape::Enum(_)) => {
                Err("has no order: it can only be compared with `=`, `!=` and `:`".to_owned())
            }
            _ => literal(shape, value).map(|key| Self::Compared(comparator, key)),
        }
    }

    pub(super) fn holds(&self, shape: Shape, value: Option<&Value>, work: &Work) -> bool {
        match self {
            Self::Present => is_present(shape, value),
            Self::Compared(comparator, key) => {
                let value = Key::of(shape, value);
                !value.is_nothing() && value.partial_cmp(key).is_some_and(|order| fits(*comparator, order))
            }
            Self::Like(pattern) => pattern.fits(text(value), work),
            Self::Text(pattern) => pattern.fits(&lower(text(value)), work),
            Self::Key(pattern) => entries(value).any(|(key, _)| pattern.fits(key, work)),
            Self::Field(field) => {
                entries(value).any(|(name, value)| name == field.name && is_present(field.shape, Some(value)))
            }
            Self::Item(shape, condition) => {
                let mut items = value.and_then(Value::as_array).into_iter().flatten();
                items.any(|item| work.add(1) && condition.holds(*shape, Some(item), work))
            }
        }
    }
}

/// The value that a word stands for, compared with a field of this shape.
fn literal(shape: Shape, word: &Word) -> Result<Key<'static>, String> {
    let text = word.text();
    let value = match shape.kind() {
        Kind::Text => None,
        _ => serde_json::from_str(&text).ok(),
    };
    let value = value.unwrap_or_else(|| Value::String(text.clone().into_owned()));
    match sentence_of(shape, &value) {
        Some(fault) => Err(format!("{}, got `{}`", fault, excerpt(&text))),
        None => Ok(Key::of(shape, Some(&value)).into_owned()),
    }
}

fn fits(comparator: Comparator, order: Ordering) -> bool {
    match comparator {
        Comparator::Equal | Comparator::Has => order.is_eq(),
        Comparator::NotEqual => order.is_ne(),
        Comparator::Less => order.is_lt(),
        Comparator::AtMost => order.is_le(),
        Comparator::Greater => order.is_gt(),
        Comparator::AtLeast => order.is_ge(),
    }
}

/// An object counts as present even if it is empty; any other value if it isn't its shape's zero.
fn is_present(shape: Shape, value: Option<&Value>) -> bool {
    match (shape, value) {
        (_, None | Some(Value::Null)) => false,
        (Shape::Enum(_), _) => Key::of(shape, value) != Key::of(shape, None),
        (Shape::Map(_), _) => entries(value).next().is_some(),
        (_, Some(Value::Bool(flag))) => *flag,
        (_, Some(Value::Number(number))) => number.as_f64() != Some(0.0),
        (_, Some(Value::String(text))) => !text.is_empty(),
        (_, Some(Value::Array(items))) => !items.is_empty(),
        (_, Some(Value::Object(_))) => true,
    }
}

fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}
