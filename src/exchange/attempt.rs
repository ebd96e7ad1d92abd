//! One attempt: sent, raced with its time, and read into a value or an error.

use std::cell::Cell;
use std::pin::pin;

use futures_util::future::{Either, select};

use crate::exchange::call::Call;
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::event::{ClientEvent, Headers};
use crate::exchange::refusal;
use crate::exchange::reply;
use crate::exchange::retry;
use crate::exchange::transport::{Failure, Host, Response, Transport};
use crate::language::words::human;

type Value<H> = <H as Transport>::Value;

/// An attempt that brought no result.
pub(crate) struct Failed<V> {
    /// What is wrong, without the call's name and history.
    pub(crate) error: Box<Error<V>>,
    /// Whether a write may have taken effect all the same.
    pub(crate) outcome_unknown: bool,
    /// Whether another attempt is worth it.
    pub(crate) is_transient: bool,
}

/// Makes one attempt.
pub(crate) async fn attempt<H: Host>(
    host: &H,
    timeout_ms: u32,
    call: &Call,
    number: u32,
    sent: &Cell<bool>,
) -> Result<Value<H>, Failed<Value<H>>> {
    let (method, path) = (call.request.method, call.request.path.clone());
    host.event(&ClientEvent::Request { method, path: path.clone(), attempt: number });
    let begun = host.now();
    let outcome = match select(pin!(host.send(&call.request, sent)), pin!(host.sleep(timeout_ms))).await {
        Either::Left((outcome, _)) => outcome.map_err(|failure| unanswered(host, call, failure)),
        Either::Right(((), _)) => Err(timed_out(call, timeout_ms)),
    };
    let response =
        outcome.map_err(|failed| Failed { outcome_unknown: failed.outcome_unknown && sent.get(), ..failed })?;
    host.event(&ClientEvent::Response {
        method,
        path,
        attempt: number,
        status: response.status,
        request_id: request_id(&response),
        headers: Headers::public(&response.headers),
        milliseconds: retry::whole_ms(host.now() - begun),
    });
    read(host, call, response)
}

fn timed_out<V>(call: &Call, timeout_ms: u32) -> Failed<V> {
    let message = ["no complete reply came within ", &human(timeout_ms)].concat();
    failed(call, Error::new(ErrorKind::Timeout, message), None)
}

fn unanswered<H: Host>(host: &H, call: &Call, failure: Failure<Value<H>>) -> Failed<Value<H>> {
    let (kind, message, cause) = match failure {
        Failure::Config { message, cause } => (ErrorKind::Config, message, cause),
        Failure::Network { message, cause } => {
            let advice = host.connection_advice().map(|advice| ["; ", advice].concat()).unwrap_or_default();
            (ErrorKind::Network, ["connection failed: ", &message, &advice].concat(), cause)
        }
    };
    let mut error = Error::new(kind, message);
    error.cause = cause;
    failed(call, error, None)
}

fn read<H: Host>(host: &H, call: &Call, response: Response<Value<H>>) -> Result<Value<H>, Failed<Value<H>>> {
    let status = response.status;
    let told = retry::should_retry(response.header("x-should-retry"));
    let request_id = request_id(&response);
    let asked = retry::asked_delay(response.header("retry-after-ms"), response.header("retry-after"), |text| {
        Some(host.http_date(text)? - host.now())
    });
    let mut failed = match status {
        200..=299 => match reply::read(call.endpoint.reply, response.body) {
            Ok(value) => return Ok(value),
            Err(fault) => {
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
        _ => failed(call, refused(call, &response), told),
    };
    failed.error.request_id = request_id;
    failed.error.retry_after_ms = asked;
    Err(failed)
}

fn refused<V: crate::value::Value>(call: &Call, response: &Response<V>) -> Box<Error<V>> {
    let status = response.status;
    let refusal = refusal::read(status, &response.body);
    let mut message = [&refusal.said, " (", &status.to_string()].concat();
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

fn failed<V>(call: &Call, error: Box<Error<V>>, told: Option<bool>) -> Failed<V> {
    let status = error.status.unwrap_or_default();
    Failed {
        outcome_unknown: call.is_write() && retry::leaves_outcome_unknown(error.kind, status),
        is_transient: told.unwrap_or_else(|| retry::is_transient(error.kind, status, call.is_write())),
        error,
    }
}

fn request_id<V>(response: &Response<V>) -> Option<String> {
    ["x-request-id", "request-id"].into_iter().find_map(|name| response.header(name)).map(str::to_owned)
}
