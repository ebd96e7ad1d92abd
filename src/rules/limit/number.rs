//! What a number must be, and how many entries a map may have.

use super::Given;
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
    pub(super) fn holds(self, given: &Given<'_>) -> bool {
        let number = given.view.number();
        match self {
            Self::AtLeast(least) => number.is_none_or(|number| number >= least.into()),
            Self::Between(least, most) => number.is_none_or(|number| number >= least.into() && number <= most.into()),
            Self::MaxEntries(most) => entries(given) <= most,
        }
    }

    pub(super) fn code(self, given: &Given<'_>) -> IssueCode {
        let is_below = |least: i32| given.view.number().is_some_and(|number| number < least.into());
        match self {
            Self::AtLeast(_) => IssueCode::TooSmall,
            Self::Between(least, _) if is_below(least) => IssueCode::TooSmall,
            Self::Between(..) => IssueCode::TooBig,
            Self::MaxEntries(_) => IssueCode::TooLong,
        }
    }

    pub(super) fn bound(self, given: &Given<'_>) -> f64 {
        match self {
            Self::AtLeast(least) => least.into(),
            Self::Between(least, _) if self.code(given) == IssueCode::TooSmall => least.into(),
            Self::Between(_, most) => most.into(),
            Self::MaxEntries(most) => most.into(),
        }
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::AtLeast(least) => format!("must be at least {least}"),
            Self::Between(least, most) => format!("must be between {least} and {most}"),
            Self::MaxEntries(most) => format!("must have at most {most} entries"),
        }
    }

    pub(super) fn advice(self, given: &Given<'_>) -> Advice {
        if let Self::MaxEntries(_) = self { Advice::Count(entries(given)) } else { Advice::None }
    }

    /// A map isn't shown: its advice counts the entries.
    pub(super) fn shows_value(self) -> bool {
        !matches!(self, Self::MaxEntries(_))
    }
}

fn entries(given: &Given<'_>) -> u32 {
    u32::try_from(given.view.entries().count()).unwrap_or(u32::MAX)
}
