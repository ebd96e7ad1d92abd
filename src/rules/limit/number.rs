//! What a number must be, and how many entries a map may have.

use super::{Breach, Given};
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;

/// A demand on a number, or on how many entries there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Not below this one.
    AtLeast(i32),
    /// From the first to the second.
    Between(i32, i32),
    /// At most so many entries.
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

    /// A map isn't shown: its advice counts the entries.
    pub(super) fn shows_value(self) -> bool {
        !matches!(self, Self::MaxEntries(_))
    }
}
