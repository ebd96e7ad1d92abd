//! Builds the tables of places, at build time.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "evaluated when the crate is built: what goes wrong doesn't compile"
)]

use super::{Row, Sort};
use crate::api::wire::Shape;

/// More than the number of places.
const ROOM: usize = 128;

/// The places, in a table per property.
pub(super) struct Layout {
    pub(super) rows: [Row; ROOM],
    pub(super) names: [&'static str; ROOM],
    pub(super) shapes: [Shape; ROOM],
    pub(super) count: u8,
    pub(super) fixed: u8,
}

impl Layout {
    /// Lays out messages side by side. Known keys of maps get their own places.
    pub(super) const fn new(messages: &[Shape], known_keys: &[(&str, &[&'static str])]) -> Self {
        let mut layout = Self {
            rows: [Row { sort: Sort::Text, end: 0, any: 0, outer: 0 }; ROOM],
            names: [""; ROOM],
            shapes: [Shape::Text; ROOM],
            count: 0,
            fixed: 0,
        };
        let mut nth = 0;
        while nth < messages.len() {
            layout.block(layout.count, "", messages[nth]);
            nth += 1;
        }
        layout.fixed = layout.count;
        let mut at = 0;
        while at < layout.count {
            layout.repeated(at, known_keys);
            at += 1;
        }
        layout
    }

    /// Adds a place and the fixed ones inside it.
    const fn block(&mut self, outer: u8, name: &'static str, shape: Shape) {
        let at = self.count as usize;
        self.count += 1;
        self.rows[at].outer = outer;
        self.names[at] = name;
        self.shapes[at] = shape;
        self.rows[at].sort = sort(shape);
        if let Shape::Object(fields) = shape {
            let mut nth = 0;
            while nth < fields.len() {
                self.block(at as u8, fields[nth].name, fields[nth].shape);
                nth += 1;
            }
        }
        self.rows[at].end = self.count;
    }

    /// Adds the blocks of the entries or elements of a place.
    const fn repeated(&mut self, at: u8, known_keys: &[(&str, &[&'static str])]) {
        let (Shape::Map(inner) | Shape::List(inner)) = self.shapes[at as usize] else { return };
        self.rows[at as usize].any = self.count;
        self.block(at, "*", *inner);
        let mut nth = 0;
        while nth < known_keys.len() {
            let (path, keys) = known_keys[nth];
            let mut key = 0;
            while key < keys.len() && self.is_at(at, path) {
                self.block(at, keys[key], *inner);
                key += 1;
            }
            nth += 1;
        }
    }

    const fn is_at(&self, at: u8, path: &str) -> bool {
        matches!(self.find(path), Some(found) if found == at)
    }

    /// Returns the place at a dotted path of the first message.
    pub(super) const fn find(&self, path: &str) -> Option<u8> {
        let path = path.as_bytes();
        let (mut at, mut start) = (0, 0);
        while start < path.len() {
            let mut end = start;
            while end < path.len() && path[end] != b'.' {
                end += 1;
            }
            match self.entry(at, path, start, end) {
                Some(inner) => at = inner,
                None => return None,
            }
            start = end + 1;
        }
        Some(at)
    }

    /// Returns the place inside another whose name is this part of a path.
    const fn entry(&self, outer: u8, path: &[u8], start: usize, end: usize) -> Option<u8> {
        let repeated = self.rows[outer as usize].any;
        let mut at = if repeated > 0 { repeated } else { outer + 1 };
        while at < self.count && self.rows[at as usize].outer == outer {
            if is_part(self.names[at as usize].as_bytes(), path, start, end) {
                return Some(at);
            }
            at = self.rows[at as usize].end;
        }
        None
    }
}

/// Returns the first rows of a table.
pub(super) const fn first<T: Copy, const COUNT: usize>(table: &[T; ROOM]) -> [T; COUNT] {
    let mut rows = [table[0]; COUNT];
    let mut at = 0;
    while at < COUNT {
        rows[at] = table[at];
        at += 1;
    }
    rows
}

const fn is_part(name: &[u8], path: &[u8], start: usize, end: usize) -> bool {
    let mut at = 0;
    while at < name.len() && start + at < end && name[at] == path[start + at] {
        at += 1;
    }
    at == name.len() && start + at == end
}

const fn sort(shape: Shape) -> Sort {
    match shape {
        Shape::Text => Sort::Text,
        Shape::Bool => Sort::Bool,
        Shape::Int32 => Sort::Int32,
        Shape::Number => Sort::Number,
        Shape::Timestamp => Sort::Timestamp,
        Shape::Duration => Sort::Duration,
        Shape::Enum(_) => Sort::Enum,
        Shape::List(_) => Sort::List,
        Shape::Map(_) => Sort::Map,
        Shape::Object(_) => Sort::Object,
    }
}
