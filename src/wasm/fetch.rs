//! The Rust client's only I/O: one exchange over the host's `fetch`, and a pause. Uses gloo-net,
//! which panics on invalid headers, so the options are checked first.

use std::pin::pin;

use futures_util::future::{Either, select};
use gloo_net::Error;
use gloo_net::http::{Headers, Request, RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use web_sys::{AbortController, RequestRedirect};

use crate::api::row::Method;
use crate::exchange::request::Request as Plain;

/// The longest delay of a JavaScript timer.
const MOST_MS: u32 = i32::MAX.unsigned_abs();

/// A reply whose body has been read.
pub(super) struct Reply {
    /// The HTTP status; 0 for a redirect that a page did not follow.
    pub(super) status: u16,
    /// The headers, with lower-case names.
    pub(super) headers: Vec<(String, String)>,
    /// The body.
    pub(super) text: String,
}

/// The reason that no reply came.
pub(super) enum Broken {
    /// The request couldn't be created. Holds the host's message.
    Unsent(String),
    /// The connection failed. Holds the host's message.
    Failed(String),
    /// The attempt timed out.
    TimedOut,
}

/// Aborts its request when dropped: by then the reply is read, or nobody waits for it.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request and reads its reply. Dropping the future aborts both.
pub(super) async fn exchange(
    base_url: &str,
    request: &Plain,
    headers: impl Iterator<Item = (&str, String)>,
    timeout_ms: u32,
) -> Result<Reply, Broken> {
    let abort =
        AbortController::new().map(Abort).map_err(|_| Broken::Unsent("the host has no AbortController".into()))?;
    let unsent = |error: Error| Broken::Unsent(words(error));
    let all = Headers::new();
    all.set("accept", "application/json");
    headers.for_each(|(name, value)| all.set(name, &value));
    let builder = RequestBuilder::new(&[base_url, &request.path].concat())
        .method(method(request.method))
        .query(request.query.iter().map(|(name, value)| (*name, value)))
        // a redirect could send the key and the body to another origin
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&abort.0.signal()));
    let request = match &request.body {
        Some(body) => {
            all.set("content-type", "application/json");
            builder.headers(all).body(body.as_str()).map_err(unsent)?
        }
        None => builder.headers(all).build().map_err(unsent)?,
    };
    match select(pin!(reply(request)), TimeoutFuture::new(timeout_ms.min(MOST_MS))).await {
        Either::Left((reply, _)) => reply.map_err(|error| Broken::Failed(words(error))),
        Either::Right(_) => Err(Broken::TimedOut),
    }
}

async fn reply(request: Request) -> Result<Reply, Error> {
    let response: Response = request.send().await?;
    let (status, headers) = (response.status(), response.headers().entries().collect());
    Ok(Reply { status, headers, text: response.text().await? })
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Patch => gloo_net::http::Method::PATCH,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}

fn words(error: Error) -> String {
    match error {
        Error::JsError(error) => error.message,
        Error::GlooError(words) => words,
    }
}

/// Pauses. Dropping the future clears the timer.
pub(super) async fn pause(ms: u32) {
    TimeoutFuture::new(ms.min(MOST_MS)).await;
}
