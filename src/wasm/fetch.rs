//! The only input and output: one attempt over the host's `fetch`, or the caller's.
//!
//! gloo-net builds the request and reads the reply's headers. Its `send` is not used: it traps on a rejection that is no
//! error and on a reply that is no response, and a trap in an async function is a promise that never settles.

use std::cell::Cell;

use gloo_net::http::{Headers, Method as HttpMethod, RequestBuilder};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::{AbortController, RequestRedirect};

use super::host::{JsHost, PlainReply};
use crate::transport::{Body, Failure, Method, Request, Response, Transport};
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
        let request = self.build(request, &attempt)?;
        self.authorize(&request).await.map_err(|refusal| config(&refusal))?;
        sent.set(true);
        let reply = Self::fetch(self, &request).await.map_err(network)?;
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
    fn build(&self, request: &Request, attempt: &Attempt) -> Result<web_sys::Request, Failure<JsValue>> {
        let method = match request.method {
            Method::Get => HttpMethod::GET,
            Method::Post => HttpMethod::POST,
            Method::Patch => HttpMethod::PATCH,
            Method::Delete => HttpMethod::DELETE,
        };
        let builder = RequestBuilder::new(&format!("{}{}", self.base_url(), request.path))
            .method(method)
            .query(request.query.iter().map(|(name, value)| (*name, value)))
            .header("accept", "application/json")
            // a redirect could take the key, and what is asked, to another origin
            .redirect(RequestRedirect::Manual)
            .abort_signal(Some(&attempt.controller.signal()));
        let built = match &request.body {
            Some(body) => builder.header("content-type", "application/json").body(body),
            None => builder.build(),
        };
        built.map(Into::into).map_err(|error| Failure::Config { message: error.to_string(), cause: None })
    }
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
