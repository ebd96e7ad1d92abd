//! JavaScript's values as the core reads them: in place, one entry at a time, with every throw caught.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::names;
use crate::value::{Kind, Value};

/// What no key holds that anybody writes.
const SEPARATOR: char = '\0';
/// More elements than any list of the API has, and more entries than any object; a sparse array may claim four thousand
/// million.
const MOST_ITEMS: u32 = 100_000;

// js-sys has these as functions that can't throw; on a proxy, or with a getter, each of them can
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn get_keyed(target: &JsValue, key: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn get_named(target: &JsValue, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn get_nth(target: &JsValue, index: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = deleteProperty, catch)]
    fn delete_named(target: &JsValue, key: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set, catch)]
    fn set_named(target: &JsValue, key: &str, value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = Object, js_name = keys, catch)]
    fn own_keys(target: &JsValue) -> Result<Keys, JsValue>;

    #[wasm_bindgen(js_namespace = Object, js_name = values, catch)]
    fn own_values(target: &JsValue) -> Result<Array, JsValue>;

    type Keys;

    #[wasm_bindgen(method, getter)]
    fn length(this: &Keys) -> u32;

    #[wasm_bindgen(method, indexing_getter)]
    fn nth(this: &Keys, index: u32) -> String;

    /// Throws where the whole would be longer than a string may be.
    #[wasm_bindgen(method, catch)]
    fn join(this: &Keys, separator: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = stringify, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["Object", "prototype", "toString"], js_name = call, catch)]
    fn tag(value: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Number, js_name = isFinite)]
    fn is_finite(value: &JsValue) -> bool;

    #[wasm_bindgen(js_name = String)]
    fn written(scalar: &JsValue) -> String;
}

impl Value for JsValue {
    fn kind(&self) -> Kind {
        // the likely ones first: each question crosses
        if self.is_string() {
            Kind::Text
        } else if self.is(Kind::Number) {
            Kind::Number
        } else if self.as_bool().is_some() {
            Kind::Bool
        } else if self.is_object() {
            match is_array(self) {
                Ok(true) => Kind::List,
                Ok(false) if is_plain(self) => Kind::Object,
                Ok(false) => Kind::Other("an object that isn't plain, such as a Map"),
                Err(_) => Kind::Other("an object that can't be read"),
            }
        } else if self.is_null_or_undefined() {
            Kind::Absent
        } else if self.is_function() {
            Kind::Other("a function")
        } else if self.is_bigint() {
            Kind::Other("a BigInt")
        } else {
            Kind::Other("a symbol, or something that can't be read")
        }
    }

    fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::Text => self.is_string(),
            Kind::Number => is_finite(self) || self.as_f64().is_some(),
            Kind::Bool => self.as_bool().is_some(),
            _ => self.kind() == kind,
        }
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
        let Ok(keys) = own_keys(self) else { return Vec::new() };
        let count = keys.length().min(MOST_ITEMS);
        // at once, where no key holds what separates them
        let names: Vec<String> = keys.join("\0").unwrap_or_default().split(SEPARATOR).map(str::to_owned).collect();
        if u32::try_from(names.len()) == Ok(count) {
            return names;
        }
        (0..count).map(|index| keys.nth(index)).collect()
    }

    fn get(&self, key: &str) -> Option<Self> {
        entry(self, &key.into())
    }

    fn field(&self, name: &'static str) -> Option<Self> {
        entry(self, names::interned(name))
    }

    fn is_null(&self, key: &str) -> bool {
        get_named(self, key).is_ok_and(|entry| JsValue::is_null(&entry))
    }

    fn holds_null(&self) -> bool {
        own_values(self).is_ok_and(|values| values.includes(&JsValue::NULL, 0))
    }

    fn remove(&mut self, key: &str) {
        // a frozen object keeps its null: no reply that the host parsed is frozen
        let _ = delete_named(self, key);
    }

    fn set(&mut self, key: &str, value: Self) {
        let _ = set_named(self, key, &value);
    }

    // references: what is changed in them is changed in the whole

    fn modify(&mut self, key: &str, change: &mut dyn FnMut(&mut Self)) {
        if let Some(mut entry) = self.get(key) {
            change(&mut entry);
        }
    }

    fn modify_field(&mut self, name: &'static str, change: &mut dyn FnMut(&mut Self)) {
        if let Some(mut entry) = self.field(name) {
            change(&mut entry);
        }
    }

    fn modify_items(&mut self, change: &mut dyn FnMut(u32, &mut Self)) {
        for (index, mut item) in (0u32..).zip(self.items()) {
            change(index, &mut item);
        }
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

/// An entry that is there, and not `null`.
fn entry(object: &JsValue, key: &JsValue) -> Option<JsValue> {
    match get_keyed(object, key) {
        Ok(entry) => Some(entry).filter(|entry| !entry.is_null_or_undefined()),
        // what is no object has no entries, which isn't the same as an entry that can't be read
        Err(_) => matches!(object.kind(), Kind::Object | Kind::List | Kind::Other(_)).then(unreadable),
    }
}

/// Whether an object is what JSON has: of a Map or a Date it would be silent, and whoever holds entries may be of any class.
fn is_plain(object: &JsValue) -> bool {
    tag(object).is_ok_and(|tag| tag == "[object Object]") || own_keys(object).is_ok_and(|keys| keys.length() > 0)
}

/// What a getter that threw stands for: a symbol, which no field of the API can be.
fn unreadable() -> JsValue {
    JsValue::symbol(None)
}
