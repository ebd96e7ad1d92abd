//! Reads the driver's reports from numbers and text.

use crate::exchange::told::{Body, Failure, Reply, Told};
use crate::value::fit::Mismatch;
use crate::value::json::Json;

// the kinds of a body, as numbered in `pkg/src/body.ts`
const JSON: u8 = 1;
const TEXT: u8 = 2;
const MISMATCHED: u8 = 3;
const TOO_LARGE: u8 = 4;

// the other events, numbered there as well
const TIMED_OUT: u8 = 1;
const SLEPT: u8 = 2;
const ABORTED: u8 = 3;
const NO_KEY: u8 = 4;
const UNREACHED: u8 = 5;

/// Reads a reply.
pub(super) fn reply<'a>(status: u16, headers: &str, until: f64, kind: u8, body: &'a str) -> Reply<'a> {
    let headers = Json::new(headers).items().filter_map(|header| {
        let mut parts = header.items().filter_map(Json::text);
        Some((parts.next()?, parts.next()?))
    });
    let body = match kind {
        JSON => Body::Json(Json::new(body)),
        TEXT => Body::Text(body),
        MISMATCHED => Body::Mismatched(mismatch(Json::new(body))),
        TOO_LARGE => Body::TooLarge,
        _ => Body::Empty,
    };
    Reply { status, headers: headers.collect(), until: Some(until).filter(|until| !until.is_nan()), body }
}

/// Reads an event other than a reply.
pub(super) fn event(what: u8, words: &str, sent: bool) -> Told<'static> {
    match what {
        TIMED_OUT => Told::TimedOut { sent },
        SLEPT => Told::Slept,
        ABORTED => Told::Aborted { sent },
        _ => {
            let sent = sent && what != UNREACHED;
            Told::Failed(Failure { words: words.to_owned(), is_config: what == NO_KEY, sent })
        }
    }
}

fn mismatch(json: Json<'_>) -> Mismatch {
    let text = |key| json.get(key).and_then(Json::text).unwrap_or_default();
    Mismatch { path: text("path"), found: text("found"), expected: text("expected") }
}
