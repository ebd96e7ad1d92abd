//! JavaScript's values as the core has them, with every throw caught.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::reader::{is_tidied, read_at};
use crate::value::place::Place;
use crate::value::view::{Reading, View};
use crate::value::{Kind, Value};

/// More elements than any list of the API has, and more entries than any object; a sparse array may claim four thousand
/// million.
const MOST_ITEMS: u32 = 100_000;

// js-sys has these as functions that can't throw; on a proxy, or with a getter, each of them can
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn get_named(target: &JsValue, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn get_nth(target: &JsValue, index: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = deleteProperty, catch)]
    fn delete(target: &JsValue, key: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set, catch)]
    fn set_named(target: &JsValue, key: &str, value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = Object, js_name = keys, catch)]
    fn own_keys(target: &JsValue) -> Result<Vec<String>, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    pub(super) fn parse_json(text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = stringify, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = String)]
    pub(super) fn written(scalar: &JsValue) -> String;
}

impl Value for JsValue {
    fn kind(&self) -> Kind {
        let mut kind = Kind::Absent;
        read_at(self, None, &mut |reading| kind = reading.whole().map_or(Kind::Absent, View::kind));
        kind
    }

    fn read(&self, place: &'static Place, then: &mut dyn FnMut(&Reading<'_>)) {
        read_at(self, Some(place), then);
    }

    fn tidy(&mut self, place: &'static Place) -> bool {
        is_tidied(self, place)
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn items(&self) -> Vec<Self> {
        let length = get_named(self, "length").ok().and_then(|length| length.as_f64()).unwrap_or_default();
        (0..MOST_ITEMS)
            .take_while(|index| f64::from(*index) < length)
            .map(|index| get_nth(self, index).unwrap_or_else(|_| unreadable()))
            .collect()
    }

    fn keys(&self) -> Vec<String> {
        own_keys(self).unwrap_or_default()
    }

    fn get(&self, key: &str) -> Option<Self> {
        match get_named(self, key) {
            Ok(entry) => Some(entry).filter(|entry| !entry.is_null_or_undefined()),
            // what is no object has no entries, which isn't the same as an entry that can't be read
            Err(_) => matches!(self.kind(), Kind::Object | Kind::List | Kind::Other(_)).then(unreadable),
        }
    }

    fn remove(&mut self, key: &str) {
        let _ = delete(self, key);
    }

    fn set(&mut self, key: &str, value: Self) {
        let _ = set_named(self, key, &value);
    }

    fn object() -> Self {
        Object::new().into()
    }

    fn list() -> Self {
        Array::new().into()
    }

    fn string(text: &str) -> Self {
        text.into()
    }

    fn from_json(text: &str) -> Option<Self> {
        parse_json(text).ok()
    }

    fn to_json(&self) -> Result<String, Self> {
        // what JSON leaves out altogether, a function say, is no text
        Ok(stringify(self)?.as_string().unwrap_or_default())
    }

    fn show(&self) -> String {
        match self.kind() {
            Kind::Bool | Kind::Number | Kind::Text => written(self),
            kind => kind.words().to_owned(),
        }
    }
}

/// What a getter that threw stands for: a symbol, which no field of the API can be.
fn unreadable() -> JsValue {
    JsValue::symbol(None)
}
