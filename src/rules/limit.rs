//! The limits that rules enforce, in families. Each family's file decides whether a value meets the
//! limit, and gives the issue's code, bound and sentence.

use super::advice::Advice;
use super::issue::IssueCode;
use crate::language::bytes;
use crate::value::layout::Place;
pub use beside::Beside;
pub use fixed::Fixed;
pub(super) use given::bits;
pub use given::{Fields, Given, Group, Is};
pub use key::Key;
pub use number::Number;
pub use presence::Presence;
pub use text::Text;
pub use time::Time;

mod beside;
mod fixed;
pub mod form;
mod given;
mod key;
mod number;
mod presence;
mod text;
mod time;

/// A limit on a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// On its presence.
    Presence(Presence),
    /// On a string.
    Text(Text),
    /// On a number, or on the number of entries.
    Number(Number),
    /// On a duration.
    Time(Time),
    /// On the key of an entry, whatever its value.
    Key(Key),
    /// On several fields together.
    Beside(Beside),
    /// The field must be omitted, with everything inside.
    Fixed(Fixed),
}

impl Limit {
    /// Returns how the value breaks the limit. A value of the wrong JSON type doesn't: its type is
    /// the issue.
    #[must_use]
    pub fn breach(self, given: &Given<'_>) -> Option<Breach> {
        match self {
            Self::Presence(limit) => limit.breach(given),
            Self::Text(limit) => limit.breach(given),
            Self::Number(limit) => limit.breach(given),
            Self::Time(limit) => limit.breach(given),
            Self::Key(limit) => limit.breach(given),
            Self::Beside(limit) => limit.breach(given),
            Self::Fixed(limit) => limit.breach(given),
        }
    }

    /// Returns a sentence part about one of its fields, which that field's documentation contains
    /// too.
    #[must_use]
    pub fn sentence(self, field: Place) -> String {
        match self {
            Self::Presence(limit) => limit.sentence(),
            Self::Text(limit) => limit.sentence(),
            Self::Number(limit) => limit.sentence(),
            Self::Time(limit) => limit.sentence(),
            Self::Key(limit) => limit.sentence(field),
            Self::Beside(limit) => limit.sentence(field),
            Self::Fixed(limit) => limit.sentence(),
        }
    }

    /// Returns the sentence of a message about one of its fields, which names the values of other
    /// fields that it depends on.
    #[must_use]
    pub fn message(self, field: Place, value_of: &dyn Fn(Place) -> String) -> String {
        match self {
            Self::Beside(limit) => limit.message(field, value_of),
            _ => self.sentence(field),
        }
    }

    /// True if messages show the value.
    #[must_use]
    pub fn shows_value(self) -> bool {
        match self {
            Self::Text(_) | Self::Time(_) => true,
            Self::Number(limit) => limit.shows_value(),
            Self::Beside(limit) => limit.shows_value(),
            Self::Presence(_) | Self::Key(_) | Self::Fixed(_) => false,
        }
    }

    /// True if an absent value can break the limit.
    #[must_use]
    pub const fn minds_absence(self) -> bool {
        matches!(self, Self::Presence(_))
    }

    /// True if a field that breaks the limit must be omitted, with everything inside.
    #[must_use]
    pub fn leaves_out(self) -> bool {
        matches!(self, Self::Fixed(limit) if limit != Fixed::Deprecated)
    }

    /// True if it limits the key of an entry, whatever its value.
    #[must_use]
    pub fn is_about_key(self) -> bool {
        matches!(self, Self::Key(_))
    }

    /// True if it depends on the characters of a string.
    #[must_use]
    pub fn reads_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Time(_))
    }
}

/// The way in which a value breaks a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Breach {
    /// The kind of issue.
    pub code: IssueCode,
    /// The limit as a number.
    pub bound: Option<f64>,
    /// The advice, if the sentence doesn't say what to do.
    pub advice: Advice,
}

impl Breach {
    fn of(code: IssueCode) -> Self {
        Self { code, bound: None, advice: Advice::None }
    }

    fn at(code: IssueCode, bound: impl Into<f64>) -> Self {
        Self { bound: Some(bound.into()), ..Self::of(code) }
    }
}

/// Counts Unicode code points.
fn length(text: &[u8]) -> u32 {
    u32::try_from(bytes::length(text)).unwrap_or(u32::MAX)
}
