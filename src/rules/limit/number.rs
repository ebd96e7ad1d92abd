//! Limits on numbers, and on the number of entries.

use super::{Breach, Given};
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;

/// A limit on a number, or on the number of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The minimum.
    AtLeast(i32),
    /// The minimum and maximum.
    Between(i32, i32),
    /// The maximum number of entries.
    MaxEntries(u32),
}

impl Number {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let (least, most) = match self {
            Self::AtLeast(least) => (least, None),
            Self::Between(least, most) => (least, Some(most)),
            Self::MaxEntries(most) => {
                let count = u32::try_from(given.view.entries().count()).unwrap_or(u32::MAX);
                let breach = Breach { advice: Advice::Count(count), ..Breach::at(IssueCode::TooLong, most) };
                return (count > most).then_some(breach);
            }
        };
        let number = given.view.number()?;
        if number < least.into() {
            return Some(Breach::at(IssueCode::TooSmall, least));
        }
        most.filter(|most| number > (*most).into()).map(|most| Breach::at(IssueCode::TooBig, most))
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::AtLeast(least) => format!("must be at least {least}"),
            Self::Between(least, most) => format!("must be between {least} and {most}"),
            Self::MaxEntries(most) => format!("must have at most {most} entries"),
        }
    }

    /// False for maps: their advice has the number of entries.
    pub(super) fn shows_value(self) -> bool {
        !matches!(self, Self::MaxEntries(_))
    }
}
