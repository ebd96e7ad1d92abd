//! Whether a value keeps a limit.

use super::{Given, Limit, counts, duration, has, length};
use crate::language::duration::Duration;
use crate::rules::region::nowhere_offered;
use crate::value::Kind;
use crate::value::view::View;

impl Limit {
    /// Whether the value keeps the limit. Values of another JSON type do: their type is the fault.
    #[must_use]
    pub fn holds(self, given: &Given<'_>) -> bool {
        match self {
            Self::Required => given.is_there(),
            Self::RequiredWithout(other) => given.is_there() || given.has_beside(other) != Some(false),
            Self::RequiredWith(others) => {
                given.is_there() || !others.iter().any(|other| given.has_beside(other) == Some(true))
            }
            Self::Immutable | Self::ChangedBy(_) => match given.value {
                None => !given.parent.is_some_and(|parent| parent.is_null(given.key)),
                // an update names the fields of such an object, and there is none
                Some(value) => matches!(self, Self::Immutable) && names_nothing(value),
            },
            Self::Keys(keys) => keys.contains(&given.key),
            Self::KeyMaxLength(most) => length(given.key) <= most,
            Self::KeyForm(form) => form.is_of(given.key),
            _ => given.value.is_none_or(|value| self.suits(value, given)),
        }
    }

    /// Whether a value that is there keeps the limit.
    fn suits(self, value: View<'_>, given: &Given<'_>) -> bool {
        let text = |holds: &dyn Fn(&str) -> bool| value.str().is_none_or(holds);
        let number = |holds: &dyn Fn(f64) -> bool| value.number().is_none_or(holds);
        match self {
            Self::OutputOnly | Self::Deprecated => value.is_blank(),
            Self::MaxLength(most) => text(&|text| length(text) <= most),
            Self::LengthBetween(least, most) => text(&|text| (least..=most).contains(&length(text))),
            Self::MaxEntries(most) => u32::try_from(value.inner().count()).is_ok_and(|count| count <= most),
            Self::AtLeast(least) => number(&|number| number >= f64::from(least)),
            Self::Between(least, most) => number(&|number| number >= f64::from(least) && number <= f64::from(most)),
            Self::DurationAtLeast(least) => duration(value).is_none_or(|given| given >= Duration::from_seconds(least)),
            Self::DurationBetween(least, most) => duration(value)
                .is_none_or(|given| given >= Duration::from_seconds(least) && given <= Duration::from_seconds(most)),
            Self::WholeSeconds => duration(value).is_none_or(Duration::is_whole_seconds),
            Self::Form(form) => text(&|text| form.is_of(text)),
            Self::FormWith(other, with, form) => !given.is_beside(other, &[with]) || text(&|text| form.is_of(text)),
            Self::Not(refused) => text(&|text| text != refused),
            Self::Ordered(low, high) => match (given.number_beside(low), given.number_beside(high)) {
                (Some(low), Some(high)) => high == 0.0 || low <= high,
                _ => true,
            },
            Self::NotAboveDeployments(other) => {
                let most = given.number_of_deployment(other).filter(|most| *most != 0.0);
                most.is_none_or(|most| number(&|number| number <= most))
            }
            Self::OnlyOneOf(fields) => {
                !counts(value)
                    || !fields.iter().any(|field| *field != given.key && given.has_beside(field) == Some(true))
            }
            Self::ExactlyOneOf(fields) => {
                value.kind() != Kind::Object
                    || value.is_blank()
                    || fields.iter().filter(|field| has(value, field)).count() == 1
            }
            Self::NotBoth(one, other) => {
                !(given.is_beside(one.field, one.values) && given.is_beside(other.field, other.values))
            }
            Self::Needs(when, object, field) => {
                text(&|text| text != when)
                    || given.parent.is_none_or(|parent| parent.get(object).is_some_and(|object| has(object, field)))
            }
            Self::OfferedInRegion => {
                value.is_blank()
                    || text(&|text| given.parent.is_none_or(|deployment| nowhere_offered(text, deployment).is_none()))
            }
            Self::NoEffectWithout(other) => value.is_blank() || given.has_beside(other) != Some(false),
            Self::NoEffectAboveZero(other) => {
                value.is_blank() || given.number_of_deployment(other).is_none_or(|number| number <= 0.0)
            }
            // asked of what may be absent, above
            Self::Required
            | Self::RequiredWithout(_)
            | Self::RequiredWith(_)
            | Self::Immutable
            | Self::ChangedBy(_)
            | Self::Keys(_)
            | Self::KeyMaxLength(_)
            | Self::KeyForm(_) => true,
        }
    }
}

fn names_nothing(value: View<'_>) -> bool {
    value.kind() == Kind::Object && value.inner().all(View::is_undefined)
}
