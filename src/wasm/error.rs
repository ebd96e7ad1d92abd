//! Errors as plain data, `ErrorFields` in `pkg/src/error.ts`; TypeScript makes the class of it.

use wasm_bindgen::JsValue;

use super::{issues, object};
use crate::exchange::error::Error;

/// What the client reports, with the host's values as they came.
#[expect(clippy::boxed_local, reason = "errors travel in a box")]
pub(super) fn thrown(error: Box<Error<JsValue>>) -> JsValue {
    object(vec![
        ("kind", Some(error.kind.word().into())),
        ("message", Some(error.message.into())),
        ("status", error.status.map(Into::into)),
        ("code", error.code.map(Into::into)),
        ("details", error.details),
        ("reason", error.reason.map(Into::into)),
        ("requestId", error.request_id.map(Into::into)),
        ("retryAfterMs", error.retry_after_ms.map(Into::into)),
        ("attempts", Some(error.attempts.into())),
        ("outcomeUnknown", Some(error.outcome_unknown.into())),
        ("method", error.method.map(|method| method.as_str().into())),
        ("path", error.path.map(Into::into)),
        ("issues", Some(error.issues).filter(|issues| !issues.is_empty()).map(|issues| issues::list(&issues))),
        ("deployment", error.deployment),
        ("cause", error.cause),
    ])
}
