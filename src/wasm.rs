//! The façade for JavaScript: convert, call, convert. Functions and plain data cross the boundary, nothing that has to
//! be freed; no export takes a type that the glue would have to check, so a wrong argument is an answer and not a trap.

pub mod arguments;
pub mod calls;
mod cancel;
mod error;
mod event;
mod fetch;
pub mod host;
mod issues;
mod plan;
mod reader;
mod timer;
mod value;

use wasm_bindgen::JsValue;

use crate::value::Value;

/// std's own allocator is four times the size, and no faster at a few objects for each call.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// An object of those entries that are there.
fn object(entries: Vec<(&str, Option<JsValue>)>) -> JsValue {
    let mut object = JsValue::object();
    for (name, value) in entries {
        if let Some(value) = value {
            object.set(name, value);
        }
    }
    object
}
