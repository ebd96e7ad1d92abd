//! Errors as plain data, `ErrorFields` in `pkg/src/error.ts`; TypeScript makes the class of it.

use wasm_bindgen::JsValue;

use crate::error::Error;
use crate::value::Value;

/// What the client reports, with the host's values as they came.
#[expect(clippy::boxed_local, reason = "errors travel in a box")]
pub(super) fn thrown(error: Box<Error<JsValue>>) -> JsValue {
    let mut fields = JsValue::object();
    let mut put = |name, value: Option<JsValue>| {
        if let Some(value) = value {
            fields.set(name, value);
        }
    };
    put("kind", Some(error.kind.word().into()));
    put("message", Some(error.message.into()));
    put("status", error.status.map(Into::into));
    put("code", error.code.map(Into::into));
    put("details", error.details);
    put("reason", error.reason.map(Into::into));
    put("requestId", error.request_id.map(Into::into));
    put("retryAfterMs", error.retry_after_ms.map(Into::into));
    put("attempts", Some(error.attempts.into()));
    put("outcomeUnknown", Some(error.outcome_unknown.into()));
    put("method", error.method.map(|method| method.as_str().into()));
    put("path", error.path.map(Into::into));
    put("deployment", error.deployment);
    put("cause", error.cause);
    fields
}

/// Something wrong with what the caller gave.
pub(super) fn misuse(message: String) -> JsValue {
    thrown(Error::config(message))
}
