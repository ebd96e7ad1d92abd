//! Conversions for Rust apps that pass options, errors and events on to JavaScript. They are rare,
//! so they use serde-wasm-bindgen.

use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use serde::Serialize;
use serde_json::{Map, Value};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use super::error::Error;
use super::options::Options;
use crate::exchange::event::ClientEvent;

/// Reads options from an object with the npm package's names: `accountId`, `timeoutMs`, `onEvent`.
/// Errors thrown by `onEvent` are ignored.
impl TryFrom<JsValue> for Options {
    type Error = Error;

    fn try_from(given: JsValue) -> Result<Self, Error> {
        let listener = Reflect::get(&given, &"onEvent".into()).unwrap_or_default();
        // serde's message may contain the key
        let options: Self = serde_wasm_bindgen::from_value(given)
            .map_err(|_| "the options must be an object, and each option must have its type".to_owned())?;
        Ok(Self {
            on_event: listener.dyn_into::<Function>().ok().map(|listener| {
                Rc::new(move |event: &ClientEvent| {
                    let _ = listener.call1(&JsValue::UNDEFINED, &event.into());
                }) as _
            }),
            ..options
        })
    }
}

/// Converts an event to a plain object, as the npm package's `onEvent` receives it.
impl From<&ClientEvent> for JsValue {
    fn from(event: &ClientEvent) -> Self {
        plain(event)
    }
}

/// Converts to an `Error` named `FireworksError` with the npm package's fields. Exported functions
/// may return it.
impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let thrown = js_sys::Error::new(&error.message);
        thrown.set_name("FireworksError");
        Object::assign(&thrown, plain(&fields(&error)).unchecked_ref()).into()
    }
}

/// Returns an error's fields, except its message.
fn fields(error: &Error) -> Map<String, Value> {
    let details = error.details.as_deref().and_then(|details| serde_json::from_str::<Value>(details).ok());
    let issues = Some(&error.issues).filter(|issues| !issues.is_empty());
    let fields = [
        ("kind", json(Some(error.kind))),
        ("status", json(error.status)),
        ("code", json(error.code)),
        ("details", json(details)),
        ("reason", json(error.reason.as_deref())),
        ("requestId", json(error.request_id.as_deref())),
        ("retryAfterMs", json(error.retry_after_ms)),
        ("attempts", json(Some(error.attempts))),
        ("outcomeUnknown", json(Some(error.outcome_unknown))),
        ("method", json(error.method)),
        ("path", json(error.path.as_deref())),
        ("issues", json(issues)),
        ("deployment", json(error.deployment.as_deref())),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn json(value: Option<impl Serialize>) -> Option<Value> {
    serde_json::to_value(value?).ok()
}

/// Converts to plain objects instead of Maps. Values that JavaScript can't represent become
/// `undefined`.
fn plain(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
