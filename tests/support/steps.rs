//! The steps of a script: how attempts end.

use serde_json::{Value, json};

/// The end of one attempt.
pub(crate) enum Step {
    Json(u16, Vec<(String, String)>, Value),
    Text(u16, String),
    /// The connection breaks, with the host's words and what it threw.
    Broken(String, Value),
    /// Nothing listens, so nothing is sent.
    Refused,
    /// The caller's `apiKey` function throws.
    NoKey(String, Value),
    /// Comes after so many milliseconds.
    After(u32, Box<Self>),
    Hang,
    /// Is still asking the caller for the key when the attempt ends.
    Unsent,
}

/// A reply with a JSON body.
pub(crate) fn reply(status: u16, body: Value) -> Step {
    reply_with(status, &[], body)
}

/// The same with headers.
pub(crate) fn reply_with(status: u16, headers: &[(&str, &str)], body: Value) -> Step {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Step::Json(status, headers, body)
}

/// A reply whose body is no JSON.
pub(crate) fn text(status: u16, body: &str) -> Step {
    Step::Text(status, body.to_owned())
}

/// A refusal as the service writes it: the gRPC code's number, and a message.
pub(crate) fn refusal(status: u16, code: u8, message: &str) -> Step {
    reply(status, json!({ "code": code, "message": message, "details": [] }))
}

/// The connection breaks.
pub(crate) fn broken() -> Step {
    Step::Broken("socket hang up".to_owned(), json!("ECONNRESET"))
}

pub(crate) fn after(ms: u32, step: Step) -> Step {
    Step::After(ms, Box::new(step))
}

/// A deployment in a state.
pub(crate) fn in_state(state: &str) -> Value {
    json!({ "name": "accounts/acme/deployments/x", "state": state })
}

/// Each way in which an attempt can end with an unknown outcome.
pub(crate) fn unknown_outcomes() -> Vec<Step> {
    let mut steps = vec![
        broken(),
        Step::Hang,
        text(200, "{\"name\": \"acc"),
        text(200, ""),
        text(200, "<html>"),
        reply(200, json!([])),
    ];
    steps.extend([500, 501, 502, 503, 504, 520, 524, 598].map(|status| text(status, "")));
    steps.extend([
        reply(200, json!({ "error": { "message": "upstream is down", "code": "INTERNAL" } })),
        reply(200, json!({ "code": 13, "message": "upstream is down", "details": [] })),
    ]);
    steps
}
