//! What a rule can demand. Each limit answers for itself: does it hold, how is it said, what is its code.

use crate::cron::is_cron;
use crate::duration::Duration;
use crate::issue::IssueCode;
use crate::value::{Kind, Value};

mod sentence;

/// A demand on a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Must be there when a deployment is created.
    Required,
    /// At most so many Unicode code points.
    MaxLength(u32),
    /// At most so many entries of a map.
    MaxEntries(u32),
    /// A number not below this one.
    AtLeast(i32),
    /// A number from the first to the second.
    Between(i32, i32),
    /// A duration of at least so many seconds.
    DurationAtLeast(i64),
    /// A duration from the first to the second number of seconds.
    DurationBetween(i64, i64),
    /// A duration without a fraction.
    WholeSeconds,
    /// A model's resource name.
    ModelName,
    /// A cron expression of five fields.
    Cron,
    /// A name of the IANA time zone database.
    TimeZone,
    /// An entry of a map whose key is one of these.
    Keys(&'static [&'static str]),
    /// Not above this field of the same object, unless that is 0 or absent.
    NotAbove(&'static str),
    /// Not above this field of the deployment, unless that is 0 or absent.
    NotAboveDeployments(&'static str),
    /// Never together with this field of the same object.
    NotTogetherWith(&'static str),
    /// An object that holds one of these fields and no other of them.
    ExactlyOneOf(&'static [&'static str]),
    /// Only the service sets it.
    OutputOnly,
    /// Can't change once created.
    Immutable,
    /// The service no longer acts on it.
    Deprecated,
}

/// A value where it stands.
#[derive(Debug)]
pub struct Given<'a, V> {
    /// The value; `None` where there is none.
    pub value: Option<&'a V>,
    /// The object it is a field of, when that is known.
    pub parent: Option<&'a V>,
    /// The whole deployment, when that is known.
    pub root: Option<&'a V>,
    /// Its name in that object.
    pub key: &'a str,
}

impl Limit {
    /// Whether the value keeps the limit. Values of another JSON type do: their type is the fault.
    #[must_use]
    pub fn holds<V: Value>(self, given: &Given<'_, V>) -> bool {
        let Some(value) = given.value else { return self != Self::Required };
        match self {
            Self::Required => !value.is_blank(),
            Self::OutputOnly | Self::Immutable | Self::Deprecated => value.is_blank(),
            Self::MaxLength(most) => value.text().is_none_or(|text| at_most(text.chars().count(), most)),
            Self::MaxEntries(most) => at_most(value.keys().len(), most),
            Self::AtLeast(least) => value.number().is_none_or(|number| number >= f64::from(least)),
            Self::Between(least, most) => {
                value.number().is_none_or(|number| number >= f64::from(least) && number <= f64::from(most))
            }
            Self::DurationAtLeast(least) => duration(value).is_none_or(|given| given >= Duration::from_seconds(least)),
            Self::DurationBetween(least, most) => duration(value)
                .is_none_or(|given| given >= Duration::from_seconds(least) && given <= Duration::from_seconds(most)),
            Self::WholeSeconds => duration(value).is_none_or(Duration::is_whole_seconds),
            Self::ModelName => value.is_blank() || value.text().is_none_or(|text| is_model_name(&text)),
            Self::Cron => value.text().is_none_or(|text| is_cron(&text)),
            Self::TimeZone => value.text().is_none_or(|text| is_time_zone(&text)),
            Self::NotAbove(other) => not_above(value, given.parent, other),
            Self::NotAboveDeployments(other) => not_above(value, given.root, other),
            Self::NotTogetherWith(other) => value.is_blank() || !has(given.parent, other),
            Self::ExactlyOneOf(fields) => {
                value.kind() != Kind::Object || fields.iter().filter(|field| has(Some(value), field)).count() == 1
            }
            Self::Keys(keys) => keys.contains(&given.key),
        }
    }

    /// The code of an issue that it makes of this value.
    #[must_use]
    pub fn code<V: Value>(self, value: Option<&V>) -> IssueCode {
        let below = |least: bool| if least { IssueCode::TooSmall } else { IssueCode::TooBig };
        match self {
            Self::Required => IssueCode::Required,
            Self::MaxLength(_) | Self::MaxEntries(_) => IssueCode::TooLong,
            Self::AtLeast(_) | Self::DurationAtLeast(_) => IssueCode::TooSmall,
            Self::Between(least, _) => {
                below(value.and_then(Value::number).is_some_and(|number| number < f64::from(least)))
            }
            Self::DurationBetween(least, _) => {
                below(value.and_then(duration).is_some_and(|given| given < Duration::from_seconds(least)))
            }
            Self::WholeSeconds | Self::ModelName | Self::Cron | Self::TimeZone => IssueCode::Format,
            Self::Keys(_) => IssueCode::UnknownValue,
            Self::NotAbove(_) | Self::NotAboveDeployments(_) | Self::NotTogetherWith(_) | Self::ExactlyOneOf(_) => {
                IssueCode::Conflict
            }
            Self::OutputOnly => IssueCode::ReadOnly,
            Self::Immutable => IssueCode::Immutable,
            Self::Deprecated => IssueCode::Deprecated,
        }
    }

    /// The number that an issue names as its limit.
    #[must_use]
    pub fn number<V: Value>(self, value: Option<&V>) -> Option<f64> {
        let nearer = |least: f64, most: f64| if self.code(value) == IssueCode::TooSmall { least } else { most };
        match self {
            Self::MaxLength(most) | Self::MaxEntries(most) => Some(f64::from(most)),
            Self::AtLeast(least) => Some(f64::from(least)),
            Self::Between(least, most) => Some(nearer(f64::from(least), f64::from(most))),
            Self::DurationAtLeast(least) => Some(seconds(least)),
            Self::DurationBetween(least, most) => Some(nearer(seconds(least), seconds(most))),
            _ => None,
        }
    }

    /// Whether what was given belongs into the message.
    #[must_use]
    pub(crate) fn shows_value(self) -> bool {
        !matches!(
            self,
            Self::Required
                | Self::OutputOnly
                | Self::Immutable
                | Self::Deprecated
                | Self::Keys(_)
                | Self::NotTogetherWith(_)
                | Self::ExactlyOneOf(_)
        )
    }
}

/// Seconds of a limit as a number.
#[must_use]
pub(crate) fn seconds(whole: i64) -> f64 {
    Duration::from_seconds(whole).to_number()
}

fn duration<V: Value>(value: &V) -> Option<Duration> {
    Duration::parse_wire(&value.text()?)
}

fn at_most(count: usize, most: u32) -> bool {
    u32::try_from(count).is_ok_and(|count| count <= most)
}

fn has<V: Value>(object: Option<&V>, field: &str) -> bool {
    object.and_then(|object| object.get(field)).is_some_and(|value| !value.is_blank())
}

fn not_above<V: Value>(value: &V, object: Option<&V>, other: &str) -> bool {
    let other = object.and_then(|object| object.get(other)).and_then(|other| other.number());
    match (value.number(), other) {
        (Some(number), Some(other)) => other == 0.0 || number <= other,
        _ => true,
    }
}

fn is_model_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    matches!(parts.as_slice(), ["accounts", account, "models", model] if !account.is_empty() && !model.is_empty())
}

fn is_time_zone(text: &str) -> bool {
    let well_formed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    text.split('/').all(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.chars().all(well_formed))
}
