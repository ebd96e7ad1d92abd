//! Limits on presence.

use super::{Breach, Fields, Given};
use crate::language::words::list;
use crate::rules::issue::IssueCode;
use crate::value::layout::Place;

/// A requirement for a field to be present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// Unless this field is present.
    RequiredWithout(Place),
    /// Recommended if one of these fields is present.
    RequiredWith(Fields),
}

impl Presence {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let is_broken = match self {
            Self::Required => true,
            Self::RequiredWithout(other) => given.has(other) == Some(false),
            Self::RequiredWith(others) => others.iter().any(|other| given.has(other) == Some(true)),
        };
        (is_broken && !given.view.counts()).then(|| Breach::of(IssueCode::Required))
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::Required => "is required on create".to_owned(),
            Self::RequiredWithout(other) => {
                format!("should be set if there is no {}, except for embedding models", other.name())
            }
            Self::RequiredWith(others) => {
                format!("should be set together with {}", list(&others.names(), ", ", " or "))
            }
        }
    }
}
