//! The façade, from inside WebAssembly: one module of tests for Node and for browsers.
#![cfg(target_family = "wasm")]
#![allow(clippy::panic, reason = "a test may stop at the first surprise")]

mod values;

use wasm_bindgen::JsValue;

/// The value of a JavaScript expression.
#[track_caller]
fn js(expression: &str) -> JsValue {
    match js_sys::eval(&format!("({expression})")) {
        Ok(value) => value,
        Err(thrown) => wasm_bindgen::throw_val(thrown),
    }
}

/// A property, as text where it is no string.
fn property(object: &JsValue, name: &str) -> String {
    let value = js_sys::Reflect::get(object, &name.into()).unwrap_or_default();
    value.as_string().unwrap_or_else(|| String::from(js_sys::JSON::stringify(&value).unwrap_or_default()))
}
