//! Time that passes: a timer of the host's, cleared when nobody waits for it any more.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout, catch)]
    fn set_timeout(callback: &Function, ms: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Ends after so many milliseconds.
pub(super) async fn sleep(ms: u32) {
    let mut timer = None;
    let passed = Promise::new(&mut |resolve, _| {
        timer = Some(Timer { id: set_timeout(&resolve, ms).unwrap_or_default(), resolve });
    });
    // it is never rejected
    let _ = JsFuture::from(passed).await;
}

struct Timer {
    id: JsValue,
    resolve: Function,
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.id);
        // what waits for a promise is only let go of when it settles
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }
}
