//! One attempt's end, read into a good reply or an error.

use super::call::Call;
use super::error::{Error, ErrorKind};
use super::refusal;
use super::reply;
use super::retry;
use super::told::{Failure, Reply};
use crate::language::words::{decimal, human};

/// An attempt that brought no result.
pub(crate) struct Failed {
    /// What is wrong, without the call's name and history.
    pub(crate) error: Box<Error>,
    /// True if a write may have taken effect all the same.
    pub(crate) outcome_unknown: bool,
    /// True if another attempt is worth it.
    pub(crate) is_transient: bool,
}

/// An attempt whose time ran out.
pub(crate) fn timed_out(call: &Call, timeout_ms: u32, sent: bool) -> Failed {
    let message = ["no complete reply came within ", &human(timeout_ms)].concat();
    unless_unsent(failed(call, Error::new(ErrorKind::Timeout, message), None), sent)
}

/// An attempt that got no reply. `advice` is a sentence part about a failed connection.
pub(crate) fn unanswered(call: &Call, failure: Failure, advice: Option<&str>) -> Failed {
    let error = if failure.is_config {
        Error::new(ErrorKind::Config, failure.words)
    } else {
        let advice = advice.map(|advice| ["; ", advice].concat()).unwrap_or_default();
        Error::new(ErrorKind::Network, ["connection failed: ", &failure.words, &advice].concat())
    };
    unless_unsent(failed(call, error, None), failure.sent)
}

/// Reads a reply.
pub(crate) fn read(call: &Call, reply: &Reply<'_>) -> Result<(), Failed> {
    let status = reply.status;
    let told = retry::should_retry(reply.header("x-should-retry"));
    let mut failed = match status {
        200..=299 => match reply::fault(call.endpoint.reply, &reply.body) {
            None => return Ok(()),
            Some(fault) => {
                let mut error = Error::new(ErrorKind::Protocol, fault.message);
                error.status = Some(status);
                // what was accepted and can be read isn't asked for again, whatever a header says
                let mut failed = failed(call, error, told.filter(|_| fault.unreadable));
                if call.is_write() && fault.unreadable {
                    failed.outcome_unknown = true;
                    failed.is_transient = told.unwrap_or(true);
                }
                failed
            }
        },
        0 | 300..=399 => {
            let message = "the reply is a redirect, and redirects are not followed: check `baseUrl`".to_owned();
            let mut error = Error::new(ErrorKind::Api, message);
            error.status = Some(status).filter(|status| *status != 0);
            failed(call, error, told)
        }
        _ => failed(call, refused(call, reply), told),
    };
    failed.error.request_id = request_id(reply);
    failed.error.retry_after_ms =
        retry::asked_delay(reply.header("retry-after-ms"), reply.header("retry-after"), reply.until);
    Err(failed)
}

/// The service's ID of a request.
pub(crate) fn request_id(reply: &Reply<'_>) -> Option<String> {
    ["x-request-id", "request-id"].into_iter().find_map(|name| reply.header(name)).map(str::to_owned)
}

fn refused(call: &Call, reply: &Reply<'_>) -> Box<Error> {
    let status = reply.status;
    let refusal = refusal::read(status, &reply.body);
    let mut message = [&refusal.said, " (", &decimal(status.into())].concat();
    if let Some(code) = refusal.code {
        message.push(' ');
        message.push_str(code);
    }
    message.push(')');
    if let Some((_, advice)) = call.endpoint.advice.filter(|(known, _)| *known == status) {
        message.push_str("; ");
        message.push_str(advice);
    }
    let mut error = Error::new(ErrorKind::Api, message);
    error.status = Some(status);
    error.code = refusal.code;
    error.details = refusal.details;
    error.reason = refusal.reason;
    error
}

fn failed(call: &Call, error: Box<Error>, told: Option<bool>) -> Failed {
    let status = error.status.unwrap_or_default();
    Failed {
        outcome_unknown: call.is_write() && retry::leaves_outcome_unknown(error.kind, status),
        is_transient: told.unwrap_or_else(|| retry::is_transient(error.kind, status, call.is_write())),
        error,
    }
}

fn unless_unsent(failed: Failed, sent: bool) -> Failed {
    Failed { outcome_unknown: failed.outcome_unknown && sent, ..failed }
}
