//! What a string must be.

use super::form::Form;
use super::{Given, Is, length};
use crate::rules::issue::IssueCode;

/// A demand on a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// At most so many Unicode code points.
    MaxLength(u32),
    /// From the first to the second number of Unicode code points.
    LengthBetween(u32, u32),
    /// Of a form.
    HasForm(Form),
    /// Of a form, while another field has this value.
    FormWith(Is, Form),
    /// Not this value.
    Not(&'static str),
}

impl Text {
    pub(super) fn holds(self, given: &Given<'_>) -> bool {
        given.text().is_none_or(|text| match self {
            Self::MaxLength(most) => length(text) <= most,
            Self::LengthBetween(least, most) => (least..=most).contains(&length(text)),
            Self::HasForm(form) => form.is_of(text),
            Self::FormWith(condition, form) => !given.is(condition) || form.is_of(text),
            Self::Not(refused) => text != refused.as_bytes(),
        })
    }

    pub(super) fn code(self, given: &Given<'_>) -> IssueCode {
        match self {
            Self::LengthBetween(least, _) if given.text().is_some_and(|text| length(text) < least) => {
                IssueCode::TooShort
            }
            Self::MaxLength(_) | Self::LengthBetween(..) => IssueCode::TooLong,
            Self::HasForm(_) | Self::FormWith(..) | Self::Not(_) => IssueCode::Format,
        }
    }

    pub(super) fn bound(self, given: &Given<'_>) -> Option<f64> {
        match self {
            Self::LengthBetween(least, _) if self.code(given) == IssueCode::TooShort => Some(least.into()),
            Self::MaxLength(most) | Self::LengthBetween(_, most) => Some(most.into()),
            Self::HasForm(_) | Self::FormWith(..) | Self::Not(_) => None,
        }
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::MaxLength(most) => format!("must be at most {most} characters"),
            Self::LengthBetween(least, most) => format!("must be {least} to {most} characters"),
            Self::HasForm(form) => form.sentence().to_owned(),
            Self::FormWith(condition, form) => {
                let values: Vec<_> = condition.values().collect();
                format!("with {} `{}` {}", condition.field.name(), values.join("` or `"), form.sentence())
            }
            Self::Not(refused) => format!("can't be changed to `{refused}`"),
        }
    }
}
