//! The caller's signal as a future.

use futures_channel::oneshot;
use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

/// Ends with the reason when the signal is aborted, and never without a signal. Dropping it takes the listener away.
pub(super) async fn cancelled(signal: Option<AbortSignal>) -> Option<JsValue> {
    let Some(signal) = signal else { return std::future::pending().await };
    if !signal.aborted() {
        let (sender, receiver) = oneshot::channel::<()>();
        let _listener = EventListener::once(&signal, "abort", move |_| drop(sender));
        // the sender is dropped, not used: both ends come to the same
        let _ = receiver.await;
    }
    Some(signal.reason())
}
