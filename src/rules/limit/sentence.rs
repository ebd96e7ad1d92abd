//! How a limit is said.

use super::{Given, Limit, duration};
use crate::language::duration::Duration;
use crate::language::words::list;
use crate::rules::region::nowhere_offered;
use crate::value::view::View;

impl Limit {
    /// The limit as a sentence part about one of its fields, which that field's documentation holds too.
    #[must_use]
    pub fn sentence(self, field: &str) -> String {
        match self {
            Self::Required => "is required to create".to_owned(),
            Self::RequiredWithout(other) => {
                format!("should be given where there is no {other}, but for embedding models")
            }
            Self::RequiredWith(others) => format!("should be given together with {}", list(others, ", ", " or ")),
            Self::MaxLength(most) => format!("must be at most {most} characters"),
            Self::LengthBetween(least, most) => format!("must be {least} to {most} characters"),
            Self::MaxEntries(most) => format!("must have at most {most} entries"),
            Self::AtLeast(least) => format!("must be at least {least}"),
            Self::Between(least, most) => format!("must be between {least} and {most}"),
            Self::DurationAtLeast(least) => format!("must be at least {}", in_words(least)),
            Self::DurationBetween(0, most) => format!("must be between 0 and {}", in_words(most)),
            Self::DurationBetween(least, most) => format!("must be between {} and {}", in_words(least), in_words(most)),
            Self::WholeSeconds => "must be whole seconds".to_owned(),
            Self::Form(form) => form.sentence().to_owned(),
            Self::FormWith(other, with, form) => format!("with {other} `{with}` {}", form.sentence()),
            Self::Not(refused) => format!("can't be changed to `{refused}`"),
            Self::Keys(keys) => format!("should be one of `{}`", list(keys, "`, `", "` and `")),
            Self::KeyMaxLength(most) => format!("must have a key of at most {most} characters"),
            Self::KeyForm(form) => format!("its key {}", form.sentence()),
            Self::Ordered(low, high) if field == low => {
                format!("must not be above {high}, unless that is 0 or left out")
            }
            Self::Ordered(low, _) => format!("must not be below {low}, unless it is 0 or left out"),
            Self::NotAboveDeployments(other) => format!("must not be above the deployment's {other}"),
            Self::OnlyOneOf(fields) => {
                let others: Vec<&str> = fields.iter().copied().filter(|other| *other != field).collect();
                format!("can't be set together with {}", list(&others, ", ", " or "))
            }
            Self::ExactlyOneOf(fields) => format!("must hold exactly one of {}", list(fields, ", ", " and ")),
            Self::NotBoth(one, other) => {
                let (own, other) = if field == one.field { (one, other) } else { (other, one) };
                format!("can't be {} while {} is {}", own.words, other.field, other.words)
            }
            Self::Needs(when, object, inner) => format!("needs {object}.{inner} where it is {when}"),
            Self::OfferedInRegion => "should be one that a region of the placement has".to_owned(),
            Self::NoEffectWithout(other) => format!("has no effect without a {other}"),
            Self::NoEffectAboveZero(other) => format!("has no effect while {other} is above 0"),
            Self::OutputOnly => "is set by the service".to_owned(),
            Self::Immutable => "is fixed once created".to_owned(),
            Self::ChangedBy(methods) => format!("can't be changed by an update: use {methods}"),
            Self::Deprecated => "is no longer acted on".to_owned(),
        }
    }

    /// What to do about it, where the sentence doesn't say.
    #[must_use]
    pub fn advice(self, given: &Given<'_>) -> String {
        let text = given.value.and_then(View::str);
        match self {
            Self::DurationAtLeast(_) if given.value.and_then(duration) == Some(Duration::from_seconds(0)) => {
                "; to have the default, leave the field out".to_owned()
            }
            Self::OutputOnly => ": leave it out".to_owned(),
            Self::MaxEntries(_) => format!(", got {}", given.value.map_or(0, |value| value.inner().count())),
            Self::OfferedInRegion => match (text, given.parent) {
                (Some(text), Some(deployment)) => {
                    format!(": {}", list(&nowhere_offered(text, deployment).unwrap_or_default(), ", ", " or "))
                }
                _ => String::new(),
            },
            _ => String::new(),
        }
    }
}

fn in_words(whole: i64) -> String {
    let duration = Duration::from_seconds(whole);
    format!("{} ({duration})", duration.words())
}
