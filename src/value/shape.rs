//! The JSON form of a field, and what keeps a value from having it.

use crate::api::vocabulary::Vocabulary;
use crate::api::wire::Shape;
use crate::language::duration::Duration;
use crate::language::timestamp::{self, is_rfc3339};
use crate::language::words::excerpt;
use crate::rules::issue::{IssueCode, Severity};
use crate::value::{Kind, Value};

/// What keeps a value from having a shape.
#[derive(Debug)]
pub struct Fault {
    /// The stable name of the rule.
    pub rule: &'static str,
    /// The kind of fault.
    pub code: IssueCode,
    /// How sure it is that the service refuses it.
    pub severity: Severity,
    /// A sentence part.
    pub sentence: String,
    /// The limit that was broken, where it is a number.
    pub limit: Option<f64>,
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

/// What keeps a value from having a shape, if anything: of a number the number is asked, of a string the text.
#[must_use]
pub fn fault(shape: Shape, kind: Kind, number: Option<f64>, text: Option<&str>) -> Option<Fault> {
    if kind != shape.kind() {
        // shown as it is, a string may look like what it should be
        let instead = if kind == Kind::Text { ", not a string" } else { "" };
        return Some(error("type", IssueCode::Type, format!("must be {}{instead}", shape.kind().words()), None));
    }
    match shape {
        Shape::Int32 => int32_fault(number?),
        Shape::Number if !number?.is_finite() => {
            Some(error("type", IssueCode::Type, "must be a finite number".to_owned(), None))
        }
        Shape::Duration => {
            let sentence = Duration::wire_fault(text?)?;
            Some(error("duration-form", IssueCode::Format, sentence.to_owned(), None))
        }
        Shape::Timestamp if !is_rfc3339(text?) => {
            Some(error("timestamp-form", IssueCode::Format, timestamp::FORM.to_owned(), None))
        }
        Shape::Enum(vocabulary) => vocabulary_fault(vocabulary, text?),
        _ => None,
    }
}

/// The same of a value of the host's.
#[must_use]
pub fn fault_of<V: Value>(shape: Shape, value: &V) -> Option<Fault> {
    fault(shape, value.kind(), value.number(), value.text().as_deref())
}

fn int32_fault(number: f64) -> Option<Fault> {
    let (least, most) = (f64::from(i32::MIN), f64::from(i32::MAX));
    let range = || format!("must be between {} and {}", i32::MIN, i32::MAX);
    if !number.is_finite() || number.fract() != 0.0 {
        Some(error("integer", IssueCode::Type, "must be a whole number".to_owned(), None))
    } else if number < least {
        Some(error("integer", IssueCode::TooSmall, range(), Some(least)))
    } else if number > most {
        Some(error("integer", IssueCode::TooBig, range(), Some(most)))
    } else {
        None
    }
}

fn vocabulary_fault(vocabulary: &Vocabulary, text: &str) -> Option<Fault> {
    let known = |value: &&&str| text.is_empty() || **value == text;
    vocabulary.values.iter().find(known).is_none().then(|| Fault {
        rule: "known-value",
        code: IssueCode::UnknownValue,
        severity: Severity::Warning,
        sentence: format!("should be a value of {} that this version knows", vocabulary.name),
        limit: None,
    })
}

fn error(rule: &'static str, code: IssueCode, sentence: String, limit: Option<f64>) -> Fault {
    Fault { rule, code, severity: Severity::Error, sentence, limit }
}

/// What was given, for a message: a scalar in backticks and cut, the rest in words.
#[must_use]
pub fn given<V: Value>(value: Option<&V>) -> String {
    value.map_or_else(|| Kind::Absent.words().to_owned(), |value| quoted(value.kind(), &value.show()))
}

/// What a person would write, in backticks and cut, where it is a scalar.
pub(crate) fn quoted(kind: Kind, shown: &str) -> String {
    match kind {
        Kind::Bool | Kind::Number | Kind::Text => format!("`{}`", excerpt(shown)),
        _ => shown.to_owned(),
    }
}
