//! The JSON form of a field, and what keeps a value from having it.

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
        /// What keeps a value from having a shape.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Mismatch { $( $(#[doc = $doc])+ $name, )+ }

        impl Mismatch {
            /// Every one, in the order of the numbers.
            pub const ALL: &[Self] = &[$( Self::$name ),+];

            /// A sentence part. `{}` stands for the name of the enum.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $( Self::$name => $sentence, )+ }
            }
        }
    };
}

mismatches! {
    /// Of another JSON type.
    NoText = "must be a string",
    /// Of another JSON type.
    NoBool = "must be a boolean",
    /// Of another JSON type.
    NoNumber = "must be a number",
    /// Of another JSON type.
    NoList = "must be a list",
    /// Of another JSON type.
    NoObject = "must be an object",
    /// A string, which may look like what it should be.
    TextForBool = "must be a boolean, not a string",
    /// A string, which may look like what it should be.
    TextForNumber = "must be a number, not a string",
    /// A string, which may look like what it should be.
    TextForList = "must be a list, not a string",
    /// A string, which may look like what it should be.
    TextForObject = "must be an object, not a string",
    /// A number that JSON can't write.
    Infinite = "must be a finite number",
    /// A number with a fraction.
    Fraction = "must be a whole number",
    /// Below 32 bits.
    BelowInt32 = "must be between -2147483648 and 2147483647",
    /// Above 32 bits.
    AboveInt32 = "must be between -2147483648 and 2147483647",
    /// No duration.
    DurationForm = WireFault::Form.sentence(),
    /// A duration with too long a fraction.
    DurationDigits = WireFault::Digits.sentence(),
    /// Too long a duration.
    DurationBound = WireFault::Bound.sentence(),
    /// No timestamp.
    TimestampForm = timestamp::FORM,
    /// A value that the enum doesn't know.
    UnknownValue = "should be a value of {} that this version knows",
}

impl Shape {
    /// The shape in one word, for forms: `string`, `integer`, `duration`.
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

    /// What JSON it is.
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

/// What keeps the value in a slot from having the shape of its place, if anything.
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

/// What keeps a value in our memory from having a shape, as a sentence part, if anything.
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

/// What was given, for a message: a scalar in backticks and cut, the rest in words.
#[must_use]
pub fn given(value: Option<&Value>) -> String {
    match value {
        None => Kind::Absent.words().to_owned(),
        Some(Value::String(text)) => format!("`{}`", excerpt(text)),
        Some(value @ (Value::Bool(_) | Value::Number(_))) => format!("`{}`", excerpt(&value.to_string())),
        Some(value) => kind_of(value).words().to_owned(),
    }
}
