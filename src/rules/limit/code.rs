//! What an issue says of a limit, for programs.

use super::{Given, Limit, duration, length, seconds};
use crate::language::duration::Duration;
use crate::rules::issue::IssueCode;
use crate::value::view::View;

impl Limit {
    /// The code of an issue that it makes of this value.
    #[must_use]
    pub fn code(self, given: &Given<'_>) -> IssueCode {
        let below = |is_below: bool, less, more| if is_below { less } else { more };
        match self {
            Self::Required | Self::RequiredWithout(_) | Self::RequiredWith(_) => IssueCode::Required,
            Self::MaxLength(_) | Self::MaxEntries(_) | Self::KeyMaxLength(_) => IssueCode::TooLong,
            Self::LengthBetween(least, _) => {
                let text = given.value.and_then(View::str);
                below(text.is_some_and(|text| length(text) < least), IssueCode::TooShort, IssueCode::TooLong)
            }
            Self::AtLeast(_) | Self::DurationAtLeast(_) => IssueCode::TooSmall,
            Self::Between(least, _) => {
                let number = given.value.and_then(View::number);
                below(number.is_some_and(|number| number < f64::from(least)), IssueCode::TooSmall, IssueCode::TooBig)
            }
            Self::DurationBetween(least, _) => {
                let given = given.value.and_then(duration);
                let is_below = given.is_some_and(|given| given < Duration::from_seconds(least));
                below(is_below, IssueCode::TooSmall, IssueCode::TooBig)
            }
            Self::WholeSeconds | Self::Form(_) | Self::FormWith(..) | Self::Not(_) | Self::KeyForm(_) => {
                IssueCode::Format
            }
            Self::Keys(_) => IssueCode::UnknownValue,
            Self::Ordered(..)
            | Self::NotAboveDeployments(_)
            | Self::OnlyOneOf(_)
            | Self::ExactlyOneOf(_)
            | Self::NotBoth(..)
            | Self::Needs(..)
            | Self::OfferedInRegion => IssueCode::Conflict,
            Self::NoEffectWithout(_) | Self::NoEffectAboveZero(_) => IssueCode::NoEffect,
            Self::OutputOnly => IssueCode::ReadOnly,
            Self::Immutable | Self::ChangedBy(_) => IssueCode::Immutable,
            Self::Deprecated => IssueCode::Deprecated,
        }
    }

    /// The number that an issue names as its limit.
    #[must_use]
    pub fn number(self, given: &Given<'_>) -> Option<f64> {
        let nearer = |least: f64, most: f64| {
            Some(if matches!(self.code(given), IssueCode::TooSmall | IssueCode::TooShort) { least } else { most })
        };
        match self {
            Self::MaxLength(most) | Self::MaxEntries(most) | Self::KeyMaxLength(most) => Some(f64::from(most)),
            Self::LengthBetween(least, most) => nearer(f64::from(least), f64::from(most)),
            Self::AtLeast(least) => Some(f64::from(least)),
            Self::Between(least, most) => nearer(f64::from(least), f64::from(most)),
            Self::DurationAtLeast(least) => Some(seconds(least)),
            Self::DurationBetween(least, most) => nearer(seconds(least), seconds(most)),
            Self::Ordered(low, high) => given.number_beside(if given.key == low { high } else { low }),
            Self::NotAboveDeployments(other) => given.number_of_deployment(other),
            _ => None,
        }
    }
}
