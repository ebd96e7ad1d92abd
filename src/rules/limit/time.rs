//! Limits on durations.

use super::{Breach, Given};
use crate::language::duration::Duration;
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;

/// A limit on a duration. Bounds are in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// The minimum.
    AtLeast(u32),
    /// The minimum and maximum.
    Between(u32, u32),
    /// No fraction of a second.
    WholeSeconds,
}

impl Time {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let time = Duration::parse_wire(given.text()?)?;
        let (least, most) = match self {
            Self::AtLeast(least) => (least, None),
            Self::Between(least, most) => (least, Some(most)),
            Self::WholeSeconds => return (!time.is_whole_seconds()).then(|| Breach::of(IssueCode::Format)),
        };
        if time < seconds(least) {
            let is_off = most.is_none() && time == seconds(0);
            let advice = if is_off { Advice::LeaveOutForDefault } else { Advice::None };
            return Some(Breach { advice, ..Breach::at(IssueCode::TooSmall, least) });
        }
        most.filter(|most| time > seconds(*most)).map(|most| Breach::at(IssueCode::TooBig, most))
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::AtLeast(least) => format!("must be at least {}", in_words(least)),
            Self::Between(0, most) => format!("must be between 0 and {}", in_words(most)),
            Self::Between(least, most) => format!("must be between {} and {}", in_words(least), in_words(most)),
            Self::WholeSeconds => "must be a whole number of seconds".to_owned(),
        }
    }
}

fn seconds(whole: u32) -> Duration {
    Duration::from_seconds(whole.into())
}

fn in_words(whole: u32) -> String {
    let duration = seconds(whole);
    format!("{} ({duration})", duration.words())
}
