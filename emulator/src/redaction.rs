//! Keys in requests, which are recorded without them.

use crate::access::Access;
use crate::http::Request;

pub(crate) const REDACTED: &str = "[redacted]";
/// The recorded header of a request with the emulator's own key. A wrong key is recorded as [`REDACTED`], which is as wrong.
const WITH_KEY: &str = "Bearer [redacted]";

/// The headers that hold a key.
const SECRET_HEADERS: [&str; 4] = ["authorization", "proxy-authorization", "x-api-key", "cookie"];

/// True if a header, given by its name in lower case, holds a key.
pub(crate) fn is_secret(header: &str) -> bool {
    SECRET_HEADERS.contains(&header)
}

/// A request without keys. It tells whether it had the emulator's own.
pub(crate) fn without_keys(request: &Request, access: &Access) -> Request {
    let header = |(name, value): &(String, String)| {
        let name = name.to_ascii_lowercase();
        let value = match name.as_str() {
            "authorization" if access.is_key(value) => WITH_KEY,
            other if is_secret(other) => REDACTED,
            _ => value,
        };
        (name, value.to_owned())
    };
    Request { headers: request.headers.iter().map(header).collect(), ..request.clone() }
}

/// A recorded request, with the emulator's own key if it had that.
pub(crate) fn with_key(mut request: Request, access: &Access) -> Request {
    for (name, value) in &mut request.headers {
        if let Some(key) = access.key.as_ref().filter(|_| name == "authorization" && value == WITH_KEY) {
            *value = format!("Bearer {key}");
        }
    }
    request
}
