//! What a length of time must be.

use super::Given;
use crate::language::duration::Duration;
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;

/// A demand on a length of time. Bounds are in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// At least so long.
    AtLeast(u32),
    /// From the first to the second.
    Between(u32, u32),
    /// Without a fraction of a second.
    WholeSeconds,
}

impl Time {
    pub(super) fn holds(self, given: &Given<'_>) -> bool {
        duration(given).is_none_or(|time| match self {
            Self::AtLeast(least) => time >= seconds(least),
            Self::Between(least, most) => time >= seconds(least) && time <= seconds(most),
            Self::WholeSeconds => time.is_whole_seconds(),
        })
    }

    pub(super) fn code(self, given: &Given<'_>) -> IssueCode {
        match self {
            Self::AtLeast(_) => IssueCode::TooSmall,
            Self::Between(least, _) if duration(given) < Some(seconds(least)) => IssueCode::TooSmall,
            Self::Between(..) => IssueCode::TooBig,
            Self::WholeSeconds => IssueCode::Format,
        }
    }

    pub(super) fn bound(self, given: &Given<'_>) -> Option<f64> {
        match self {
            Self::AtLeast(least) => Some(least.into()),
            Self::Between(least, _) if self.code(given) == IssueCode::TooSmall => Some(least.into()),
            Self::Between(_, most) => Some(most.into()),
            Self::WholeSeconds => None,
        }
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::AtLeast(least) => format!("must be at least {}", in_words(least)),
            Self::Between(0, most) => format!("must be between 0 and {}", in_words(most)),
            Self::Between(least, most) => format!("must be between {} and {}", in_words(least), in_words(most)),
            Self::WholeSeconds => "must be whole seconds".to_owned(),
        }
    }

    pub(super) fn advice(self, given: &Given<'_>) -> Advice {
        let is_zero = matches!(self, Self::AtLeast(_)) && duration(given) == Some(seconds(0));
        if is_zero { Advice::LeaveOutForDefault } else { Advice::None }
    }
}

fn duration(given: &Given<'_>) -> Option<Duration> {
    Duration::parse_wire(given.text()?)
}

fn seconds(whole: u32) -> Duration {
    Duration::from_seconds(whole.into())
}

fn in_words(whole: u32) -> String {
    let duration = seconds(whole);
    format!("{} ({duration})", duration.words())
}
