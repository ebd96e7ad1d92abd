//! A value of JavaScript's in one crossing: `reader.js` writes what it is, and here that is read.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::value::written;
use crate::value::place::{Place, places};
use crate::value::view::{Data, Reading};

/// What stands at no place.
const NOWHERE: u16 = 0xfffe;
/// After the last entry of an object.
const NO_MORE: u16 = 0xffff;
/// After the last element of a list.
const END: u8 = 255;
// the kinds that are more than a word, as `reader.js` numbers them
const NUMBER: u8 = 4;
const TEXT: u8 = 5;
const LIST: u8 = 6;
const OBJECT: u8 = 7;
/// What threw.
const UNREADABLE: u8 = 12;
/// Beside the number of a place, when the key follows.
const KEYED: u16 = 0x8000;

#[wasm_bindgen(module = "/src/wasm/reader.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn learn(lines: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn read(value: &JsValue, place: u16) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(catch)]
    fn tidy(value: &JsValue, place: u16) -> Result<bool, JsValue>;
}

/// Reads what of a value there is a place for; of one that stands nowhere what it is.
pub(super) fn read_at(value: &JsValue, place: Option<&'static Place>, then: &mut dyn FnMut(&Reading<'_>)) {
    let id = place.map_or(NOWHERE, |place| place.id);
    let bytes = tell_places().and_then(|()| read(value, id)).unwrap_or_default();
    let mut reader = Reader { rest: &bytes, reading: Reading::new(bytes.len() / BYTES, write) };
    if reader.value(place, "").is_none() {
        // it threw where nothing catches it: at the end of the stack or of the memory, or as there is too much of it
        reader.reading = Reading::new(1, write);
        reader.reading.open(place, "", data(UNREADABLE));
    }
    then(&reader.reading);
}

/// Whether a value is as its place has it, without what is `null`.
pub(super) fn is_tidied(value: &JsValue, place: &Place) -> bool {
    tell_places().and_then(|()| tidy(value, place.id)).unwrap_or(false)
}

fn write(number: f64) -> String {
    written(&number.into())
}

/// Tells JavaScript's side every place, until it has heard.
fn tell_places() -> Result<(), JsValue> {
    static TOLD: AtomicBool = AtomicBool::new(false);
    if TOLD.load(Ordering::Relaxed) {
        return Ok(());
    }
    let mut told = String::new();
    for place in places() {
        let outer = place.outer.to_string();
        for part in [&outer, " ", place.shape.word(), " ", place.name, "\n"] {
            told.push_str(part);
        }
    }
    learn(&told)?;
    TOLD.store(true, Ordering::Relaxed);
    Ok(())
}

/// What a kind says by itself.
fn data(kind: u8) -> Data<'static> {
    match kind {
        0 => Data::Absent,
        1 => Data::Null,
        2 => Data::Bool(false),
        3 => Data::Bool(true),
        LIST => Data::List,
        OBJECT => Data::Object,
        8 => Data::Other("a function"),
        9 => Data::Other("a BigInt"),
        11 => Data::Other("an object that isn't plain, such as a Map"),
        UNREADABLE => Data::Other("an object that can't be read"),
        _ => Data::Other("a symbol, or something that can't be read"),
    }
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
            NUMBER => Data::Number(f64::from_le_bytes(self.take()?)),
            TEXT => Data::Text(self.text()?),
            _ => data(kind),
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
