//! The check of a value against the shape of its field.

use super::layout::Sort;
use super::slots::{self, NO_INDEX, View};
use crate::api::wire::Shape;
use crate::language::duration::{Duration, WireFault};
use crate::language::timestamp::{self, is_rfc3339};
use crate::language::words::excerpt;
use crate::value::{Kind, kind_of};
use serde_json::Value;

macro_rules! mismatches {
    ($( $(#[doc = $doc:literal])+ $name:ident = $sentence:expr, )+) => {
        /// The reason that a value doesn't have a shape.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Mismatch { $( $(#[doc = $doc])+ $name, )+ }

        impl Mismatch {
            /// All of them, in numerical order.
            pub const ALL: &[Self] = &[$( Self::$name ),+];

            /// Returns a sentence part. `{}` stands for the name of the enum.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $( Self::$name => $sentence, )+ }
            }
        }
    };
}

mismatches! {
    /// Another JSON type.
    NoText = "must be a string",
    /// Another JSON type.
    NoBool = "must be a boolean",
    /// Another JSON type.
    NoNumber = "must be a number",
    /// Another JSON type.
    NoList = "must be a list",
    /// Another JSON type.
    NoObject = "must be an object",
    /// A string, which may look like a boolean.
    TextForBool = "must be a boolean, not a string",
    /// A string, which may look like a number.
    TextForNumber = "must be a number, not a string",
    /// A string, which may look like a list.
    TextForList = "must be a list, not a string",
    /// A string, which may look like an object.
    TextForObject = "must be an object, not a string",
    /// A number that JSON can't express.
    Infinite = "must be a finite number",
    /// A number with a fraction.
    Fraction = "must be a whole number",
    /// Below the 32-bit range.
    BelowInt32 = "must be between -2147483648 and 2147483647",
    /// Above the 32-bit range.
    AboveInt32 = "must be between -2147483648 and 2147483647",
    /// Not a duration.
    DurationForm = WireFault::Form.sentence(),
    /// A duration with too many decimals.
    DurationDigits = WireFault::Digits.sentence(),
    /// A duration that is too long.
    DurationBound = WireFault::Bound.sentence(),
    /// Not a timestamp.
    TimestampForm = timestamp::FORM,
    /// An unknown value of an enum.
    UnknownValue = "should be a known value of {}",
}

impl Shape {
    /// Returns the shape in one word, for forms: `string`, `integer`, `duration`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Bool => "boolean",
            Self::Int32 => "integer",
            Self::Number => "number",
            Self::Timestamp => "timestamp",
            Self::Duration => "duration",
            Self::Enum(_) => "enum",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Object(_) => "object",
        }
    }

    /// Returns the JSON type.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Text | Self::Timestamp | Self::Duration | Self::Enum(_) => Kind::Text,
            Self::Bool => Kind::Bool,
            Self::Int32 | Self::Number => Kind::Number,
            Self::List(_) => Kind::List,
            Self::Map(_) | Self::Object(_) => Kind::Object,
        }
    }
}

/// Returns the reason that the value in a slot doesn't have the shape of its place.
#[must_use]
pub fn mismatch(view: View<'_>) -> Option<Mismatch> {
    let (sort, kind) = (view.place.sort(), view.kind());
    let is_text = kind.is_text();
    match sort {
        Sort::Text | Sort::Timestamp | Sort::Duration | Sort::Enum if !is_text => Some(Mismatch::NoText),
        Sort::Text => None,
        Sort::Timestamp => timestamp_mismatch(view.text()?),
        Sort::Duration => duration_mismatch(view.text()?),
        Sort::Enum => (view.index() == NO_INDEX).then_some(Mismatch::UnknownValue),
        Sort::Bool if kind == slots::Kind::BOOL => None,
        Sort::Bool => Some(if is_text { Mismatch::TextForBool } else { Mismatch::NoBool }),
        Sort::Int32 | Sort::Number => match view.number() {
            Some(number) => number_mismatch(sort, number),
            None => Some(if is_text { Mismatch::TextForNumber } else { Mismatch::NoNumber }),
        },
        Sort::List if kind.is_list() => None,
        Sort::List => Some(if is_text { Mismatch::TextForList } else { Mismatch::NoList }),
        Sort::Map | Sort::Object if kind.is_object() => None,
        Sort::Map | Sort::Object => Some(if is_text { Mismatch::TextForObject } else { Mismatch::NoObject }),
    }
}

fn timestamp_mismatch(text: &[u8]) -> Option<Mismatch> {
    (!is_rfc3339(text)).then_some(Mismatch::TimestampForm)
}

fn duration_mismatch(text: &[u8]) -> Option<Mismatch> {
    Some(match Duration::wire_fault(text)? {
        WireFault::Form => Mismatch::DurationForm,
        WireFault::Digits => Mismatch::DurationDigits,
        WireFault::Bound => Mismatch::DurationBound,
    })
}

fn number_mismatch(sort: Sort, number: f64) -> Option<Mismatch> {
    if sort == Sort::Number {
        (!number.is_finite()).then_some(Mismatch::Infinite)
    } else if !number.is_finite() || number.fract() != 0.0 {
        Some(Mismatch::Fraction)
    } else if number < f64::from(i32::MIN) {
        Some(Mismatch::BelowInt32)
    } else if number > f64::from(i32::MAX) {
        Some(Mismatch::AboveInt32)
    } else {
        None
    }
}

/// Returns the reason that a value doesn't have a shape, as a sentence part.
#[must_use]
pub fn sentence_of(shape: Shape, value: &Value) -> Option<String> {
    let kind = kind_of(value);
    if kind != shape.kind() {
        let instead = if kind == Kind::Text { ", not a string" } else { "" };
        return Some(["must be ", shape.kind().words(), instead].concat());
    }
    let text = value.as_str().unwrap_or_default();
    let mismatch = match shape {
        Shape::Int32 => number_mismatch(Sort::Int32, value.as_f64()?),
        Shape::Number => number_mismatch(Sort::Number, value.as_f64()?),
        Shape::Duration => duration_mismatch(text.as_bytes()),
        Shape::Timestamp => timestamp_mismatch(text.as_bytes()),
        Shape::Enum(vocabulary) => {
            (!text.is_empty() && !vocabulary.values.contains(&text)).then_some(Mismatch::UnknownValue)
        }
        _ => None,
    };
    let name = if let Shape::Enum(vocabulary) = shape { vocabulary.name } else { "" };
    mismatch.map(|mismatch| mismatch.sentence().replace("{}", name))
}

/// Formats a value for a message: a scalar in backticks, cut if long; others in words.
#[must_use]
pub fn given(value: Option<&Value>) -> String {
    match value {
        None => Kind::Absent.words().to_owned(),
        Some(Value::String(text)) => format!("`{}`", excerpt(text)),
        Some(value @ (Value::Bool(_) | Value::Number(_))) => format!("`{}`", excerpt(&value.to_string())),
        Some(value) => kind_of(value).words().to_owned(),
    }
}
