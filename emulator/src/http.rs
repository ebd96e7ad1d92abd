//! Requests and replies as plain values.

use serde::{Deserialize, Serialize};

/// An incoming request.
#[derive(Clone, Default, Deserialize)]
pub struct Request {
    /// The HTTP method, in upper case.
    pub method: String,
    /// The percent-encoded URL path with its query: `/v1/accounts/acme/deployments?pageSize=10`.
    pub target: String,
    /// The headers. Names are case-insensitive.
    pub headers: Vec<(String, String)>,
    /// The body, or an empty text.
    #[serde(skip)]
    pub body: String,
}

impl Request {
    /// The URL path, without the query.
    pub(crate) fn path(&self) -> &str {
        self.target.split_once('?').map_or(&self.target, |(path, _)| path)
    }

    /// The query, without its question mark.
    pub(crate) fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The value of the first header with this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// A reply, and how it is delivered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    #[serde(skip)]
    pub body: String,
    /// The delay in milliseconds of the host's time.
    pub delay_ms: u32,
    /// True if the connection is dropped before any reply.
    pub drop_connection: bool,
    /// The number of body bytes after which the connection is dropped.
    pub truncate_body: Option<u32>,
}

impl Reply {
    /// A 200 reply.
    pub(crate) fn ok(body: &impl Serialize) -> Self {
        Self::json(200, body)
    }

    /// A JSON reply.
    pub(crate) fn json(status: u16, body: &impl Serialize) -> Self {
        // `to_string` of the value itself would go through a formatter, piece by piece
        Self::of_json(status, serde_json::to_string(body).unwrap_or_default())
    }

    /// A reply with JSON text.
    pub(crate) fn of_json(status: u16, body: String) -> Self {
        Self { status, body, ..Self::default() }.with_header("content-type", "application/json")
    }

    /// Sets a header, replacing one with the same name.
    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Self {
        let name = name.to_ascii_lowercase();
        self.headers.retain(|(key, _)| *key != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Sets a header unless it is present.
    pub(crate) fn with_default_header(self, name: &str, value: &str) -> Self {
        if self.headers.iter().any(|(key, _)| key == name) { self } else { self.with_header(name, value) }
    }
}
