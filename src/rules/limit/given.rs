//! What a limit is asked about: a value where it stands, and what is beside it.

use crate::api::wire::Shape;
use crate::value::layout::Place;
use crate::value::slots::View;

/// A value where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The slot of the value.
    pub view: View<'a>,
    /// The slot of the key that leads to it, in a map.
    pub key: u32,
    /// True if the rest of the deployment is known.
    pub is_whole: bool,
}

impl<'a> Given<'a> {
    /// The value, if there is one.
    pub(super) fn value(&self) -> Option<View<'a>> {
        Some(self.view).filter(|view| view.kind().is_there())
    }

    /// The key that leads to it.
    pub(super) fn key(&self) -> &'a [u8] {
        self.view.text_in(self.key)
    }

    /// The text of a string.
    pub(super) fn text(&self) -> Option<&'a [u8]> {
        self.view.text()
    }

    /// Another field, if the rest of the deployment is known.
    pub(super) fn beside(&self, field: Place) -> Option<View<'a>> {
        self.is_whole.then(|| self.view.at(field))
    }

    /// True if another field counts as present; nothing if that isn't known.
    pub(super) fn has(&self, field: Place) -> Option<bool> {
        self.beside(field).map(View::counts)
    }

    /// The number of another field; one that is none is an issue of its own.
    pub(super) fn number_of(&self, field: Place) -> Option<f64> {
        self.beside(field)?.number().filter(|number| !number.is_nan())
    }

    /// True if another field has one of these values.
    pub(super) fn is(&self, condition: Is) -> bool {
        self.beside(condition.field).is_some_and(|field| condition.includes(field))
    }
}

/// A few fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields([Place; 3]);

impl Fields {
    /// The fields at these paths.
    #[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated when the crate is built")]
    pub(crate) const fn of(paths: &[&str]) -> Self {
        // the deployment as a whole is no field
        let mut fields = [Place::DEPLOYMENT; 3];
        let mut at = 0;
        while at < paths.len() {
            fields[at] = Place::of(paths[at]);
            at += 1;
        }
        Self(fields)
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        self.0.into_iter().take_while(|field| *field != Place::DEPLOYMENT)
    }

    /// Their names, in a row.
    pub(super) fn names(self) -> Vec<&'static str> {
        self.iter().map(Place::name).collect()
    }
}

/// Some values of an enum or of a boolean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Is {
    /// The field.
    pub field: Place,
    /// A bit for each value, by its index.
    bits: u64,
}

/// The values of a boolean, by their index.
const BOOLEANS: &[&str] = &["false", "true"];

impl Is {
    /// The field at this path has one of these values. One that it can't have doesn't compile.
    pub(crate) const fn of(path: &str, values: &[&str]) -> Self {
        let field = Place::of(path);
        Self { field, bits: bits(known(field), values) }
    }

    pub(super) fn includes(self, field: View<'_>) -> bool {
        self.bits & field.bit() != 0
    }

    /// The values, by name.
    pub fn values(self) -> impl Iterator<Item = &'static str> {
        let is_meant = move |(index, _): &(u32, _)| 1_u64.checked_shl(*index).is_some_and(|bit| self.bits & bit != 0);
        (0..).zip(known(self.field)).filter(is_meant).map(|(_, value)| *value)
    }
}

/// The values that a field can have, by their index.
const fn known(field: Place) -> &'static [&'static str] {
    match field.shape() {
        Shape::Enum(vocabulary) => vocabulary.values,
        Shape::Bool => BOOLEANS,
        _ => &[],
    }
}

/// A bit for each of these values.
#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "evaluated when the crate is built"
)]
pub(crate) const fn bits(known: &[&str], values: &[&str]) -> u64 {
    let (mut bits, mut nth) = (0, 0);
    while nth < values.len() {
        let mut index = 0;
        while !is_same(known[index], values[nth]) {
            index += 1;
        }
        bits |= 1 << index;
        nth += 1;
    }
    bits
}

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated when the crate is built")]
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Values of a field, and what they are called together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The values.
    pub is: Is,
    /// In words: `an FP8 or FP4 one`.
    pub words: &'static str,
}
