//! Limits on presence.

use super::{Breach, Fields, Given};
use crate::language::words::list;
use crate::rules::issue::IssueCode;
use crate::value::layout::Place;

/// A requirement for a field to be present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// In a new deployment.
    RequiredOnCreate,
    /// In the object around it. 0 counts as present: it is a value like any other.
    Required,
    /// Unless this field is present.
    RequiredWithout(Place),
    /// Recommended if one of these fields is present.
    RequiredWith(Fields),
}

impl Presence {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let is_broken = match self {
            Self::Required => return given.view.kind().is_blank().then(|| Breach::of(IssueCode::Required)),
            Self::RequiredOnCreate => true,
            Self::RequiredWithout(other) => given.has(other) == Some(false),
            Self::RequiredWith(others) => others.iter().any(|other| given.has(other) == Some(true)),
        };
        (is_broken && !given.view.counts()).then(|| Breach::of(IssueCode::Required))
    }

    /// True if the field is required whatever the other fields are.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::RequiredOnCreate | Self::Required)
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::RequiredOnCreate => "is required on create".to_owned(),
            Self::Required => "is required".to_owned(),
            Self::RequiredWithout(other) => {
                format!("should be set if there is no {}, except for embedding models", other.name())
            }
            Self::RequiredWith(others) => {
                format!("should be set together with {}", list(&others.names(), ", ", " or "))
            }
        }
    }
}
