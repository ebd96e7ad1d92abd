//! What a rule can demand. Each limit answers for itself: does it hold, how is it said, what is its code.

use crate::language::duration::Duration;
use crate::value::view::View;
use form::Form;

mod code;
pub mod form;
mod holds;
mod sentence;

/// A demand on a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Must be there.
    Required,
    /// Must be there unless this field of the same object is.
    RequiredWithout(&'static str),
    /// Should be there when one of these fields of the same object is.
    RequiredWith(&'static [&'static str]),
    /// At most so many Unicode code points.
    MaxLength(u32),
    /// From the first to the second number of Unicode code points.
    LengthBetween(u32, u32),
    /// At most so many entries of a map.
    MaxEntries(u32),
    /// A number not below this one.
    AtLeast(i32),
    /// A number from the first to the second.
    Between(i32, i32),
    /// A duration of at least so many seconds.
    DurationAtLeast(i64),
    /// A duration from the first to the second number of seconds.
    DurationBetween(i64, i64),
    /// A duration without a fraction.
    WholeSeconds,
    /// A string of a form.
    Form(Form),
    /// A string of a form, when this field of the same object has this value.
    FormWith(&'static str, &'static str, Form),
    /// Not this value.
    Not(&'static str),
    /// An entry of a map whose key is one of these.
    Keys(&'static [&'static str]),
    /// An entry of a map whose key has at most so many Unicode code points.
    KeyMaxLength(u32),
    /// An entry of a map whose key has a form.
    KeyForm(Form),
    /// Of two fields of the same object, the first not above the second, unless that is 0 or absent.
    Ordered(&'static str, &'static str),
    /// Not above this field of the deployment, unless that is 0 or absent.
    NotAboveDeployments(&'static str),
    /// Of these fields of the same object, one at most.
    OnlyOneOf(&'static [&'static str]),
    /// An object that holds one of these fields and no other of them.
    ExactlyOneOf(&'static [&'static str]),
    /// Of two fields of the same object, not both in the group of values that each is given.
    NotBoth(&'static Group, &'static Group),
    /// When it has this value, this field within that one must be there.
    Needs(&'static str, &'static str, &'static str),
    /// A kind of GPU that the regions of the placement are known to have.
    OfferedInRegion,
    /// Does something only beside this field of the same object.
    NoEffectWithout(&'static str),
    /// Does something only while this field of the deployment is not above 0.
    NoEffectAboveZero(&'static str),
    /// Only the service sets it.
    OutputOnly,
    /// Can't change once created.
    Immutable,
    /// Isn't changed by an update, but by these methods.
    ChangedBy(&'static str),
    /// The service no longer acts on it.
    Deprecated,
}

/// Values of a field, and what they are called together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// The field.
    pub field: &'static str,
    /// The values, as a message shows them.
    pub values: &'static [&'static str],
    /// In words: `an FP8 or FP4 one`.
    pub words: &'static str,
}

/// A value where it stands.
#[derive(Debug)]
pub struct Given<'a> {
    /// The value; `None` where there is none.
    pub value: Option<View<'a>>,
    /// The object it is a field of, when that is known.
    pub parent: Option<View<'a>>,
    /// The whole deployment, when that is known.
    pub root: Option<View<'a>>,
    /// Its name in that object.
    pub key: &'a str,
}

impl Limit {
    /// Whether what was given belongs into the message.
    #[must_use]
    pub(crate) fn shows_value(self) -> bool {
        !matches!(
            self,
            Self::Required
                | Self::RequiredWithout(_)
                | Self::RequiredWith(_)
                | Self::OutputOnly
                | Self::Immutable
                | Self::ChangedBy(_)
                | Self::Deprecated
                | Self::MaxEntries(_)
                | Self::OnlyOneOf(_)
                | Self::ExactlyOneOf(_)
                | Self::NoEffectWithout(_)
                | Self::NoEffectAboveZero(_)
        ) && !self.is_about_key()
    }

    /// Whether a value that isn't there can break it.
    #[must_use]
    pub(crate) fn minds_absence(self) -> bool {
        matches!(
            self,
            Self::Required | Self::RequiredWithout(_) | Self::RequiredWith(_) | Self::Immutable | Self::ChangedBy(_)
        )
    }

    /// Whether a field that breaks it is to be left out, with all that is inside.
    #[must_use]
    pub(crate) fn leaves_out(self) -> bool {
        matches!(self, Self::OutputOnly | Self::Immutable | Self::ChangedBy(_))
    }

    /// Whether it is about the key of an entry, whatever its value.
    #[must_use]
    pub(crate) fn is_about_key(self) -> bool {
        matches!(self, Self::Keys(_) | Self::KeyMaxLength(_) | Self::KeyForm(_))
    }
}

impl Given<'_> {
    fn is_there(&self) -> bool {
        self.value.is_some_and(counts)
    }

    /// Whether a field beside it is there; nothing where that can't be known.
    fn has_beside(&self, field: &str) -> Option<bool> {
        self.parent.map(|parent| has(parent, field))
    }

    /// The number that another field of its object has.
    fn number_beside(&self, field: &str) -> Option<f64> {
        number(self.parent?, field)
    }

    /// The number that a field of the deployment has.
    fn number_of_deployment(&self, field: &str) -> Option<f64> {
        number(self.root?, field)
    }

    /// Whether a field beside it has one of these values, as a message shows them.
    fn is_beside(&self, field: &str, values: &[&str]) -> bool {
        let found = self.parent.and_then(|parent| parent.get(field));
        found.is_some_and(|found| match found.str() {
            Some(text) => values.contains(&text),
            None => values.contains(&found.show().as_str()),
        })
    }
}

/// Seconds of a limit as a number.
#[must_use]
pub(crate) fn seconds(whole: i64) -> f64 {
    Duration::from_seconds(whole).to_number()
}

fn duration(value: View<'_>) -> Option<Duration> {
    Duration::parse_wire(value.str()?)
}

/// Unicode code points.
fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Whether a value counts where a rule asks what is there beside what: neither blank nor 0.
fn counts(value: View<'_>) -> bool {
    !value.is_blank() && value.number() != Some(0.0)
}

/// The number that a field has; one that is none is a fault of its own.
fn number(object: View<'_>, field: &str) -> Option<f64> {
    object.get(field)?.number().filter(|number| !number.is_nan())
}

fn has(object: View<'_>, field: &str) -> bool {
    object.get(field).is_some_and(counts)
}
