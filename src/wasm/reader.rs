//! A value of JavaScript's in one crossing: `reader.js` writes what it is, and here that is read.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::place::{Place, places};
use crate::reading::{Data, Reading};
use crate::value::Kind;

/// What stands at no place.
const NOWHERE: u16 = 0xfffe;
/// After the last entry of an object.
const NO_MORE: u16 = 0xffff;
/// After the last element of a list.
const END: u8 = 255;
/// What threw.
const UNREADABLE: u8 = 12;
/// Beside the number of a place, when the key follows.
const KEYED: u16 = 0x8000;

#[wasm_bindgen(module = "/src/wasm/reader.js")]
extern "C" {
    fn learn(lines: &str);

    #[wasm_bindgen(catch)]
    fn read(value: &JsValue, place: u16) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(catch)]
    fn tidy(value: &JsValue, place: u16) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch)]
    fn kind(value: &JsValue) -> Result<u8, JsValue>;

}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = String)]
    fn written(number: f64) -> String;
}

/// Reads what of a value there is a place for.
pub(super) fn read_at(value: &JsValue, place: &'static Place, then: &mut dyn FnMut(&Reading<'_>)) {
    tell_places();
    let bytes = read(value, place.id).unwrap_or_default();
    let mut reader = Reader { rest: &bytes, reading: Reading::new(bytes.len() / BYTES, written) };
    if reader.value(Some(place), "").is_none() {
        // it threw where nothing catches it: at the end of the stack, or of the memory
        reader.reading = Reading::new(1, written);
        reader.reading.open(Some(place), "", Data::Other(words(UNREADABLE)));
    }
    then(&reader.reading);
}

/// Whether a value is as its place has it, without what is `null`.
pub(super) fn is_tidied(value: &JsValue, place: &Place) -> bool {
    tell_places();
    tidy(value, place.id).unwrap_or(false)
}

/// What a value is.
pub(super) fn kind_of(value: &JsValue) -> Kind {
    match kind(value).unwrap_or(UNREADABLE) {
        0 | 1 => Kind::Absent,
        2 | 3 => Kind::Bool,
        4 => Kind::Number,
        5 => Kind::Text,
        6 => Kind::List,
        7 => Kind::Object,
        other => Kind::Other(words(other)),
    }
}

/// What JSON has no form for.
fn words(kind: u8) -> &'static str {
    match kind {
        8 => "a function",
        9 => "a BigInt",
        11 => "an object that isn't plain, such as a Map",
        UNREADABLE => "an object that can't be read",
        13 => "a string that is too long to be read",
        _ => "a symbol, or something that can't be read",
    }
}

/// Tells JavaScript's side every place, the first time.
fn tell_places() {
    static TOLD: AtomicBool = AtomicBool::new(false);
    if TOLD.swap(true, Ordering::Relaxed) {
        return;
    }
    let mut told = String::new();
    for place in places() {
        let outer = place.outer.to_string();
        for part in [&outer, " ", place.shape.word(), " ", place.name, "\n"] {
            told.push_str(part);
        }
    }
    learn(&told);
}

/// What a value takes, more often than not.
const BYTES: usize = 8;

/// What is left of the bytes, and what was read of them. No bytes are taken for a reason to panic.
struct Reader<'a> {
    rest: &'a [u8],
    reading: Reading<'a>,
}

impl<'a> Reader<'a> {
    fn value(&mut self, place: Option<&'static Place>, key: &'a str) -> Option<()> {
        let [kind] = self.take()?;
        let data = match kind {
            0 => Data::Absent,
            1 => Data::Null,
            2 | 3 => Data::Bool(kind == 3),
            4 => Data::Number(f64::from_le_bytes(self.take()?)),
            5 => Data::Text(self.text()?),
            6 => Data::List,
            7 => Data::Object,
            other => Data::Other(words(other)),
        };
        let at = self.reading.open(place, key, data);
        match data {
            Data::List => self.elements(place.and_then(Place::items))?,
            Data::Object => self.entries()?,
            _ => {}
        }
        self.reading.close(at);
        Some(())
    }

    fn elements(&mut self, place: Option<&'static Place>) -> Option<()> {
        while *self.rest.first()? != END {
            self.value(place, "")?;
        }
        self.take::<1>().map(drop)
    }

    fn entries(&mut self) -> Option<()> {
        loop {
            match u16::from_le_bytes(self.take()?) {
                NO_MORE => return Some(()),
                NOWHERE => {
                    let key = self.text()?;
                    self.value(None, key)?;
                }
                id => {
                    let place = places().get(usize::from(id & !KEYED))?;
                    let key = if id & KEYED == 0 { place.name } else { self.text()? };
                    self.value(Some(place), key)?;
                }
            }
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = u32::from_le_bytes(self.take()?);
        let (text, rest) = self.rest.split_at_checked(length as usize)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    fn take<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*taken)
    }
}
