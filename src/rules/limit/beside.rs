//! Limits on several fields together.

use super::{Breach, Fields, Given, Group, Is};
use crate::language::words::list;
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;
use crate::rules::region::offered_instead;
use crate::value::layout::Place;

/// A limit on several fields together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The first must not be above the second, unless that is 0 or absent.
    Ordered(Place, Place),
    /// Must not be above this field of the deployment, unless that is 0 or absent.
    NotAbove(Place),
    /// At most one of these fields may be set.
    OnlyOneOf(Fields),
    /// An object must set exactly one of these fields.
    ExactlyOneOf(Fields),
    /// Both fields must not have these values at once.
    NotBoth(&'static Group, &'static Group),
    /// Requires this field.
    Needs(Place),
    /// Should have one of these values if this field is present.
    OneOfWith(Is, Place),
    /// A GPU type should be available in the placement's regions.
    OfferedInRegion,
    /// Has no effect without this field.
    NoEffectWithout(Place),
    /// Has no effect while this field is above 0.
    NoEffectAboveZero(Place),
}

impl Beside {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let value = given.value()?;
        let is_blank = value.kind().is_blank();
        let mut breach = Breach::of(IssueCode::Conflict);
        let is_kept = match self {
            Self::Ordered(low, high) => {
                let (lower, higher) = (given.number_of(low)?, given.number_of(high)?);
                breach.bound = Some(if value.place == low { higher } else { lower });
                higher == 0.0 || lower <= higher
            }
            Self::NotAbove(other) => {
                let most = given.number_of(other)?;
                breach.bound = Some(most);
                most == 0.0 || value.number()? <= most
            }
            Self::OnlyOneOf(fields) => {
                let has = |other: Place| other != value.place && given.has(other) == Some(true);
                !(value.counts() && fields.iter().any(has))
            }
            Self::ExactlyOneOf(fields) => {
                is_blank || fields.iter().filter(|field| value.at(*field).counts()).count() == 1
            }
            Self::NotBoth(one, other) => !(given.is(one.is) && given.is(other.is)),
            Self::Needs(other) => !value.counts() || given.has(other) != Some(false),
            Self::OneOfWith(known, other) => is_blank || known.includes(value) || given.has(other) != Some(true),
            Self::OfferedInRegion => {
                let instead = if given.is_whole { offered_instead(value) } else { 0 };
                breach.advice = Advice::Instead(instead);
                is_blank || instead == 0
            }
            Self::NoEffectWithout(other) => {
                breach.code = IssueCode::NoEffect;
                is_blank || given.has(other) != Some(false)
            }
            Self::NoEffectAboveZero(other) => {
                breach.code = IssueCode::NoEffect;
                is_blank || given.number_of(other)? <= 0.0
            }
        };
        (!is_kept).then_some(breach)
    }

    pub(super) fn sentence(self, field: Place) -> String {
        match self {
            Self::Ordered(low, high) if field == low => {
                format!("must not be above {}, unless that is 0 or absent", high.name())
            }
            Self::Ordered(low, _) => format!("must not be below {}, unless it is 0 or absent", low.name()),
            Self::NotAbove(other) => format!("must not be above the deployment's {}", other.name()),
            Self::OnlyOneOf(fields) => {
                let others: Vec<&str> = fields.iter().filter(|other| *other != field).map(Place::name).collect();
                format!("can't be set together with {}", list(&others, ", ", " or "))
            }
            Self::ExactlyOneOf(fields) => format!("must set exactly one of {}", list(&fields.names(), ", ", " and ")),
            Self::NotBoth(one, other) => {
                let (own, other) = if field == one.is.field { (one, other) } else { (other, one) };
                format!("can't be {} while {} is {}", own.words, other.is.field.name(), other.words)
            }
            Self::Needs(other) => format!("requires {}", other.path()),
            Self::OneOfWith(known, other) => {
                let values: Vec<_> = known.values().collect();
                format!("should be one of `{}` if {} is set", list(&values, "`, `", "` and `"), other.name())
            }
            Self::OfferedInRegion => "should be available in a region of the placement".to_owned(),
            Self::NoEffectWithout(other) => format!("has no effect without a {}", other.name()),
            Self::NoEffectAboveZero(other) => format!("has no effect while {} is above 0", other.name()),
        }
    }

    /// Returns the sentence of a message, with the values of other fields.
    pub(super) fn message(self, field: Place, value_of: &dyn Fn(Place) -> String) -> String {
        match self {
            Self::Ordered(low, high) if field == low => {
                format!("must be at most {} ({})", high.name(), value_of(high))
            }
            Self::Ordered(low, _) => format!("must be at least {} ({})", low.name(), value_of(low)),
            Self::NotAbove(other) => format!("must be at most the deployment's {} ({})", other.name(), value_of(other)),
            Self::NotBoth(one, other) => {
                let (own, other) = if field == one.is.field { (one, other.is.field) } else { (other, one.is.field) };
                format!("can't be {} while {} is {}", own.words, other.name(), value_of(other))
            }
            Self::NoEffectAboveZero(other) => format!("{} ({})", self.sentence(field), value_of(other)),
            _ => self.sentence(field),
        }
    }

    pub(super) fn shows_value(self) -> bool {
        !matches!(
            self,
            Self::OnlyOneOf(_) | Self::ExactlyOneOf(_) | Self::NoEffectWithout(_) | Self::NoEffectAboveZero(_)
        )
    }
}
