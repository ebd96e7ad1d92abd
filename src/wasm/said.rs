//! Writes the next step of a call as JSON, which the host parses in one crossing: `Todo` in
//! `pkg/src/steps.ts`.

use super::writer::Writer;
use crate::api::row::{Method, Reply};
use crate::exchange::error::Error;
use crate::exchange::event::{ClientEvent, PollError};
use crate::exchange::machine::Machine;
use crate::exchange::request::Request;
use crate::exchange::told::{Attempt, Outcome, Todo};
use crate::exchange::trouble::Trouble;

/// The answer for a call that doesn't exist.
pub(super) const GONE: &str = r#"{"reject":{"kind":"config","message":"the call is over"}}"#;

/// Writes the error of a call that can't begin.
pub(super) fn refusal(error: &Error) -> String {
    let mut json = Writer::default();
    json.object(|json| json.entry("reject", |json| write_error(json, error)));
    json.0
}

/// Writes the next step, and the events since the last one.
pub(super) fn todo(id: usize, machine: &mut Machine, todo: &Todo, tokens: Option<u32>) -> String {
    let mut json = Writer::default();
    json.object(|json| {
        if let Todo::Send(_) | Todo::Sleep { .. } = todo {
            json.number("id", id);
        }
        json.optional_number("tokens", tokens.map(|tokens| tokens as usize));
        let events = machine.take_events();
        if !events.is_empty() {
            json.list("events", |json| {
                for event in &events {
                    json.item(|json| write_event(json, event));
                }
            });
        }
        match todo {
            Todo::Send(attempt) => json.entry("send", |json| {
                json.optional("id", machine.expected_id());
                write_attempt(json, machine.request(), attempt);
            }),
            Todo::Sleep { ms } => json.number("sleepMs", *ms as usize),
            Todo::Resolve(Outcome::Reply) => json.text("resolve", "reply"),
            Todo::Resolve(Outcome::Deployment) => json.text("resolve", "deployment"),
            Todo::Resolve(Outcome::Nothing) => json.text("resolve", "nothing"),
            Todo::Resolve(Outcome::Gone(name)) => {
                json.text("resolve", "gone");
                json.text("name", name);
            }
            Todo::Reject(error) => json.entry("reject", |json| write_error(json, error)),
        }
    });
    json.0
}

fn write_attempt(json: &mut Writer, request: &Request, attempt: &Attempt) {
    json.text("method", request.method.as_str());
    json.text("path", &request.path);
    if !request.query.is_empty() {
        json.entry("query", |json| request.query.iter().for_each(|(name, value)| json.text(name, value)));
    }
    if let Some(body) = &request.body {
        json.text("body", body);
    }
    json.number("timeoutMs", attempt.timeout_ms as usize);
    if let Reply::Object(message) | Reply::Page { message, .. } = attempt.reply {
        json.text("message", message.name());
    }
    if let Reply::Page { items, .. } = attempt.reply {
        json.text("items", items);
    }
    if attempt.is_own {
        json.raw("isOwn", "true");
    }
    if attempt.is_read {
        json.raw("isRead", "true");
    }
}

fn write_error(json: &mut Writer, error: &Error) {
    json.text("kind", error.kind.word());
    json.text("message", &error.message);
    json.optional_number("status", error.status.map(Into::into));
    json.optional("code", error.code);
    if let Some(details) = &error.details {
        json.raw("details", details);
    }
    json.optional("reason", error.reason.as_deref());
    json.optional("trouble", error.trouble.map(Trouble::word));
    json.optional("requestId", error.request_id.as_deref());
    json.optional_number("retryAfterMs", error.retry_after_ms.map(|ms| ms as usize));
    json.number("attempts", error.attempts as usize);
    json.raw("outcomeUnknown", if error.outcome_unknown { "true" } else { "false" });
    json.optional("method", error.method.map(Method::as_str));
    json.optional("path", error.path.as_deref());
    if error.has_deployment {
        json.raw("hasDeployment", "true");
    }
}

fn write_event(json: &mut Writer, event: &ClientEvent) {
    let (kind, method, path, attempt) = match event {
        ClientEvent::Request { method, path, attempt } => ("request", method, path, attempt),
        ClientEvent::Response { method, path, attempt, .. } => ("response", method, path, attempt),
        ClientEvent::Retry { method, path, attempt, .. } => ("retry", method, path, attempt),
        ClientEvent::Poll { method, path, attempt, .. } => ("poll", method, path, attempt),
        ClientEvent::SettledByReading { method, path, attempt, .. } => ("settled-by-reading", method, path, attempt),
    };
    json.text("type", kind);
    json.text("method", method.as_str());
    json.text("path", path);
    json.number("attempt", *attempt as usize);
    match event {
        ClientEvent::Request { .. } => {}
        ClientEvent::Response { status, request_id, headers, milliseconds, .. } => {
            json.number("status", (*status).into());
            json.optional("requestId", request_id.as_deref());
            json.entry("headers", |json| {
                for (name, value) in headers.iter() {
                    json.text(name, value);
                }
            });
            json.number("milliseconds", *milliseconds as usize);
        }
        ClientEvent::Retry { kind, status, delay_ms, .. } => {
            json.text("kind", kind.word());
            json.optional_number("status", status.map(Into::into));
            json.number("delayMs", *delay_ms as usize);
        }
        ClientEvent::Poll { state, error, milliseconds, .. } => {
            json.optional("state", state.as_deref());
            if let Some(PollError { kind, status, message }) = error {
                json.entry("error", |json| {
                    json.text("kind", kind.word());
                    json.optional_number("status", status.map(Into::into));
                    json.text("message", message);
                });
            }
            json.number("milliseconds", *milliseconds as usize);
        }
        ClientEvent::SettledByReading { status, .. } => json.optional_number("status", status.map(Into::into)),
    }
}
