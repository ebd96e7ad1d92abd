//! The places of a deployment, numbered at build time. Numbers and names are separate tables: a
//! module that never uses names doesn't include them.

use crate::api::deployment::{Deployment, KNOWN_KEYS};
use crate::api::wire::{Shape, Wire};

mod build;
use build::Layout;

/// A place where a value can be: a field, an entry of a map, an element of a list.
///
/// The fixed places come first, each right before those inside it; the slot of a fixed place has
/// the same number. The blocks of what repeats come after them: a block is an entry or an element,
/// with the fixed places inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u8);

/// The shape of a place, without names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// A 32-bit integer.
    Int32,
    /// A number.
    Number,
    /// A string that holds an RFC 3339 timestamp.
    Timestamp,
    /// A string that holds a duration, such as `300s`.
    Duration,
    /// A string from an open enum.
    Enum,
    /// An array.
    List,
    /// An object with any keys.
    Map,
    /// An object with known fields.
    Object,
}

/// The row of a place, in numbers only.
#[derive(Debug, Clone, Copy)]
struct Row {
    sort: Sort,
    /// The first place after it and those inside it.
    end: u8,
    /// The first place of its entries or elements; 0 for none.
    any: u8,
    outer: u8,
}

const LAYOUT: Layout = Layout::new(&[Deployment::SHAPE, Shape::List(&Shape::Text), Shape::Text], KNOWN_KEYS);

/// The number of places.
pub const COUNT: usize = LAYOUT.count as usize;
/// The number of fixed places.
pub const FIXED: u32 = LAYOUT.fixed as u32;

static ROWS: [Row; COUNT] = build::first(&LAYOUT.rows);
static NAMES: [&str; COUNT] = build::first(&LAYOUT.names);
static SHAPES: [Shape; COUNT] = build::first(&LAYOUT.shapes);

impl Place {
    /// The deployment as a whole.
    pub const DEPLOYMENT: Self = Self(0);
    /// The list of tags' keys.
    pub const TAG_KEYS: Self = Self(LAYOUT.fixed - 2);
    /// The ID of a deployment.
    pub const ID: Self = Self(LAYOUT.fixed - 1);

    /// Returns the place at a dotted path of the deployment, with `*` for any key of a map. An
    /// unknown path doesn't compile.
    #[must_use]
    #[allow(clippy::panic, clippy::missing_panics_doc, reason = "evaluated when the crate is built")]
    pub const fn of(path: &str) -> Self {
        match LAYOUT.find(path) {
            Some(number) => Self(number),
            None => panic!("no place has this path"),
        }
    }

    /// Returns the place at a dotted path, if it exists.
    #[must_use]
    pub fn find(path: &str) -> Option<Self> {
        Self::all().find(|place| place.path() == path)
    }

    /// Returns the place with a number, if it exists.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| usize::from(*number) < COUNT).map(Self)
    }

    /// Iterates over all places, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT).filter_map(|number| u8::try_from(number).ok()).map(Self)
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// True if its value is always in the slot of the same number.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        u32::from(self.0) < FIXED
    }

    /// Returns the shape.
    #[must_use]
    pub fn sort(self) -> Sort {
        self.row().sort
    }

    /// Returns the first place after it and all fixed ones inside it.
    #[must_use]
    pub fn end(self) -> Self {
        Self(self.row().end)
    }

    /// Returns the place of a map's entries or a list's elements.
    #[must_use]
    pub fn any(self) -> Option<Self> {
        Some(self.row().any).filter(|any| *any > 0).map(Self)
    }

    /// Returns the place around it.
    #[must_use]
    pub fn outer(self) -> Self {
        Self(self.row().outer)
    }

    /// Iterates over the places inside: an object's fields; a map's entries under any key, then
    /// those with known keys; a list's elements.
    #[must_use]
    pub fn inner(self) -> Inner {
        let Row { sort, any, .. } = self.row();
        Inner { next: if sort == Sort::Object { self.0.saturating_add(1) } else { any }, outer: self.0 }
    }

    /// Iterates over the known keys of a map.
    pub fn known_keys(self) -> impl Iterator<Item = &'static str> {
        let any = self.any();
        let inner = self.inner().filter(move |_| self.sort() == Sort::Map);
        inner.filter(move |place| Some(*place) != any).map(Self::name)
    }

    /// Returns the name: a field's, a map's key, or `*` for any key or element.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Returns the shape, with names and values.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "no place has a greater number")]
    pub const fn shape(self) -> Shape {
        SHAPES[self.0 as usize]
    }

    /// Returns the dotted path.
    #[must_use]
    pub fn path(self) -> String {
        let outer = self.outer();
        if outer.name().is_empty() { self.name().to_owned() } else { [&outer.path(), ".", self.name()].concat() }
    }

    /// Returns the place of an entry: a field, or any key of a map.
    #[must_use]
    pub fn entry(self, name: &str) -> Option<Self> {
        let named = self.inner().find(|place| place.name() == name);
        match self.sort() {
            Sort::Object => named,
            Sort::Map => named.or(self.any()),
            _ => None,
        }
    }

    fn row(self) -> Row {
        ROWS.get(usize::from(self.0)).copied().unwrap_or(ROWS[0])
    }
}

/// The places inside a place.
#[derive(Debug)]
pub struct Inner {
    next: u8,
    outer: u8,
}

impl Iterator for Inner {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let row = ROWS.get(usize::from(self.next)).filter(|row| self.next > 0 && row.outer == self.outer)?;
        Some(Place(std::mem::replace(&mut self.next, row.end)))
    }
}
