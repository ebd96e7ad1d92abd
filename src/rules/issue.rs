//! What the validator says of a value.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// A step into a value: a field's name or map's key, or a place in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// A field's name, or a map's key.
    Key(Cow<'static, str>),
    /// A place in a list, from 0.
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
            /// Every one, in the order of the numbers.
            pub const ALL: &[Self] = &[$( Self::$variant ),+];

            /// The word that stands for it in JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }
    };
}

words! {
    /// The kind of fault, the same for every rule of its sort.
    IssueCode {
        /// Not the JSON type that the field has.
        Type = "type",
        /// Must be there and isn't.
        Required = "required",
        /// More characters or entries than allowed.
        TooLong = "too_long",
        /// Fewer characters or entries than allowed.
        TooShort = "too_short",
        /// Less than the minimum.
        TooSmall = "too_small",
        /// More than the maximum.
        TooBig = "too_big",
        /// A string of the wrong form.
        Format = "format",
        /// Doesn't go together with another field.
        Conflict = "conflict",
        /// Only the service sets it.
        ReadOnly = "read_only",
        /// Can't change once created.
        Immutable = "immutable",
        /// A value that this version doesn't know.
        UnknownValue = "unknown_value",
        /// A field that this version doesn't know.
        UnknownField = "unknown_field",
        /// The service no longer acts on it.
        Deprecated = "deprecated",
        /// Has no effect as things are.
        NoEffect = "no_effect",
    }
}

words! {
    /// How sure it is that the service refuses the value.
    Severity {
        /// The service's documentation or its own rules refuse it.
        Error = "error",
        /// Likely not what is meant, or refused by some versions only.
        Warning = "warning",
    }
}

/// One fault of a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ValidationIssue {
    /// The way to the value: `["autoscalingPolicy", "scaleToZeroWindow"]`; empty for the whole.
    #[cfg_attr(feature = "wasm", tsify(type = "(string | number)[]"))]
    pub path: Vec<Segment>,
    /// The rule's stable name, as in docs/rules.md.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub rule: &'static str,
    /// The kind of fault.
    pub code: IssueCode,
    /// How sure it is that the service refuses the value.
    pub severity: Severity,
    /// A sentence part that says the limit and what was given: ``must be at least 5 minutes (300s), got `120s` ``.
    pub message: String,
    /// The limit that was broken, where it is a number: characters, entries, replicas, or seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub limit: Option<f64>,
}

/// A step as it stands in a path that people read.
impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Index(index) => index.fmt(f),
        }
    }
}
