//! What a rule can demand, in families. Each family's file answers for it: does it hold, and if not, what is the code and the
//! bound; how is it said. What its members answer alike is said of the family.

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

/// A demand on a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Must be there.
    Presence(Presence),
    /// Of a string.
    Text(Text),
    /// Of a number, or of how many entries there are.
    Number(Number),
    /// Of a length of time.
    Time(Time),
    /// Of the key of an entry, whatever its value.
    Key(Key),
    /// Of several fields together.
    Beside(Beside),
    /// To be left out, with all that is inside.
    Fixed(Fixed),
}

impl Limit {
    /// How the value breaks the limit, if it does. Values of another JSON type don't: their type is the issue.
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

    /// The limit as a sentence part about one of its fields, which that field's documentation holds too.
    #[must_use]
    pub fn sentence(self, field: Place) -> String {
        match self {
            Self::Presence(limit) => limit.sentence(),
            Self::Text(limit) => limit.sentence(),
            Self::Number(limit) => limit.sentence(),
            Self::Time(limit) => limit.sentence(),
            Self::Key(limit) => limit.sentence(),
            Self::Beside(limit) => limit.sentence(field),
            Self::Fixed(limit) => limit.sentence(),
        }
    }

    /// True if a message shows what was given.
    #[must_use]
    pub fn shows_value(self) -> bool {
        match self {
            Self::Text(_) | Self::Time(_) => true,
            Self::Number(limit) => limit.shows_value(),
            Self::Beside(limit) => limit.shows_value(),
            Self::Presence(_) | Self::Key(_) | Self::Fixed(_) => false,
        }
    }

    /// True if a value that isn't there can break it.
    #[must_use]
    pub const fn minds_absence(self) -> bool {
        match self {
            Self::Presence(_) => true,
            Self::Fixed(limit) => limit.minds_absence(),
            Self::Text(_) | Self::Number(_) | Self::Time(_) | Self::Key(_) | Self::Beside(_) => false,
        }
    }

    /// True if a field that breaks it is to be left out, with all that is inside.
    #[must_use]
    pub fn leaves_out(self) -> bool {
        matches!(self, Self::Fixed(limit) if limit != Fixed::Deprecated)
    }

    /// True if it is about the key of an entry, whatever its value.
    #[must_use]
    pub fn is_about_key(self) -> bool {
        matches!(self, Self::Key(_))
    }

    /// True if it reads the characters of a string.
    #[must_use]
    pub fn reads_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Time(_))
    }
}

/// How a value breaks a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Breach {
    /// The kind of fault.
    pub code: IssueCode,
    /// The number that an issue names as its limit.
    pub bound: Option<f64>,
    /// What to do about it, if the sentence doesn't say.
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

/// Unicode code points.
fn length(text: &[u8]) -> u32 {
    u32::try_from(bytes::length(text)).unwrap_or(u32::MAX)
}
