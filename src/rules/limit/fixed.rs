//! What is to be left out.

use super::Given;
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;
use crate::value::slots::Kind;

/// A demand to leave a field out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// Only the service sets it.
    OutputOnly,
    /// Can't change once created.
    Immutable,
    /// An update can't change it, but these methods can.
    ChangedBy(&'static str),
    /// The service no longer acts on it.
    Deprecated,
}

impl Fixed {
    pub(super) fn holds(self, given: &Given<'_>) -> bool {
        let kind = given.view.kind();
        match self {
            Self::OutputOnly | Self::Deprecated => kind.is_blank(),
            // an update names the fields of an object; of one that names nothing there is none
            Self::Immutable => kind == Kind::ABSENT || kind == Kind::NOTHING || (kind == Kind::NULL && !given.is_whole),
            Self::ChangedBy(_) => kind == Kind::ABSENT || (kind == Kind::NULL && !given.is_whole),
        }
    }

    pub(super) fn code(self) -> IssueCode {
        match self {
            Self::OutputOnly => IssueCode::ReadOnly,
            Self::Immutable | Self::ChangedBy(_) => IssueCode::Immutable,
            Self::Deprecated => IssueCode::Deprecated,
        }
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::OutputOnly => "is set by the service".to_owned(),
            Self::Immutable => "is fixed once created".to_owned(),
            Self::ChangedBy(methods) => format!("can't be changed by an update: use {methods}"),
            Self::Deprecated => "is no longer acted on".to_owned(),
        }
    }

    pub(super) fn advice(self) -> Advice {
        if let Self::OutputOnly = self { Advice::LeaveOut } else { Advice::None }
    }

    /// True if `null`, which clears a field, breaks it.
    pub(super) const fn minds_absence(self) -> bool {
        matches!(self, Self::Immutable | Self::ChangedBy(_))
    }
}
