//! Reads error replies, in every known format of the service and of the proxies before it.

use super::reply::{is_html, words};
use super::told::Body;
use crate::api::grpc::Code;
use crate::language::words::cut;
use crate::value::Kind;
use crate::value::json::Json;

/// The maximum length of the service's message, in characters: more than any of its own.
const ROOM: usize = 500;

/// An error reply.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The message.
    pub(crate) said: String,
    /// The gRPC code by name, if the service itself replied and the code is known.
    pub(crate) code: Option<&'static str>,
    /// True if the reply names a code that is known.
    pub(crate) is_by_service: bool,
    /// The `details`, as JSON text.
    pub(crate) details: Option<String>,
    /// The `reason` of their `ErrorInfo`.
    pub(crate) reason: Option<String>,
}

/// Reads the body of a reply outside 2xx.
pub(crate) fn read(status: u16, body: &Body<'_>) -> Refusal {
    match body {
        Body::Json(json) if json.kind() == Kind::Object => of_object(status, *json),
        Body::Json(json) if json.kind() == Kind::Text => {
            bare(json.text().map_or_else(String::new, |text| one_line(&text)))
        }
        Body::Text(text) if !is_html(text) && !text.trim_ascii().is_empty() => bare(one_line(text)),
        body => bare(["the reply is ", words(body), " and gives no reason"].concat()),
    }
}

fn of_object(status: u16, body: Json<'_>) -> Refusal {
    let error = inner(body);
    let details = error.get("details").filter(|details| details.kind() == Kind::List);
    let named = ["code", "status"].into_iter().find_map(|key| named_code(error.get(key)?));
    Refusal {
        said: said(body),
        code: named.or_else(|| Code::of_http(status).map(|code| code.name)),
        is_by_service: named.is_some(),
        reason: details.and_then(error_info_reason),
        details: details.map(|details| details.raw().to_owned()),
    }
}

/// Returns the message of an error's body.
pub(crate) fn said(body: Json<'_>) -> String {
    let error = inner(body);
    let text_at = |key| error.get(key).and_then(Json::text).filter(|text| !text.trim_ascii().is_empty());
    let text = ["message", "detail", "error"].into_iter().find_map(text_at);
    text.map_or_else(|| "the reply gives no reason".to_owned(), |text| one_line(&text))
}

fn inner(body: Json<'_>) -> Json<'_> {
    body.get("error").filter(|error| error.kind() == Kind::Object).unwrap_or(body)
}

fn bare(said: String) -> Refusal {
    Refusal { said, code: None, is_by_service: false, details: None, reason: None }
}

/// Returns a code by number or name. OK is not an error code.
fn named_code(code: Json<'_>) -> Option<&'static str> {
    let number = code.whole();
    let is_given = |known: &&Code| number == Some(known.number.into()) || code.is(known.name);
    Code::ALL.iter().filter(|code| **code != Code::OK).find(is_given).map(|code| code.name)
}

fn error_info_reason(details: Json<'_>) -> Option<String> {
    let is_info = |detail: &Json<'_>| {
        detail.get("@type").and_then(Json::text).is_some_and(|name| name.ends_with("google.rpc.ErrorInfo"))
    };
    details.items().find(is_info)?.get("reason")?.text()
}

/// Puts a text on one line, and cuts it to the maximum length.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    cut(&line, ROOM)
}
