//! A request as a plain value: no host, no key.

use std::fmt;

use crate::api::row::Method;

/// A request.
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
