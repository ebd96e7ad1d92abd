//! The events for `onEvent`. They never contain request headers, bodies, cookies or other secrets.

use serde::ser::{Serialize, Serializer};

use crate::api::row::Method;
use crate::exchange::error::{Error, ErrorKind};

/// An event of a call.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ClientEvent {
    /// An attempt begins.
    Request {
        /// The method.
        method: Method,
        /// The URL path, without host and query.
        path: String,
        /// The number of the attempt, from 1.
        attempt: u32,
    },
    /// A reply arrived, whatever its status.
    Response {
        /// The method.
        method: Method,
        /// The URL path, without host and query.
        path: String,
        /// The number of the attempt, from 1.
        attempt: u32,
        /// The HTTP status.
        status: u16,
        /// The service's ID of the request.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        request_id: Option<String>,
        /// The reply's headers, without cookies.
        #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
        headers: Headers,
        /// The duration of the attempt, body included, in milliseconds.
        milliseconds: u32,
    },
    /// An attempt failed, and another follows.
    Retry {
        /// The method.
        method: Method,
        /// The URL path, without host and query.
        path: String,
        /// The number of the next attempt, from 2.
        attempt: u32,
        /// The kind of failure of the previous attempt.
        kind: ErrorKind,
        /// The HTTP status, if there was a reply.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        status: Option<u16>,
        /// The delay before the next attempt, in milliseconds.
        delay_ms: u32,
    },
    /// A wait polled the deployment. A poll that fails doesn't end the wait.
    Poll {
        /// The method.
        method: Method,
        /// The URL path, without host and query.
        path: String,
        /// The number of the poll, from 1.
        attempt: u32,
        /// The state of the deployment, if the poll succeeded.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        state: Option<String>,
        /// The reason that the poll failed, or that the deployment isn't serving yet.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        error: Option<PollError>,
        /// The duration of the wait so far, in milliseconds.
        milliseconds: u32,
    },
    /// A retry of a write was refused because the first attempt had worked, as a look-up or the
    /// refusal itself showed. The call succeeds.
    SettledByReading {
        /// The write's method.
        method: Method,
        /// The write's URL path, without host and query.
        path: String,
        /// The number of attempts.
        attempt: u32,
        /// The HTTP status of the refusal.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        status: Option<u16>,
    },
}

/// The reason that a poll failed.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PollError {
    /// The kind of failure.
    pub kind: ErrorKind,
    /// The HTTP status, if there was a reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub status: Option<u16>,
    /// The message, for people.
    pub message: String,
}

impl PollError {
    pub(crate) fn of(error: &Error) -> Self {
        Self { kind: error.kind, status: error.status, message: error.message.clone() }
    }
}

/// Names and values; an object in JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// Returns the headers that may be logged.
    #[must_use]
    pub fn public(headers: &[(String, String)]) -> Self {
        Self(
            headers
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "set-cookie" | "set-cookie2"))
                .cloned()
                .collect(),
        )
    }

    /// Iterates over names and values.
    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }
}

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
