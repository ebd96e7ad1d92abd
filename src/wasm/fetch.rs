//! The only input and output: one attempt over the host's `fetch`, or the caller's.
//!
//! gloo-net has the headers and the query. Its `send` is not used: it traps on a rejection that is no
//! error and on a reply that is no response, and a trap in an async function is a promise that never settles.

use std::cell::Cell;

use gloo_net::http::{Headers, QueryParams};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, RequestRedirect};

use super::host::{JsHost, PlainReply};
use crate::exchange::transport::{Body, Failure, Request, Response, Transport};
use crate::value::Value;

/// What is kept of a body that is no JSON, in UTF-16 units.
const MOST_TEXT: u32 = 2_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &JsValue) -> Result<JsValue, JsValue>;
}

impl Transport for JsHost {
    type Value = JsValue;

    async fn send(&self, request: &Request, sent: &Cell<bool>) -> Result<Response<JsValue>, Failure<JsValue>> {
        let attempt = Attempt::new().map_err(network)?;
        let headers = headers(request);
        if let Some(authorized) = self.authorize(&headers).map_err(|refusal| config(&refusal))? {
            JsFuture::from(authorized).await.map_err(|refusal| config(&refusal))?;
        }
        sent.set(true);
        let init = init(request, &headers, &attempt);
        let reply = Self::fetch(self, &self.address(request), &init).await.map_err(network)?;
        attempt.complete();
        Ok(read(reply.unchecked_ref()))
    }

    fn connection_advice(&self) -> Option<&'static str> {
        self.cross_origin().then_some(
            "in a page the likely cause is CORS: the service doesn't answer pages of other origins; \
             call it through a proxy on the page's own origin and give that as `baseUrl`",
        )
    }
}

impl JsHost {
    fn address(&self, request: &Request) -> String {
        let mut address = [&self.base_url(), request.path.as_str()].concat();
        if !request.query.is_empty() {
            let query = QueryParams::new();
            for (name, value) in &request.query {
                query.append(name, value);
            }
            address.push('?');
            address.push_str(&query.to_string());
        }
        address
    }
}

fn init(request: &Request, headers: &web_sys::Headers, attempt: &Attempt) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(headers);
    // a redirect could take the key, and what is asked, to another origin
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&attempt.controller.signal()));
    if let Some(body) = &request.body {
        init.set_body(&body.into());
    }
    init
}

fn headers(request: &Request) -> web_sys::Headers {
    let headers = Headers::new();
    headers.set("accept", "application/json");
    if request.body.is_some() {
        headers.set("content-type", "application/json");
    }
    headers.into_raw()
}

/// One attempt's end: dropped before it is complete, it is aborted.
struct Attempt {
    controller: AbortController,
    complete: bool,
}

impl Attempt {
    fn new() -> Result<Self, JsValue> {
        Ok(Self { controller: AbortController::new()?, complete: false })
    }

    fn complete(mut self) {
        self.complete = true;
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if !self.complete {
            self.controller.abort_with_reason(&js_sys::Error::new("the request was given up").into());
        }
    }
}

fn read(reply: &PlainReply) -> Response<JsValue> {
    let text = reply.text();
    let body = match parse_json(&text) {
        Ok(value) => Body::Json(value),
        Err(_) if text.length() > 0 => Body::Text(text.slice(0, MOST_TEXT).into()),
        Err(_) => Body::Empty,
    };
    Response { status: reply.status(), headers: Headers::from_raw(reply.headers()).entries().collect(), body }
}

/// What the caller's `apiKey` function did wrong, as TypeScript's side tells it.
fn config(refusal: &JsValue) -> Failure<JsValue> {
    Failure::Config { message: said(refusal), cause: refusal.get("cause") }
}

fn network(cause: JsValue) -> Failure<JsValue> {
    Failure::Network { message: said(&cause), cause: Some(cause) }
}

/// The host's own words for what it threw. Hosts and callers throw anything: strings, nothing, what can't be read. Node
/// says no more than that it failed, and has the reason in the cause.
fn said(cause: &JsValue) -> String {
    let words = cause.text().or_else(|| message_of(cause)).unwrap_or_else(|| "no reason was given".to_owned());
    match cause.get("cause").and_then(|inner| message_of(&inner)) {
        Some(inner) => [words.as_str(), ": ", &inner].concat(),
        None => words,
    }
}

fn message_of(thrown: &JsValue) -> Option<String> {
    thrown.get("message")?.text().filter(|words| !words.is_empty())
}
