//! The seam to the outside: how a request is sent, what time it is, who wants to know. No JavaScript type here.

use std::cell::Cell;
use std::fmt;
use std::future::Future;

use super::event::ClientEvent;
use crate::api::row::Method;
use crate::value::Value;

/// A request as a plain value: no host, no key.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Begins with `/v1/`, and is safe to stand in a URL as it is.
    pub path: String,
    /// Names and values, not encoded yet.
    pub query: Vec<(&'static str, String)>,
    /// JSON text.
    pub body: Option<String>,
}

/// Without the body, which may hold the keys of a direct route.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.as_str())?;
        f.write_str(" ")?;
        f.write_str(&self.path)
    }
}

/// A reply that came whole, whatever its status.
#[derive(Debug, Clone)]
pub struct Response<V> {
    /// The HTTP status; 0 where the host hides it, as a page's does for a redirect that it did not follow.
    pub status: u16,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, read to its end.
    pub body: Body<V>,
}

impl<V> Response<V> {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The body of a reply.
#[derive(Debug, Clone)]
pub enum Body<V> {
    /// Nothing.
    Empty,
    /// JSON, as the host's parser made it.
    Json(V),
    /// Anything else, cut JSON too: its first 2,000 characters at most.
    Text(String),
}

/// Why no reply came.
#[derive(Debug, Clone)]
pub enum Failure<V> {
    /// Nothing was sent, and another attempt would end the same: the caller's `apiKey` function threw.
    Config {
        /// What was wrong, in words.
        message: String,
        /// What was thrown.
        cause: Option<V>,
    },
    /// The connection failed, before or during the reply.
    Network {
        /// The host's own words.
        message: String,
        /// What was thrown.
        cause: Option<V>,
    },
}

/// Sends requests.
pub trait Transport {
    /// The JSON values of the host.
    type Value: Value;

    /// Makes one attempt, and reads the reply's body to its end. Dropping the future aborts the attempt. From the moment
    /// that the request may have left, `sent` is true: before, as while the caller is asked for a key, nothing can have
    /// taken effect.
    fn send(
        &self,
        request: &Request,
        sent: &Cell<bool>,
    ) -> impl Future<Output = Result<Response<Self::Value>, Failure<Self::Value>>>;

    /// What to do about a failed connection, as a sentence part, where the host can guess it.
    fn connection_advice(&self) -> Option<&'static str> {
        None
    }
}

/// Time and chance, both handed in.
pub trait Clock {
    /// Milliseconds since 1970.
    fn now(&self) -> f64;
    /// Ends after so many milliseconds. Dropping the future clears the timer.
    fn sleep(&self, ms: u32) -> impl Future<Output = ()>;
    /// A number from 0 up to, but not, 1.
    fn random(&self) -> f64;
    /// The moment that an HTTP date stands for, in milliseconds since 1970.
    fn http_date(&self, text: &str) -> Option<f64>;
}

/// Is told what happens. Whatever the listener does, these return.
pub trait Observer<V> {
    /// Something happened.
    fn event(&self, event: &ClientEvent);
    /// A wait has read the deployment.
    fn polled(&self, deployment: &V);
}

/// All that the exchange needs of the outside.
pub trait Host: Transport + Clock + Observer<<Self as Transport>::Value> {}

impl<T: Transport + Clock + Observer<<T as Transport>::Value>> Host for T {}
