//! One exchange over the host's `fetch`, and a pause: the only input and output of the Rust client. By gloo-net, whose
//! headers throw on what can't stand in one: the options are checked before.

use std::pin::pin;

use futures_util::future::{Either, select};
use gloo_net::Error;
use gloo_net::http::{Headers, Request, RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use web_sys::{AbortController, RequestRedirect};

use crate::api::row::Method;
use crate::exchange::request::Request as Plain;

/// The longest that a timer of JavaScript runs.
const MOST_MS: u32 = i32::MAX.unsigned_abs();

/// A reply, read to its end.
pub(super) struct Reply {
    /// 0 where a page hides it, as it does for a redirect that it did not follow.
    pub(super) status: u16,
    /// The headers, their names in lower case.
    pub(super) headers: Vec<(String, String)>,
    /// The body.
    pub(super) text: String,
}

/// Why no reply came.
pub(super) enum Broken {
    /// No request could be made; the host's words.
    Unsent(String),
    /// The connection failed; the host's words.
    Failed(String),
    /// It took too long.
    TimedOut,
}

/// Ends its request when it goes out of scope: by then the reply is read, or nobody waits for it any more.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request, and reads its reply. Dropping the future ends both.
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
        // a redirect could take the key, and what is asked, to another origin
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

/// A pause. Dropping the future clears its timer.
pub(super) async fn pause(ms: u32) {
    TimeoutFuture::new(ms.min(MOST_MS)).await;
}
