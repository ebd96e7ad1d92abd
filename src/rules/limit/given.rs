//! The input of a limit: a value, its place, and the fields around it.

use crate::api::wire::Shape;
use crate::value::layout::Place;
use crate::value::slots::View;

/// A value at its place.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The slot of the value.
    pub view: View<'a>,
    /// The slot of its key, in a map.
    pub key: u32,
    /// True if the rest of the deployment is known.
    pub is_whole: bool,
}

impl<'a> Given<'a> {
    /// Returns the value, unless it is absent.
    pub(super) fn value(&self) -> Option<View<'a>> {
        Some(self.view).filter(|view| view.kind().is_there())
    }

    /// Returns its key.
    pub(super) fn key(&self) -> &'a [u8] {
        self.view.text_in(self.key)
    }

    /// Returns the text of a string.
    pub(super) fn text(&self) -> Option<&'a [u8]> {
        self.view.text()
    }

    /// Returns another field, if the rest of the deployment is known.
    pub(super) fn beside(&self, field: Place) -> Option<View<'a>> {
        self.is_whole.then(|| self.view.at(field))
    }

    /// True if another field is present. `None` if that is unknown.
    pub(super) fn has(&self, field: Place) -> Option<bool> {
        self.beside(field).map(View::counts)
    }

    /// Returns the number in another field. One that isn't a number is an issue of its own.
    pub(super) fn number_of(&self, field: Place) -> Option<f64> {
        self.beside(field)?.number().filter(|number| !number.is_nan())
    }

    /// True if another field has one of these values.
    pub(super) fn is(&self, condition: Is) -> bool {
        self.beside(condition.field).is_some_and(|field| condition.includes(field))
    }
}

/// Up to three fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields([Place; 3]);

impl Fields {
    /// Returns the fields at these paths.
    #[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated when the crate is built")]
    pub(crate) const fn of(paths: &[&str]) -> Self {
        // a filler: the deployment as a whole is no field
        let mut fields = [Place::DEPLOYMENT; 3];
        let mut at = 0;
        while at < paths.len() {
            fields[at] = Place::of(paths[at]);
            at += 1;
        }
        Self(fields)
    }

    /// Iterates over the fields.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        self.0.into_iter().take_while(|field| *field != Place::DEPLOYMENT)
    }

    /// Returns the names.
    pub(super) fn names(self) -> Vec<&'static str> {
        self.iter().map(Place::name).collect()
    }
}

/// Some values of an enum or boolean field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Is {
    /// The field.
    pub field: Place,
    /// The values, as a bit for each index.
    bits: u64,
}

/// The values of a boolean, by index.
const BOOLEANS: &[&str] = &["false", "true"];

impl Is {
    /// Builds the condition that the field at this path has one of these values. Impossible values
    /// don't compile.
    pub(crate) const fn of(path: &str, values: &[&str]) -> Self {
        let field = Place::of(path);
        Self { field, bits: bits(known(field), values) }
    }

    pub(super) fn includes(self, field: View<'_>) -> bool {
        self.bits & field.bit() != 0
    }

    /// Returns the values' names.
    pub fn values(self) -> impl Iterator<Item = &'static str> {
        let is_meant = move |(index, _): &(u32, _)| 1_u64.checked_shl(*index).is_some_and(|bit| self.bits & bit != 0);
        (0..).zip(known(self.field)).filter(is_meant).map(|(_, value)| *value)
    }
}

/// Returns the possible values of a field, by index.
const fn known(field: Place) -> &'static [&'static str] {
    match field.shape() {
        Shape::Enum(vocabulary) => vocabulary.values,
        Shape::Bool => BOOLEANS,
        _ => &[],
    }
}

/// Returns a bit for each of these values.
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

/// Some values of a field, with a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The values.
    pub is: Is,
    /// The description: `an FP8 or FP4 format`.
    pub words: &'static str,
}
