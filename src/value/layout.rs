//! A number for each place of a deployment, known when the crate is built. Numbers and names are tables apart: a module that
//! never asks for a name holds none.

use crate::api::deployment::{Deployment, KNOWN_KEYS};
use crate::api::wire::{Shape, Wire};

mod build;
use build::Layout;

/// A place where a value can stand: a field, an entry of a map, an element of a list.
///
/// The fixed places come first, each right before those inside it; the value of a fixed place has the slot of the same
/// number. After them come the blocks of what repeats: a block is an entry or an element with the fixed places inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u8);

/// The shape of a place, without names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// A whole number of 32 bits.
    Int32,
    /// A number.
    Number,
    /// A string that holds a moment.
    Timestamp,
    /// A string that holds seconds.
    Duration,
    /// A string out of an open vocabulary.
    Enum,
    /// An array.
    List,
    /// An object of any keys.
    Map,
    /// An object of known fields.
    Object,
}

/// What is known of a place by number alone.
#[derive(Debug, Clone, Copy)]
struct Row {
    sort: Sort,
    /// The first place after it and those inside it.
    end: u8,
    /// The first place of what repeats in it; 0 for none.
    any: u8,
    outer: u8,
}

const LAYOUT: Layout = Layout::new(&[Deployment::SHAPE, Shape::List(&Shape::Text), Shape::Text], KNOWN_KEYS);

/// How many places there are.
pub const COUNT: usize = LAYOUT.count as usize;
/// How many of them are fixed.
pub const FIXED: u32 = LAYOUT.fixed as u32;

static ROWS: [Row; COUNT] = build::first(&LAYOUT.rows);
static NAMES: [&str; COUNT] = build::first(&LAYOUT.names);
static SHAPES: [Shape; COUNT] = build::first(&LAYOUT.shapes);

impl Place {
    /// The deployment as a whole.
    pub const DEPLOYMENT: Self = Self(0);
    /// The keys of tags, as a list.
    pub const TAG_KEYS: Self = Self(LAYOUT.fixed - 2);
    /// The ID of a deployment.
    pub const ID: Self = Self(LAYOUT.fixed - 1);

    /// The place at a dotted path of the deployment, with `*` for any key of a map. A path that names none doesn't compile.
    #[must_use]
    #[allow(clippy::panic, clippy::missing_panics_doc, reason = "evaluated when the crate is built")]
    pub const fn of(path: &str) -> Self {
        match LAYOUT.find(path) {
            Some(number) => Self(number),
            None => panic!("no place has this path"),
        }
    }

    /// The same, if there is such a place.
    #[must_use]
    pub fn find(path: &str) -> Option<Self> {
        Self::all().find(|place| place.path() == path)
    }

    /// The place of a number, if there is one.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| usize::from(*number) < COUNT).map(Self)
    }

    /// Every place, in the order of the numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT).filter_map(|number| u8::try_from(number).ok()).map(Self)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// True if its value has the slot of its number.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        u32::from(self.0) < FIXED
    }

    /// Its shape.
    #[must_use]
    pub fn sort(self) -> Sort {
        self.row().sort
    }

    /// The first place that comes after it and all the fixed ones inside it.
    #[must_use]
    pub fn end(self) -> Self {
        Self(self.row().end)
    }

    /// The place of any entry of a map, or of each element of a list.
    #[must_use]
    pub fn any(self) -> Option<Self> {
        Some(self.row().any).filter(|any| *any > 0).map(Self)
    }

    /// The place that holds it.
    #[must_use]
    pub fn outer(self) -> Self {
        Self(self.row().outer)
    }

    /// The places inside it: fields of an object; any entry of a map, and after that those of known keys; elements.
    #[must_use]
    pub fn inner(self) -> Inner {
        let Row { sort, any, .. } = self.row();
        Inner { next: if sort == Sort::Object { self.0.saturating_add(1) } else { any }, outer: self.0 }
    }

    /// Its name: a field's, a map's key, `*` for any key or element.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Its shape, with names and values.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "no place has a greater number")]
    pub const fn shape(self) -> Shape {
        SHAPES[self.0 as usize]
    }

    /// The dotted path to it.
    #[must_use]
    pub fn path(self) -> String {
        let outer = self.outer();
        if outer.name().is_empty() { self.name().to_owned() } else { [&outer.path(), ".", self.name()].concat() }
    }

    /// The place of an entry: a field, or any key of a map.
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

/// The places inside another.
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
