//! What must be there.

use super::{Fields, Given};
use crate::language::words::list;
use crate::value::layout::Place;
use crate::value::slots::View;

/// A demand that a field be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Must be there.
    Required,
    /// Must be there unless this field is.
    RequiredWithout(Place),
    /// Should be there if one of these fields is.
    RequiredWith(Fields),
}

impl Presence {
    pub(super) fn holds(self, given: &Given<'_>) -> bool {
        given.value().is_some_and(View::counts)
            || match self {
                Self::Required => false,
                Self::RequiredWithout(other) => given.has(other) != Some(false),
                Self::RequiredWith(others) => !others.iter().any(|other| given.has(other) == Some(true)),
            }
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::Required => "is required to create".to_owned(),
            Self::RequiredWithout(other) => {
                format!("should be given where there is no {}, but for embedding models", other.name())
            }
            Self::RequiredWith(others) => {
                format!("should be given together with {}", list(&others.names(), ", ", " or "))
            }
        }
    }
}
