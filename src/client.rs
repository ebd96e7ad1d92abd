//! The exchange: attempt, decide, sleep, attempt; over any transport and clock.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;

use futures_util::future::{Either, select};

use crate::attempt::attempt;
use crate::endpoint::{Call, Proof, Repeat};
use crate::error::{Error, ErrorKind};
use crate::event::ClientEvent;
use crate::reply::Reply;
use crate::retry;
use crate::transport::{Host, Method, Transport};
use crate::value::Value as _;

/// How long, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// For one attempt, its reply's body included.
    pub timeout_ms: u32,
    /// How many attempts may follow the first.
    pub max_retries: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: 60_000, max_retries: 2 }
    }
}

/// What a call comes to.
pub type Outcome<H> = Result<<H as Transport>::Value, Box<Error<<H as Transport>::Value>>>;

/// Makes a call, with as many attempts as it takes and may have.
///
/// `cancelled` ends when the caller aborts, with the reason: the call then ends at once, whatever it was about.
pub async fn execute<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    cancelled: impl Future<Output = Option<H::Value>>,
) -> Outcome<H> {
    let progress = Progress::default();
    match select(pin!(cancelled), pin!(exchange(host, settings, call, 0, &progress))).await {
        Either::Left((reason, _)) => Err(aborted(call, &progress, reason)),
        Either::Right((outcome, _)) => outcome,
    }
}

/// How far a call has come: what there is to say of it when it is interrupted.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    attempts: Cell<u32>,
    in_flight: Cell<bool>,
    /// Whether an attempt ended such that nobody knows whether it took effect.
    outcome_unknown: Cell<bool>,
}

impl Progress {
    /// Forgets the attempts of a call that ended well: the next reading counts its own.
    pub(crate) fn restart(&self) {
        self.attempts.set(0);
    }
}

/// The call, up to its end; attempts are at least `pause_ms` apart.
pub(crate) async fn exchange<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    pause_ms: u32,
    progress: &Progress,
) -> Outcome<H> {
    match repeat(host, settings, call, pause_ms, progress).await {
        Err(refusal) => settle(host, settings, call, progress, refusal).await,
        done => done,
    }
}

async fn repeat<H: Host>(host: &H, settings: &Settings, call: &Call, pause_ms: u32, progress: &Progress) -> Outcome<H> {
    loop {
        let number = progress.attempts.get().saturating_add(1);
        progress.attempts.set(number);
        progress.in_flight.set(true);
        let outcome = attempt(host, settings.timeout_ms, call, number).await;
        progress.in_flight.set(false);
        let failed = match outcome {
            Ok(value) => return Ok(value),
            Err(failed) => failed,
        };
        if failed.error.kind == ErrorKind::Config {
            progress.attempts.set(number.saturating_sub(1));
        }
        if failed.outcome_unknown {
            progress.outcome_unknown.set(true);
        }
        let would_act_twice = failed.outcome_unknown && call.repeat == Repeat::Never;
        if !failed.is_transient || would_act_twice || number > settings.max_retries {
            return Err(told(call, progress, failed.error));
        }
        let delay_ms = retry::delay_ms(number, failed.error.retry_after_ms, host.random()).max(pause_ms);
        host.event(&ClientEvent::Retry {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt: number.saturating_add(1),
            kind: failed.error.kind,
            status: failed.error.status,
            delay_ms,
        });
        host.sleep(delay_ms).await;
    }
}

/// A repeat may be refused for the very reason that an attempt before it took effect: then that is the result.
async fn settle<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    progress: &Progress,
    mut refusal: Box<Error<H::Value>>,
) -> Outcome<H> {
    let Repeat::SettledBy(codes, proof) = call.repeat else { return Err(refusal) };
    let may_be_done = progress.outcome_unknown.get() && refusal.code.is_some_and(|code| codes.contains(&code));
    if !may_be_done {
        return Err(refusal);
    }
    let result = match proof {
        Proof::Refusal => H::Value::object(),
        Proof::ReadOutside(states) => {
            let reading = Progress::default();
            let Ok(found) = repeat(host, settings, &reading_of(call), 0, &reading).await else { return Err(refusal) };
            if state_of(&found).is_none_or(|state| states.contains(&state.as_str())) {
                progress.outcome_unknown.set(false);
                refusal.outcome_unknown = false;
                return Err(refusal);
            }
            found
        }
    };
    host.event(&ClientEvent::SettledByReading {
        method: call.request.method,
        path: call.request.path.clone(),
        attempt: progress.attempts.get(),
        status: refusal.status,
    });
    Ok(result)
}

/// The reading of what a call is about.
fn reading_of(call: &Call) -> Call {
    use crate::deployment::Deployment;
    use crate::transport::Request;

    let request =
        Request { method: Method::Get, path: ["/v1/", &call.resource].concat(), query: Vec::new(), body: None };
    Call {
        name: "get",
        resource: call.resource.clone(),
        request,
        reply: Reply::Object(Deployment::FIELDS),
        repeat: Repeat::Always,
        advice: None,
    }
}

/// The state that a deployment is in, as it says.
pub(crate) fn state_of<V: crate::value::Value>(deployment: &V) -> Option<String> {
    deployment.get("state")?.text()
}

pub(crate) fn aborted<V>(call: &Call, progress: &Progress, reason: Option<V>) -> Box<Error<V>> {
    if progress.in_flight.get() && call.is_write() {
        progress.outcome_unknown.set(true);
    }
    let mut error = told(call, progress, Error::new(ErrorKind::Aborted, "aborted by the caller".to_owned()));
    error.cause = reason;
    error
}

/// An error with the name and the history of its call.
pub(crate) fn told<V>(call: &Call, progress: &Progress, mut error: Box<Error<V>>) -> Box<Error<V>> {
    let link = if error.kind == ErrorKind::Api { " was refused: " } else { ": " };
    error.message = [call.words().as_str(), link, &error.message].concat();
    error.outcome_unknown = progress.outcome_unknown.get();
    error.attempts = progress.attempts.get();
    error.method = Some(call.request.method);
    error.path = Some(call.request.path.clone());
    error
}
