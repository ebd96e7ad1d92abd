//! Limits on the key of an entry, whatever its value.

use super::form::Form;
use super::{Breach, Given, length};
use crate::language::words::list;
use crate::rules::issue::IssueCode;
use crate::value::layout::Place;

/// A limit on the key of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// One of the map's known keys.
    Known,
    /// At most that many Unicode code points.
    MaxLength(u32),
    /// A format.
    HasForm(Form),
}

impl Key {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        match self {
            // known keys have their own places
            Self::Known => {
                let is_any = given.view.place.outer().any() == Some(given.view.place);
                is_any.then(|| Breach::of(IssueCode::UnknownValue))
            }
            Self::MaxLength(most) => (length(given.key()) > most).then(|| Breach::at(IssueCode::TooLong, most)),
            Self::HasForm(form) => (!form.is_of(given.key())).then(|| Breach::of(IssueCode::Format)),
        }
    }

    pub(super) fn sentence(self, field: Place) -> String {
        match self {
            Self::Known => {
                let keys: Vec<&str> = field.outer().known_keys().collect();
                format!("key should be one of `{}`", list(&keys, "`, `", "` and `"))
            }
            Self::MaxLength(most) => format!("key must be at most {most} characters"),
            Self::HasForm(form) => format!("key {}", form.sentence()),
        }
    }
}
