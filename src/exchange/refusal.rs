//! What a refusal says, in every form that the service and what stands before it are known to use.

use crate::api::grpc::Code;
use crate::exchange::reply::{is_html, words};
use crate::exchange::transport::Body;
use crate::value::{Kind, Value};

/// More than any message of the service has.
const ROOM: usize = 500;

/// A refusal, read.
#[derive(Debug)]
pub struct Refusal<V> {
    /// What was said, in words.
    pub said: String,
    /// The gRPC code by name, if the service itself answered and its code is known.
    pub code: Option<&'static str>,
    /// The `details`, as they came.
    pub details: Option<V>,
    /// The `reason` of the `ErrorInfo` among them.
    pub reason: Option<String>,
}

/// Reads the body of a reply outside 2xx.
#[must_use]
pub fn read<V: Value>(status: u16, body: &Body<V>) -> Refusal<V> {
    match body {
        Body::Json(value) if value.kind() == Kind::Object => of_object(status, value),
        Body::Json(value) if value.kind() == Kind::Text => {
            bare(value.text().map_or_else(String::new, |text| cut(&text)))
        }
        Body::Text(text) if !is_html(text) && !text.trim().is_empty() => bare(cut(text)),
        Body::Empty | Body::Text(_) | Body::Json(_) => {
            bare(["the reply is ", &words(body), " and gives no reason"].concat())
        }
    }
}

fn of_object<V: Value>(status: u16, body: &V) -> Refusal<V> {
    let nested = body.get("error").filter(|error| error.kind() == Kind::Object);
    let error = nested.as_ref().unwrap_or(body);
    let text_at = |key| error.get(key).and_then(|value| value.text()).filter(|text| !text.trim().is_empty());
    let details = error.get("details").filter(|details| details.kind() == Kind::List);
    Refusal {
        said: ["message", "detail", "error"]
            .into_iter()
            .find_map(text_at)
            .map_or_else(|| "the reply gives no reason".to_owned(), |text| cut(&text)),
        code: ["code", "status"]
            .into_iter()
            .find_map(|key| named_code(&error.get(key)?))
            .or_else(|| Code::of_http(status).map(|code| code.name)),
        reason: details.as_ref().and_then(error_info_reason),
        details,
    }
}

fn bare<V>(said: String) -> Refusal<V> {
    Refusal { said, code: None, details: None, reason: None }
}

/// A code by its number or its name. OK is no code of a refusal.
fn named_code<V: Value>(code: &V) -> Option<&'static str> {
    let (number, name) = (code.number(), code.text());
    let is_given = |code: &&Code| number == Some(f64::from(code.number)) || name.as_deref() == Some(code.name);
    Code::ALL.iter().filter(|code| **code != Code::OK).find(is_given).map(|code| code.name)
}

fn error_info_reason<V: Value>(details: &V) -> Option<String> {
    let is_info = |detail: &V| {
        detail.get("@type").and_then(|name| name.text()).is_some_and(|name| name.ends_with("google.rpc.ErrorInfo"))
    };
    details.items().iter().find(|detail| is_info(detail))?.get("reason")?.text()
}

/// A text on one line, and no longer than a message has room for.
fn cut(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let short: String = line.chars().take(ROOM).collect();
    if short.len() == line.len() { line } else { short + "…" }
}
