//! The issues that the validator reports.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// A step of a path: a field's name, a map's key, or a list index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// A field's name, or a map's key.
    Key(Cow<'static, str>),
    /// A list index, from 0.
    Index(u32),
}

macro_rules! words {
    ($(#[doc = $about:literal])+ $name:ident { $( $(#[doc = $doc:literal])+ $variant:ident = $word:literal, )+ }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
        pub enum $name {
            $( $(#[doc = $doc])+ #[serde(rename = $word)] $variant, )+
        }

        impl $name {
            /// All of them, in numerical order.
            pub const ALL: &[Self] = &[$( Self::$variant ),+];

            /// Returns the word in JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }
    };
}

words! {
    /// The kind of issue. Rules of the same kind share a code.
    IssueCode {
        /// The value has the wrong JSON type.
        Type = "type",
        /// A required value is missing.
        Required = "required",
        /// Too many characters or entries.
        TooLong = "too_long",
        /// Too few characters or entries.
        TooShort = "too_short",
        /// Less than the minimum.
        TooSmall = "too_small",
        /// More than the maximum.
        TooBig = "too_big",
        /// The string has the wrong format.
        Format = "format",
        /// The field conflicts with another one.
        Conflict = "conflict",
        /// The field is output-only: the service sets it.
        ReadOnly = "read_only",
        /// The field is immutable: it can't change after create.
        Immutable = "immutable",
        /// The value is not a known one. The service may know it.
        UnknownValue = "unknown_value",
        /// The field is not a known one. The service may know it.
        UnknownField = "unknown_field",
        /// The field is deprecated: the service ignores it.
        Deprecated = "deprecated",
        /// The field has no effect in this combination.
        NoEffect = "no_effect",
    }
}

words! {
    /// The severity of an issue.
    Severity {
        /// The service refuses the value, by its documentation or its own rules.
        Error = "error",
        /// A likely mistake, or refused only by some versions of the service.
        Warning = "warning",
    }
}

/// An issue of a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ValidationIssue {
    /// The path to the value, such as `["autoscalingPolicy", "scaleToZeroWindow"]`; empty for the
    /// whole value.
    #[cfg_attr(feature = "wasm", tsify(type = "(string | number)[]"))]
    pub path: Vec<Segment>,
    /// The rule's stable name, as listed in docs/rules.md.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub rule: &'static str,
    /// The kind of issue.
    pub code: IssueCode,
    /// The severity.
    pub severity: Severity,
    /// The message, a sentence part about the value at `path`: ``must be at least 5 minutes (300s),
    /// got `120s` ``.
    pub message: String,
    /// The limit that was broken, if it is a number: of characters, entries, replicas or seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub limit: Option<f64>,
}

/// Formats the step for a path that people read.
impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Index(index) => index.fmt(f),
        }
    }
}
