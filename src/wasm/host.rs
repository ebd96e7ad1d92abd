//! What a call is given: its settings, the functions of TypeScript's side, time and chance.

use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Headers, RequestInit};

use super::event::happened;
use super::timer::sleep;
use crate::exchange::client::Settings;
use crate::exchange::event::ClientEvent;
use crate::exchange::transport::{Clock, Observer};
use crate::exchange::wait::Wait;

#[wasm_bindgen(typescript_custom_section)]
const HOST: &str = r"
/** What a call is given. TypeScript has checked it: none of it throws, though the promises may reject, with anything. */
export interface Host {
  /** Absolute, without a slash at its end. */
  readonly baseUrl: string;
  /** The account of deployments that are named by their ID. */
  readonly accountId: string | undefined;
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  /** How many attempts may follow the first. */
  readonly maxRetries: number;
  /** Whether what is written is checked before it is sent. */
  readonly validate: boolean;
  /** Whether it goes from a page, or its worker, to another origin. */
  readonly crossOrigin: boolean;
  /** Whether the caller has aborted before it begins. */
  readonly isAborted: boolean;
  /** Fulfilled with anything when the caller aborts. */
  readonly aborted: Promise<unknown> | undefined;
  /** Whether, and how, to wait for what the call leads to. */
  readonly wait: WaitTimes | undefined;
  /** Adds the caller's headers and the key; asking for it anew, where that takes a promise. */
  authorize(headers: Headers): Promise<void> | undefined;
  /** The host's fetch, or the caller's, and what it resolved with. */
  fetch(address: string, init: RequestInit): Promise<PlainReply>;
  /** Whether anybody listens to events. */
  readonly observed: boolean;
  event(event: ClientEvent): void;
  /** Told of what will be sent, plain data, before anything can be said of it. */
  sending(body: object): void;
  polled(deployment: Deployment): void;
}

/** A reply, read to its end. */
export interface PlainReply {
  /** 0 where the host hides it, as a page's does for a redirect that it did not follow. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** How long to wait, in milliseconds. */
export interface WaitTimes {
  /** For the whole wait. */
  readonly timeoutMs: number | undefined;
  /** Readings are at least this far apart. */
  readonly pollMs: number | undefined;
  /** How long an undelete's effect may take to show. */
  readonly graceMs: number | undefined;
}
";

#[wasm_bindgen]
extern "C" {
    /// What a call is given.
    #[wasm_bindgen(typescript_type = "Host")]
    #[derive(Debug)]
    pub type JsHost;

    #[wasm_bindgen(method, getter, js_name = baseUrl)]
    pub(super) fn base_url(this: &JsHost) -> String;
    #[wasm_bindgen(method, getter, js_name = accountId)]
    pub(super) fn account_id(this: &JsHost) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    fn timeout_ms(this: &JsHost) -> u32;
    #[wasm_bindgen(method, getter, js_name = maxRetries)]
    fn max_retries(this: &JsHost) -> u32;
    #[wasm_bindgen(method, getter, js_name = validate)]
    pub(super) fn validates(this: &JsHost) -> bool;
    #[wasm_bindgen(method, getter, js_name = crossOrigin)]
    pub(super) fn cross_origin(this: &JsHost) -> bool;
    #[wasm_bindgen(method, getter, js_name = isAborted)]
    pub(super) fn is_aborted(this: &JsHost) -> bool;
    #[wasm_bindgen(method, getter)]
    pub(super) fn aborted(this: &JsHost) -> Option<Promise>;
    #[wasm_bindgen(method, getter)]
    fn wait(this: &JsHost) -> Option<JsWait>;
    #[wasm_bindgen(method, getter)]
    fn observed(this: &JsHost) -> bool;

    #[wasm_bindgen(method, catch)]
    pub(super) fn authorize(this: &JsHost, headers: &Headers) -> Result<Option<Promise>, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) async fn fetch(this: &JsHost, address: &str, init: &RequestInit) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn event(this: &JsHost, event: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn sending(this: &JsHost, body: &JsValue);
    #[wasm_bindgen(method)]
    fn polled(this: &JsHost, deployment: &JsValue);

    pub(super) type PlainReply;

    #[wasm_bindgen(method, getter)]
    pub(super) fn status(this: &PlainReply) -> u16;
    #[wasm_bindgen(method, getter)]
    pub(super) fn headers(this: &PlainReply) -> Headers;
    #[wasm_bindgen(method, getter)]
    pub(super) fn text(this: &PlainReply) -> JsString;

    type JsWait;

    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    fn timeout_ms(this: &JsWait) -> Option<u32>;
    #[wasm_bindgen(method, getter, js_name = pollMs)]
    fn poll_ms(this: &JsWait) -> Option<u32>;
    #[wasm_bindgen(method, getter, js_name = graceMs)]
    fn grace_ms(this: &JsWait) -> Option<u32>;
}

impl JsHost {
    pub(super) fn settings(&self) -> Settings {
        Settings { timeout_ms: self.timeout_ms(), max_retries: self.max_retries() }
    }

    /// The wait that was asked for, if any: what it doesn't say is as in `default`.
    pub(super) fn waiting(&self, default: Wait) -> Option<Wait> {
        self.wait().map(|asked| Wait {
            timeout_ms: asked.timeout_ms().unwrap_or(default.timeout_ms),
            poll_ms: asked.poll_ms().unwrap_or(default.poll_ms),
            grace_ms: asked.grace_ms().unwrap_or(default.grace_ms),
            ..default
        })
    }
}

impl Clock for JsHost {
    fn now(&self) -> f64 {
        js_sys::Date::now()
    }

    fn sleep(&self, ms: u32) -> impl Future<Output = ()> {
        sleep(ms)
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
    }

    fn http_date(&self, text: &str) -> Option<f64> {
        Some(js_sys::Date::parse(text)).filter(|ms| !ms.is_nan())
    }
}

impl Observer<JsValue> for JsHost {
    fn event(&self, event: &ClientEvent) {
        if self.observed() {
            Self::event(self, &happened(event));
        }
    }

    fn polled(&self, deployment: &JsValue) {
        Self::polled(self, deployment);
    }
}
