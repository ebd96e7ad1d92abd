//! The names of fields as JavaScript's strings, each made once: a string that crosses costs more than what is read by it.

use std::cell::Cell;

use wasm_bindgen::JsValue;

/// More than all names that the code knows, and a power of two.
const SLOTS: usize = 512;

type Slot = Cell<Option<(&'static str, &'static JsValue)>>;

thread_local! {
    static NAMES: [Slot; SLOTS] = const { [const { Cell::new(None) }; SLOTS] };
}

/// The name as a string of JavaScript's. It is never let go of, as the code isn't.
pub(super) fn interned(name: &'static str) -> &'static JsValue {
    NAMES.with(|slots| {
        let first = name.as_ptr().addr() >> 2;
        let mut places = (first..first.saturating_add(SLOTS)).filter_map(|place| slots.get(place & (SLOTS - 1)));
        let place = places.find(|slot| slot.get().is_none_or(|(known, _)| std::ptr::eq(known, name)));
        if let Some((_, known)) = place.and_then(Cell::get) {
            return known;
        }
        let made: &'static JsValue = Box::leak(Box::new(name.into()));
        if let Some(slot) = place {
            slot.set(Some((name, made)));
        }
        made
    })
}
