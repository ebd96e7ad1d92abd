//! Fills slots from a JSON value, and keeps their origins for messages.

use serde_json::Value;

use super::layout::{FIXED, Place, Sort};
use super::slots::{EMPTY, Kind, NO_INDEX, Slots};
use crate::api::wire::Shape;

/// A step of a path.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// A field's name, or a map's key.
    Key(&'a str),
    /// A list index, from 0.
    Index(u32),
}

/// The origin of a slot.
#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    value: Option<&'a Value>,
    /// The place. `None` for an unknown field.
    place: Option<Place>,
    /// The slot around it, and the step from there.
    outer: u32,
    step: Step<'a>,
}

/// A value in slots.
#[derive(Debug)]
pub struct Filled<'a> {
    kinds: Vec<u8>,
    numbers: Vec<[u8; 8]>,
    texts: Vec<u8>,
    sources: Vec<Option<Source<'a>>>,
    root: u32,
}

impl<'a> Filled<'a> {
    /// Fills slots from a value at a place, under this key if that is in a map.
    #[must_use]
    pub fn new(place: Place, key: &'a str, value: &'a Value) -> Self {
        let mut filled =
            Self { kinds: Vec::new(), numbers: Vec::new(), texts: Vec::new(), sources: Vec::new(), root: 0 };
        filled.grow(FIXED);
        filled.root = if place.is_fixed() { place.number().into() } else { filled.head(place, key) };
        filled.put(filled.root, place, value, filled.root, Step::Key(key));
        filled
    }

    /// Returns the slots.
    #[must_use]
    pub fn slots(&self) -> Slots<'_> {
        Slots { kinds: &self.kinds, numbers: &self.numbers, texts: &self.texts }
    }

    /// Returns the slot of the whole value.
    #[must_use]
    pub fn root(&self) -> u32 {
        self.root
    }

    /// Returns the value of a slot.
    #[must_use]
    pub fn value(&self, slot: u32) -> Option<&'a Value> {
        self.source(slot)?.value
    }

    /// Returns the place of a slot, if the message knows it.
    #[must_use]
    pub fn place(&self, slot: u32) -> Option<Place> {
        self.source(slot)?.place
    }

    /// Returns the place around a slot.
    #[must_use]
    pub fn place_around(&self, slot: u32) -> Option<Place> {
        self.place(self.source(slot)?.outer)
    }

    /// Returns the path from the whole value to a slot.
    #[must_use]
    pub fn steps(&self, mut slot: u32) -> Vec<Step<'a>> {
        let mut steps = Vec::new();
        while let Some(Source { outer, step, .. }) = self.source(slot).filter(|_| slot != self.root) {
            steps.push(step);
            slot = outer;
        }
        steps.reverse();
        steps
    }

    fn source(&self, slot: u32) -> Option<Source<'a>> {
        self.sources.get(slot as usize).copied().flatten()
    }

    fn set_source(&mut self, slot: u32, source: Source<'a>) {
        if let Some(at) = self.sources.get_mut(slot as usize) {
            *at = Some(source);
        }
    }

    /// Adds slots for an entry's key and value. Returns the value's slot.
    fn head(&mut self, place: Place, key: &str) -> u32 {
        let head = self.grow(1);
        self.text(head, Kind(place.number()), key);
        self.grow(1)
    }

    fn put(&mut self, slot: u32, place: Place, value: &'a Value, outer: u32, step: Step<'a>) {
        self.set_source(slot, Source { value: Some(value), place: Some(place), outer, step });
        match value {
            Value::Null => self.set(slot, Kind::NULL, [0; 8]),
            Value::Bool(value) => self.set(slot, Kind::BOOL, halves(u32::from(*value), 0)),
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or(f64::NAN);
                self.set(slot, Kind::NUMBER, number.to_le_bytes());
            }
            Value::String(text) => self.string(slot, place, text),
            Value::Array(items) => self.list(slot, place, items),
            Value::Object(entries) => self.object(slot, place, entries),
        }
    }

    fn string(&mut self, slot: u32, place: Place, text: &str) {
        let is_blank = text.is_empty() || text.ends_with("_UNSPECIFIED");
        let kind = if is_blank { Kind::BLANK_TEXT } else { Kind::TEXT };
        let index = |values: &[&str]| {
            let found = values.iter().position(|value| *value == text);
            let other = if text.is_empty() { EMPTY } else { NO_INDEX };
            halves(found.and_then(|index| u32::try_from(index).ok()).unwrap_or(other), 0)
        };
        match place.shape() {
            Shape::Enum(vocabulary) => self.set(slot, kind, index(vocabulary.values)),
            // the wrong JSON type, but the meaning is clear
            Shape::Bool => self.set(slot, kind, index(&["false", "true"])),
            _ => self.text(slot, kind, text),
        }
    }

    fn list(&mut self, slot: u32, place: Place, items: &'a [Value]) {
        let start = self.end();
        if let (Sort::List, Some(element)) = (place.sort(), place.any()) {
            for (index, item) in (0u32..).zip(items) {
                let at = self.grow(1);
                self.put(at, element, item, slot, Step::Index(index));
            }
        }
        let kind = if items.is_empty() { Kind::EMPTY_LIST } else { Kind::LIST };
        self.set(slot, kind, halves(start, self.end()));
    }

    fn object(&mut self, slot: u32, place: Place, entries: &'a serde_json::Map<String, Value>) {
        match place.sort() {
            Sort::Object => self.fields(slot, place, entries),
            Sort::Map => self.entries(slot, place, entries),
            _ => self.set(slot, Kind::NOTHING, halves(self.end(), self.end())),
        }
        let is_blank = entries.values().all(Value::is_null);
        let kind = match (entries.is_empty(), is_blank) {
            (true, _) => Kind::NOTHING,
            (_, true) => Kind::NULLS,
            _ => Kind::OBJECT,
        };
        if let Some(at) = self.kinds.get_mut(slot as usize) {
            *at = kind.0;
        }
    }

    fn fields(&mut self, slot: u32, place: Place, entries: &'a serde_json::Map<String, Value>) {
        let size = u32::from(place.end().number().saturating_sub(place.number()));
        if !place.is_fixed() {
            self.grow(size.saturating_sub(1));
        }
        let slot_of = |field: Place| slot.saturating_add(field.number().saturating_sub(place.number()).into());
        for field in place.inner() {
            let step = Step::Key(field.name());
            self.set_source(slot_of(field), Source { value: None, place: Some(field), outer: slot, step });
        }
        let mut unknown = Vec::new();
        for (name, value) in entries {
            match place.entry(name) {
                Some(field) => self.put(slot_of(field), field, value, slot, Step::Key(name)),
                None => unknown.push((name, value)),
            }
        }
        let start = self.end();
        for (name, value) in unknown {
            let at = self.grow(1);
            self.set_source(at, Source { value: Some(value), place: None, outer: slot, step: Step::Key(name) });
        }
        self.set(slot, Kind::OBJECT, halves(start, self.end()));
    }

    fn entries(&mut self, slot: u32, place: Place, entries: &'a serde_json::Map<String, Value>) {
        let start = self.end();
        for (key, value) in entries {
            if let Some(entry) = place.entry(key) {
                let at = self.head(entry, key);
                self.put(at, entry, value, slot, Step::Key(key));
            }
        }
        self.set(slot, Kind::OBJECT, halves(start, self.end()));
    }

    fn text(&mut self, slot: u32, kind: Kind, text: &str) {
        let length = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
        let bytes = halves(length(self.texts.len()), length(text.len()));
        self.texts.extend_from_slice(text.as_bytes());
        self.set(slot, kind, bytes);
    }

    fn set(&mut self, slot: u32, kind: Kind, bytes: [u8; 8]) {
        let slot = slot as usize;
        if let (Some(at), Some(number)) = (self.kinds.get_mut(slot), self.numbers.get_mut(slot)) {
            (*at, *number) = (kind.0, bytes);
        }
    }

    /// Adds slots. Returns the first.
    fn grow(&mut self, count: u32) -> u32 {
        let first = self.end();
        let length = self.kinds.len().saturating_add(count as usize);
        self.kinds.resize(length, Kind::ABSENT.0);
        self.numbers.resize(length, [0; 8]);
        self.sources.resize(length, None);
        first
    }

    fn end(&self) -> u32 {
        u32::try_from(self.kinds.len()).unwrap_or(u32::MAX)
    }
}

fn halves(low: u32, high: u32) -> [u8; 8] {
    (u64::from(low) | u64::from(high) << 32).to_le_bytes()
}
