//! Comparable values, for ordering and filtering lists.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use fireworks_deployments::api::wire::Shape;
use fireworks_deployments::language::duration::Duration;
use serde_json::Value;

use crate::moment;

/// A field's value in comparable form. A missing value is its zero, but timestamps and durations have none.
#[derive(PartialEq, PartialOrd)]
pub(crate) enum Key<'a> {
    Text(Cow<'a, str>),
    Flag(bool),
    Number(f64),
    Moment(Option<DateTime<Utc>>),
    Length(Option<Duration>),
}

impl<'a> Key<'a> {
    /// The key of a field's value.
    pub(crate) fn of(shape: Shape, value: Option<&'a Value>) -> Self {
        let text = value.and_then(Value::as_str).unwrap_or_default();
        match shape {
            Shape::Bool => Key::Flag(value.and_then(Value::as_bool).unwrap_or_default()),
            Shape::Int32 | Shape::Number => Key::Number(value.and_then(Value::as_f64).unwrap_or_default()),
            Shape::Timestamp => Key::Moment(moment::parse(text)),
            Shape::Duration => Key::Length(Duration::parse_wire(text)),
            Shape::Enum(vocabulary) if text.is_empty() => {
                Key::Text(vocabulary.values.first().copied().unwrap_or_default().into())
            }
            _ => Key::Text(text.into()),
        }
    }

    /// An owned copy.
    pub(crate) fn into_owned(self) -> Key<'static> {
        match self {
            Key::Text(text) => Key::Text(text.into_owned().into()),
            Key::Flag(flag) => Key::Flag(flag),
            Key::Number(number) => Key::Number(number),
            Key::Moment(moment) => Key::Moment(moment),
            Key::Length(length) => Key::Length(length),
        }
    }

    /// True if there is nothing to compare.
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Key::Moment(None) | Key::Length(None))
    }
}
