//! A request as plain data, without host and key.

use std::fmt;

use crate::api::row::Method;

/// A request.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The URL path. Starts with `/v1/`, and needs no encoding.
    pub path: String,
    /// The names and values of the query, not encoded.
    pub query: Vec<(&'static str, String)>,
    /// The body, as JSON text.
    pub body: Option<String>,
}

/// Omits the body, which may contain direct route keys.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.as_str())?;
        f.write_str(" ")?;
        f.write_str(&self.path)
    }
}
