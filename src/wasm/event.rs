//! Events as plain data. By hand: serde would bring a hash map of names along.

use wasm_bindgen::JsValue;

use super::object;
use crate::api::row::Method;
use crate::exchange::event::ClientEvent;

/// What happened, as TypeScript's `ClientEvent` has it.
pub(super) fn happened(event: &ClientEvent) -> JsValue {
    match event {
        ClientEvent::Request { method, path, attempt } => told("request", *method, path, *attempt, vec![]),
        ClientEvent::Response { method, path, attempt, status, request_id, headers, milliseconds } => {
            let headers = headers.iter().map(|(name, value)| (name.as_str(), Some(value.into())));
            let fields = vec![
                ("status", Some((*status).into())),
                ("requestId", request_id.as_ref().map(Into::into)),
                ("headers", Some(object(headers.collect()))),
                ("milliseconds", Some((*milliseconds).into())),
            ];
            told("response", *method, path, *attempt, fields)
        }
        ClientEvent::Retry { method, path, attempt, kind, status, delay_ms } => {
            let fields = vec![
                ("kind", Some(kind.word().into())),
                ("status", status.map(Into::into)),
                ("delayMs", Some((*delay_ms).into())),
            ];
            told("retry", *method, path, *attempt, fields)
        }
        ClientEvent::Poll { method, path, attempt, state, milliseconds } => {
            let fields = vec![("state", Some(state.into())), ("milliseconds", Some((*milliseconds).into()))];
            told("poll", *method, path, *attempt, fields)
        }
        ClientEvent::SettledByReading { method, path, attempt, status } => {
            let fields = vec![("status", status.map(Into::into))];
            told("settled-by-reading", *method, path, *attempt, fields)
        }
    }
}

fn told(kind: &str, method: Method, path: &str, attempt: u32, more: Vec<(&str, Option<JsValue>)>) -> JsValue {
    let mut fields = vec![
        ("type", Some(kind.into())),
        ("method", Some(method.as_str().into())),
        ("path", Some(path.into())),
        ("attempt", Some(attempt.into())),
    ];
    fields.extend(more);
    object(fields)
}
