//! Fields that must be omitted.

use super::{Breach, Given};
use crate::rules::advice::Advice;
use crate::rules::issue::IssueCode;
use crate::value::slots::Kind;

/// A reason to omit a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// Output-only: the service sets it.
    OutputOnly,
    /// Immutable: it can't change after create.
    Immutable,
    /// Changed by these methods, not by an update.
    ChangedBy(&'static str),
    /// Deprecated: the service ignores it.
    Deprecated,
}

impl Fixed {
    pub(super) fn breach(self, given: &Given<'_>) -> Option<Breach> {
        let kind = given.view.kind();
        // unlike `null`, which clears the field
        let is_absent = kind == Kind::ABSENT;
        let (is_kept, code) = match self {
            Self::OutputOnly => (kind.is_blank(), IssueCode::ReadOnly),
            Self::Deprecated => (kind.is_blank(), IssueCode::Deprecated),
            // `{}` names no fields, so it changes nothing
            Self::Immutable => (is_absent || kind == Kind::NOTHING, IssueCode::Immutable),
            Self::ChangedBy(_) => (is_absent, IssueCode::Immutable),
        };
        let advice = if self == Self::OutputOnly { Advice::LeaveOut } else { Advice::None };
        (!is_kept).then(|| Breach { advice, ..Breach::of(code) })
    }

    pub(super) fn sentence(self) -> String {
        match self {
            Self::OutputOnly => "is set by the service".to_owned(),
            Self::Immutable => "is immutable".to_owned(),
            Self::ChangedBy(methods) => format!("can't be changed by an update: use {methods}"),
            Self::Deprecated => "is deprecated".to_owned(),
        }
    }
}
