//! What `onEvent` is told. Never a secret: no request header, no body, no cookie.

use serde::ser::{Serialize, Serializer};

use crate::api::row::Method;
use crate::exchange::error::ErrorKind;

/// Something that happened on the way to a result.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ClientEvent {
    /// An attempt begins.
    Request {
        /// The method.
        method: Method,
        /// The path, without host and query.
        path: String,
        /// Which attempt it is, from 1.
        attempt: u32,
    },
    /// A reply came, whatever its status.
    Response {
        /// The method.
        method: Method,
        /// The path, without host and query.
        path: String,
        /// Which attempt it answers, from 1.
        attempt: u32,
        /// The HTTP status.
        status: u16,
        /// The service's ID of the request.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        request_id: Option<String>,
        /// The reply's headers, without its cookies.
        #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
        headers: Headers,
        /// How long the attempt took, its body included.
        milliseconds: u32,
    },
    /// An attempt failed, and another one follows.
    Retry {
        /// The method.
        method: Method,
        /// The path, without host and query.
        path: String,
        /// Which attempt follows, from 2.
        attempt: u32,
        /// How the one before it failed.
        kind: ErrorKind,
        /// The HTTP status, where one came.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        status: Option<u16>,
        /// How long from now.
        delay_ms: u32,
    },
    /// A wait has read the deployment.
    Poll {
        /// The method.
        method: Method,
        /// The path, without host and query.
        path: String,
        /// Which reading it is, from 1.
        attempt: u32,
        /// The state that the deployment is in.
        state: String,
        /// How long the wait has taken so far.
        milliseconds: u32,
    },
    /// A repeated write was refused because the first one took effect: reading, or the refusal itself, showed it.
    SettledByReading {
        /// The write's method.
        method: Method,
        /// The write's path, without host and query.
        path: String,
        /// How many attempts the write took.
        attempt: u32,
        /// The status of the refusal.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "wasm", tsify(optional))]
        status: Option<u16>,
    },
}

/// Names and values, an object in JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// All but what a log must not hold.
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

    /// Each with its value.
    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }
}

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
