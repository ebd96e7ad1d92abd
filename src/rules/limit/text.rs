//! Limits on strings.

use super::form::Form;
use super::{Breach, Given, Is, length};
use crate::rules::issue::IssueCode;

/// A limit on a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The maximum length, in Unicode code points.
    MaxLength(u32),
    /// The minimum and maximum length, in Unicode code points.
    LengthBetween(u32, u32),
    /// A format.
    HasForm(Form),
    /// A format, while another field has this value.
    FormWith(Is, Form),
    /// Any value but this one.
    Not(&'static str),
}

impl Text {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let text = given.text()?;
        let length = length(text);
        let is_formed = match self {
            Self::MaxLength(most) => return (length > most).then(|| Breach::at(IssueCode::TooLong, most)),
            Self::LengthBetween(least, _) if length < least => return Some(Breach::at(IssueCode::TooShort, least)),
            Self::LengthBetween(_, most) => return (length > most).then(|| Breach::at(IssueCode::TooLong, most)),
            Self::HasForm(form) => form.is_of(text),
            Self::FormWith(condition, form) => !given.is(condition) || form.is_of(text),
            Self::Not(refused) => text != refused.as_bytes(),
        };
        (!is_formed).then(|| Breach::of(IssueCode::Format))
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::MaxLength(most) => format!("must be at most {most} characters"),
            Self::LengthBetween(least, most) => format!("must be {least} to {most} characters"),
            Self::HasForm(form) => form.sentence().to_owned(),
            Self::FormWith(condition, form) => {
                let values: Vec<_> = condition.values().collect();
                format!("{} if {} is `{}`", form.sentence(), condition.field.name(), values.join("` or `"))
            }
            Self::Not(refused) => format!("can't be changed to `{refused}`"),
        }
    }
}
