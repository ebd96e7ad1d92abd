//! Checks that a 2xx reply is what the API specifies. The rules don't apply, and unknown fields are
//! kept.

use super::call::Call;
use super::refusal::said;
use super::told::Body;
use crate::api::message::Message;
use crate::api::row::Reply;
use crate::language::resource_name::DeploymentName;
use crate::language::words::excerpt;
use crate::value::Kind;
use crate::value::fit::{Mismatch, fit};
use crate::value::json::Json;

/// The reason that a reply is invalid.
#[derive(Debug)]
pub(crate) struct Fault {
    /// A sentence part: what the reply is, and what it should be.
    pub(crate) message: String,
    /// True if the reply can't be read at all, so that the outcome of a write is unknown.
    pub(crate) unreadable: bool,
}

/// Returns the fault of a 2xx reply's body.
pub(crate) fn fault(call: &Call, body: &Body<'_>) -> Option<Fault> {
    match (body, call.endpoint.reply) {
        (Body::Json(json), _) if json.kind() == Kind::Object => fault_of_object(call, *json),
        (body, Reply::Nothing) if is_empty(body) => None,
        (Body::Mismatched(mismatch), _) => {
            let parts = ["the reply's `", &mismatch.path, "` is ", &mismatch.found, " instead of ", &mismatch.expected];
            Some(Fault { message: parts.concat(), unreadable: false })
        }
        (other, _) => Some(Fault {
            message: ["the reply is ", words(other), " instead of a JSON object"].concat(),
            unreadable: true,
        }),
    }
}

/// Returns the fault of an object that is an error, or another deployment.
fn fault_of_object(call: &Call, json: Json<'_>) -> Option<Fault> {
    let unreadable = |words: [&str; 2]| Some(Fault { message: words.concat(), unreadable: true });
    let name = json.get("name").and_then(Json::text);
    let is_error = json.get("error").is_some_and(|error| !error.is_blank())
        || (json.get("code").is_some_and(|code| !code.is_blank() && !code.is_zero()) && json.get("message").is_some());
    match (name, &call.deployment, call.endpoint.reply) {
        (None, ..) if is_error => unreadable(["the reply has a status of success, but is an error: ", &said(json)]),
        // the ID alone: a proxy may map accounts
        (Some(name), Some(deployment), Reply::Object(Message::Deployment))
            if DeploymentName::resolve(&name, None).is_ok_and(|name| name.deployment() != deployment.deployment()) =>
        {
            unreadable(["the reply is another deployment: ", &excerpt(&name)])
        }
        _ => None,
    }
}

/// Removes known fields that are `null` from a 2xx reply, adds a page's missing list, and removes
/// its empty token.
///
/// # Errors
/// The first field of the wrong shape.
pub fn tidy(value: &mut serde_json::Value, promised: Reply) -> Result<(), Mismatch> {
    let (Reply::Object(message) | Reply::Page { message, .. }) = promised else { return Ok(()) };
    let shape = Message::SHAPES.get(message as usize).filter(|_| value.is_object());
    shape.map_or(Ok(()), |shape| fit(value, *shape))?;
    if let (Reply::Page { items, .. }, Some(page)) = (promised, value.as_object_mut()) {
        page.entry(items).or_insert_with(|| serde_json::Value::Array(Vec::new()));
        if page.get("nextPageToken").is_some_and(|token| token == "") {
            page.shift_remove("nextPageToken");
        }
    }
    Ok(())
}

/// Describes the body that came instead of an object.
pub(crate) fn words(body: &Body<'_>) -> &'static str {
    match body {
        body if is_empty(body) => "empty",
        Body::Json(json) if json.kind() == Kind::Absent => "`null`",
        Body::Json(json) => json.kind().words(),
        Body::Text(text) if is_html(text) => "an HTML page",
        Body::TooLarge => "larger than the client accepts (see `maxResponseBytes`)",
        Body::Empty | Body::Text(_) | Body::Mismatched(_) => "text that is not JSON, or is cut off,",
    }
}

/// True if the text is an HTML page.
pub(crate) fn is_html(text: &str) -> bool {
    let text = text.trim_ascii_start().as_bytes();
    let begins = |tag: &str| text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()));
    ["<!doctype", "<html", "<head", "<body"].into_iter().any(begins)
}

fn is_empty(body: &Body<'_>) -> bool {
    match body {
        Body::Empty => true,
        Body::Text(text) => text.trim_ascii().is_empty(),
        Body::Json(_) | Body::Mismatched(_) | Body::TooLarge => false,
    }
}
