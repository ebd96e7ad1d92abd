//! A value in slots, as the rules read it: a kind and eight bytes per slot. The layout is the same
//! in JavaScript's memory and in Rust's.
//!
//! | value | its eight bytes, little-endian |
//! |---|---|
//! | number | a double |
//! | boolean | 0 or 1, in the first four |
//! | string of an enum | the value's index, in the first four, or [`NO_INDEX`], or [`EMPTY`] |
//! | any other string | the offset of its UTF-8 in the texts; its length |
//! | list, object | the first slot of its entries; the end of its entries |
//!
//! The fixed places have the first slots. After them come entries, one after the other: for a list,
//! the element; for a map, the key and then the value; for an object, its unknown fields. A key has
//! its own slot, whose kind is the number of the value's place, and whose bytes are those of a
//! string. An entry that is an object is followed by the slots of its fields, then by the entries
//! of its contents, then by its own. The next entry begins after those.

use super::layout::{FIXED, Place, Sort};

/// The index of a string that its enum doesn't have.
pub const NO_INDEX: u32 = 255;
/// The index of the empty string, which counts as absent.
pub const EMPTY: u32 = 254;

/// The kind of value in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(pub u8);

impl Kind {
    /// `undefined`, or missing.
    pub const ABSENT: Self = Self(0);
    /// `null`.
    pub const NULL: Self = Self(1);
    /// A boolean.
    pub const BOOL: Self = Self(2);
    /// A number.
    pub const NUMBER: Self = Self(3);
    /// A string.
    pub const TEXT: Self = Self(4);
    /// A string that counts as absent: empty, or an enum's `*_UNSPECIFIED`.
    pub const BLANK_TEXT: Self = Self(5);
    /// An array.
    pub const LIST: Self = Self(6);
    /// An array without elements.
    pub const EMPTY_LIST: Self = Self(7);
    /// An object.
    pub const OBJECT: Self = Self(8);
    /// An object whose values are all `null`.
    pub const NULLS: Self = Self(9);
    /// An object without values: empty, or all `undefined`.
    pub const NOTHING: Self = Self(10);
    /// A function. The first kind that JSON can't express.
    pub const FUNCTION: Self = Self(11);
    /// A `BigInt`.
    pub const BIG_INT: Self = Self(12);
    /// A symbol, or the value of a getter that threw.
    pub const SYMBOL: Self = Self(13);
    /// An object that isn't plain, such as a Map.
    pub const NOT_PLAIN: Self = Self(14);
    /// An object that can't be read.
    pub const UNREADABLE: Self = Self(15);

    /// The description of each kind, by number.
    pub const WORDS: [&str; 16] = [
        "nothing",
        "nothing",
        "a boolean",
        "a number",
        "a string",
        "a string",
        "a list",
        "a list",
        "an object",
        "an object",
        "an object",
        "a function",
        "a BigInt",
        "a symbol, or something that can't be read",
        "an object that isn't plain, such as a Map",
        "an object that can't be read",
    ];

    /// Returns the kind in words, with its article: `a string`.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::WORDS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// True for a string.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::TEXT | Self::BLANK_TEXT)
    }

    /// True for an array.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::LIST | Self::EMPTY_LIST)
    }

    /// True for an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        matches!(self, Self::OBJECT | Self::NULLS | Self::NOTHING)
    }

    /// True for a value other than `null`.
    #[must_use]
    pub fn is_there(self) -> bool {
        self > Self::NULL
    }

    /// True if the value counts as absent for rules about presence.
    #[must_use]
    pub fn is_blank(self) -> bool {
        matches!(self, Self::ABSENT | Self::NULL | Self::BLANK_TEXT | Self::EMPTY_LIST | Self::NULLS | Self::NOTHING)
    }
}

/// The slots of a value.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    /// The kind of each slot.
    pub kinds: &'a [u8],
    /// The eight bytes of each slot.
    pub numbers: &'a [[u8; 8]],
    /// The texts that rules read, in UTF-8.
    pub texts: &'a [u8],
}

impl<'a> Slots<'a> {
    /// Returns the value in a slot, at a place.
    #[must_use]
    pub fn view(&'a self, slot: u32, place: Place) -> View<'a> {
        View { slots: self, slot, place }
    }

    fn kind(&self, slot: u32) -> Kind {
        self.kinds.get(slot as usize).map_or(Kind::ABSENT, |kind| Kind(*kind))
    }

    fn bytes(&self, slot: u32) -> [u8; 8] {
        self.numbers.get(slot as usize).copied().unwrap_or_default()
    }

    #[allow(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    fn halves(&self, slot: u32) -> (u32, u32) {
        let both = u64::from_le_bytes(self.bytes(slot));
        (both as u32, (both >> 32) as u32)
    }

    /// Returns the text that a slot refers to.
    #[must_use]
    pub fn text(&self, slot: u32) -> Option<&'a [u8]> {
        let (start, length) = self.halves(slot);
        let end = start.checked_add(length)?;
        self.texts.get(start as usize..end as usize)
    }

    /// Returns the slot after a value and its contents.
    fn after(&self, slot: u32) -> u32 {
        let kind = self.kind(slot);
        let next = slot.saturating_add(1);
        if kind.is_list() || kind.is_object() { self.halves(slot).1.max(next) } else { next }
    }
}

/// A value in a slot.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    slots: &'a Slots<'a>,
    /// The slot.
    pub slot: u32,
    /// The place of the value.
    pub place: Place,
}

impl<'a> View<'a> {
    /// Returns the kind.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.slots.kind(self.slot)
    }

    /// True if the value counts as present in a rule about several fields: neither blank nor 0.
    #[must_use]
    pub fn counts(self) -> bool {
        !self.kind().is_blank() && self.number() != Some(0.0)
    }

    /// Returns the value of a number.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        (self.kind() == Kind::NUMBER).then(|| f64::from_le_bytes(self.slots.bytes(self.slot)))
    }

    /// Returns the text of a string.
    #[must_use]
    pub fn text(self) -> Option<&'a [u8]> {
        if self.kind().is_text() { self.slots.text(self.slot) } else { None }
    }

    /// Returns the index of an enum's value or a boolean; [`NO_INDEX`] for other values.
    #[must_use]
    pub fn index(self) -> u32 {
        if self.kind().is_text() || self.kind() == Kind::BOOL { self.slots.halves(self.slot).0 } else { NO_INDEX }
    }

    /// Returns an absent value at a place, in a slot that doesn't exist.
    #[must_use]
    pub fn nothing(self, place: Place) -> View<'a> {
        self.slots.view(u32::MAX, place)
    }

    /// Returns the bit of its index, for a set of values; 0 without an index.
    #[must_use]
    pub fn bit(self) -> u64 {
        1_u64.checked_shl(self.index()).unwrap_or_default()
    }

    /// Returns the value of a field.
    #[must_use]
    #[inline]
    pub fn field(self, field: Place) -> View<'a> {
        let distance = field.number().wrapping_sub(self.place.number());
        self.slots.view(self.slot.wrapping_add(distance.into()), field)
    }

    /// Returns the text of another slot: a key.
    #[must_use]
    pub fn text_in(self, slot: u32) -> &'a [u8] {
        self.slots.text(slot).unwrap_or_default()
    }

    /// Returns the value at another place of its block, or at a fixed place.
    #[must_use]
    pub fn at(self, place: Place) -> View<'a> {
        let [from, to] = [self.place, place].map(|place| u32::from(place.number()));
        let slot = if to < FIXED { to } else { self.slot.saturating_add(to).saturating_sub(from) };
        self.slots.view(slot, place)
    }

    /// Iterates over the entries of a map, the elements of a list, or the unknown fields of an
    /// object.
    #[must_use]
    pub fn entries(self) -> Entries<'a> {
        let kind = self.kind();
        let (at, end) = match self.place.sort() {
            Sort::Map | Sort::Object if kind.is_object() => self.slots.halves(self.slot),
            Sort::List if kind.is_list() => self.slots.halves(self.slot),
            _ => (0, 0),
        };
        // never beyond the last slot, whatever the bytes are
        let last = u32::try_from(self.slots.kinds.len()).unwrap_or(u32::MAX);
        Entries { slots: self.slots, of: self.place, at, end: end.min(last) }
    }
}

/// The entries of a value.
#[derive(Debug)]
pub struct Entries<'a> {
    slots: &'a Slots<'a>,
    of: Place,
    at: u32,
    end: u32,
}

impl<'a> Iterator for Entries<'a> {
    type Item = View<'a>;

    #[inline(never)] // called in many places, but entries are rare
    fn next(&mut self) -> Option<View<'a>> {
        if self.at >= self.end {
            return None;
        }
        let sort = self.of.sort();
        let entry = if sort == Sort::Map {
            self.slots.view(self.at.saturating_add(1), Place::new(self.slots.kind(self.at).0.into())?)
        } else {
            self.slots.view(self.at, self.of.any().unwrap_or(self.of))
        };
        self.at = if sort == Sort::Object { self.at.saturating_add(1) } else { self.slots.after(entry.slot) };
        Some(entry)
    }
}
