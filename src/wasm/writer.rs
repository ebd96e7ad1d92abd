//! Writes JSON text piece by piece. serde's writer would be larger than all the code that uses this
//! one.

use crate::language::words::decimal;

/// The text so far.
#[derive(Default)]
pub(super) struct Writer(pub(super) String);

impl Writer {
    /// An object, with the entries that `fill` writes.
    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.0.push('{');
        fill(self);
        self.0.push('}');
    }

    /// An entry that is an object.
    pub(super) fn entry(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        self.name(name);
        self.object(fill);
    }

    /// An entry that is a list, with the items that `fill` writes.
    pub(super) fn list(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        self.name(name);
        self.0.push('[');
        fill(self);
        self.0.push(']');
    }

    /// An item of a list that is an object.
    pub(super) fn item(&mut self, fill: impl FnOnce(&mut Self)) {
        self.separate();
        self.object(fill);
    }

    /// An entry that is JSON text already.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    pub(super) fn number(&mut self, name: &str, number: usize) {
        self.raw(name, &decimal(number as u64));
    }

    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    pub(super) fn optional_number(&mut self, name: &str, number: Option<usize>) {
        if let Some(number) = number {
            self.number(name, number);
        }
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.string(name);
        self.0.push(':');
    }

    /// A comma, unless this is the first.
    fn separate(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    fn string(&mut self, text: &str) {
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(c);
                }
                '\0'..='\u{1f}' => {
                    let digit = |digit| char::from_digit(digit, 16).unwrap_or_default();
                    self.0.push_str("\\u00");
                    self.0.push(digit(u32::from(c) / 16));
                    self.0.push(digit(u32::from(c) % 16));
                }
                c => self.0.push(c),
            }
        }
        self.0.push('"');
    }
}
