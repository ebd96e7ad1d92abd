//! Requests and replies as plain values.

use serde::{Deserialize, Serialize};

/// A request as it arrives.
#[derive(Clone, Default, Deserialize)]
pub struct Request {
    /// `GET`, `POST` …
    pub method: String,
    /// The path, percent-encoded, with its query: `/v1/accounts/acme/deployments?pageSize=10`.
    pub target: String,
    /// The headers, in any case.
    pub headers: Vec<(String, String)>,
    /// The body; empty when there is none.
    #[serde(skip)]
    pub body: String,
}

impl Request {
    /// The path alone.
    pub(crate) fn path(&self) -> &str {
        self.target.split_once('?').map_or(&self.target, |(path, _)| path)
    }

    /// The query alone, without its question mark.
    pub(crate) fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The first header of a name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// What the caller gets, and how.
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
    /// How many milliseconds of the caller's time pass before it comes.
    pub delay_ms: u32,
    /// Whether nothing of it comes, and the connection is dropped instead.
    pub drop_connection: bool,
    /// After how many bytes of the body the connection is dropped.
    pub truncate_body: Option<u32>,
}

impl Reply {
    /// What was asked for.
    pub(crate) fn ok(body: &impl Serialize) -> Self {
        Self::json(200, body)
    }

    /// A reply of JSON.
    pub(crate) fn json(status: u16, body: &impl Serialize) -> Self {
        // its own `to_string` goes through a formatter, piece by piece
        let body = serde_json::to_string(body).unwrap_or_default();
        Self { status, body, ..Self::default() }.with_header("content-type", "application/json")
    }

    /// The reply with a header, in place of what it had under that name.
    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Self {
        let name = name.to_ascii_lowercase();
        self.headers.retain(|(key, _)| *key != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The reply with a header, unless it has one of that name.
    pub(crate) fn with_default_header(self, name: &str, value: &str) -> Self {
        if self.headers.iter().any(|(key, _)| key == name) { self } else { self.with_header(name, value) }
    }
}
