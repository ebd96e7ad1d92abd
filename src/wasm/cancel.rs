//! The caller's abort as a future.

use wasm_bindgen_futures::JsFuture;

use super::host::JsHost;
use wasm_bindgen::JsValue;

/// Ends when the caller aborts, and never without a signal. The reason stays in TypeScript, which has it from the signal.
pub(super) async fn cancelled(host: &JsHost) -> Option<JsValue> {
    if host.is_aborted() {
        return None;
    }
    match host.aborted() {
        // fulfilled by TypeScript, and never rejected
        Some(aborted) => JsFuture::from(aborted).await.ok().and(None),
        None => std::future::pending().await,
    }
}
