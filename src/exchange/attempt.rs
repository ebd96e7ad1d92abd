//! Turns the end of an attempt into a success or an error.

use super::call::Call;
use super::error::{Error, ErrorKind};
use super::refusal;
use super::reply;
use super::retry;
use super::told::{Failure, Reply};
use super::trouble::Trouble;
use crate::language::words::{decimal, human};

const TYPO: &str = "check the ID for a typo; `list({ showDeleted: true })` shows deleted deployments too";

const NOT_THE_API: &str = "the service itself answers otherwise: check `baseUrl`";

/// A failed attempt.
pub(crate) struct Failed {
    /// The error, without the call's name and history.
    pub(crate) error: Box<Error>,
    /// True if a write may have taken effect anyway.
    pub(crate) outcome_unknown: bool,
    /// True if a retry may succeed.
    pub(crate) is_transient: bool,
}

/// Returns the failure of an attempt that timed out.
pub(crate) fn timed_out(call: &Call, timeout_ms: u32, sent: bool) -> Failed {
    let message = ["no complete reply within ", &human(timeout_ms)].concat();
    unless_unsent(failed(call, Error::new(ErrorKind::Timeout, message), None), sent)
}

/// Returns the failure of an attempt without a reply. `advice` is a sentence part for a failed
/// connection.
pub(crate) fn unanswered(call: &Call, failure: Failure, advice: Option<&str>) -> Failed {
    let error = if failure.is_config {
        Error::new(ErrorKind::Config, failure.words)
    } else {
        let advice = advice.map(|advice| ["; ", advice].concat()).unwrap_or_default();
        Error::new(ErrorKind::Network, ["connection failed: ", &failure.words, &advice].concat())
    };
    unless_unsent(failed(call, error, None), failure.sent)
}

/// Checks a reply.
pub(crate) fn read(call: &Call, reply: &Reply<'_>) -> Result<(), Failed> {
    let status = reply.status;
    let told = retry::should_retry(reply.header("x-should-retry"));
    let mut failed = match status {
        200..=299 => match reply::fault(call, &reply.body) {
            None => return Ok(()),
            Some(fault) => {
                let mut error = Error::new(ErrorKind::Protocol, fault.message);
                error.status = Some(status);
                // an accepted request with a readable reply is not retried, whatever the header
                // says
                let mut failed = failed(call, error, told.filter(|_| fault.unreadable));
                if call.is_write() {
                    failed.outcome_unknown = true;
                    failed.is_transient = fault.unreadable && told.unwrap_or(true);
                }
                failed
            }
        },
        0 | 300..=399 => {
            let message = "the reply is a redirect, and redirects are not followed: check `baseUrl`".to_owned();
            let mut error = Error::new(ErrorKind::Api, message);
            error.status = Some(status);
            failed(call, error, told)
        }
        _ => failed(call, refused(call, reply), told),
    };
    failed.error.request_id = request_id(reply);
    failed.error.retry_after_ms =
        retry::asked_delay(reply.header("retry-after-ms"), reply.header("retry-after"), reply.until);
    Err(failed)
}

/// Returns the service's ID of the request.
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
    let trouble = Trouble::of_refusal(status, &refusal.said);
    let cause = match refusal.code {
        None if status == 404 => Some(NOT_THE_API),
        None => None,
        Some(_) => {
            let of_row = call.endpoint.advice.iter().find(|(known, _)| *known == status).map(|(_, advice)| *advice);
            of_row.or_else(|| call.deployment.as_ref().filter(|_| status == 404).map(|_| TYPO))
        }
    };
    for advice in [cause, trouble.map(Trouble::advice)].into_iter().flatten() {
        message.push_str("; ");
        message.push_str(advice);
    }
    let mut error = Error::new(ErrorKind::Api, message);
    error.status = Some(status);
    error.trouble = trouble;
    error.is_by_service = refusal.is_by_service;
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
