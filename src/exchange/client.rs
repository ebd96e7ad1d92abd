//! The exchange: attempt, decide, sleep, attempt; over any transport and clock.

use std::future::Future;
use std::pin::pin;

use futures_util::future::{Either, select};

use crate::api::row::Repeat;
use crate::exchange::attempt::attempt;
use crate::exchange::call::Call;
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::event::ClientEvent;
use crate::exchange::progress::Progress;
use crate::exchange::retry;
use crate::exchange::settle::settle;
use crate::exchange::transport::{Host, Transport};
use crate::value::Value;

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
    tracked(host, settings, call, cancelled, &Progress::default()).await
}

/// The same, with its history for whoever has more to say of it.
pub(crate) async fn tracked<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    cancelled: impl Future<Output = Option<H::Value>>,
    progress: &Progress,
) -> Outcome<H> {
    match select(pin!(cancelled), pin!(exchange(host, settings, call, 0, progress))).await {
        Either::Left((reason, _)) => Err(progress.aborted(&call.words(), call, reason)),
        Either::Right((outcome, _)) => outcome,
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
    let outcome = match repeat(host, settings, call, pause_ms, progress).await {
        Err(refusal) => settle(host, settings, call, progress, refusal).await,
        done => done,
    };
    outcome.map_err(|error| {
        let link = match error.kind {
            ErrorKind::Api if error.status.is_some_and(|status| status >= 500) => " failed: ",
            ErrorKind::Api => " was refused: ",
            _ => ": ",
        };
        progress.tell([&call.words(), link], call, error)
    })
}

/// Attempts until one succeeds, or no other is worth it or allowed.
pub(crate) async fn repeat<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    pause_ms: u32,
    progress: &Progress,
) -> Outcome<H> {
    loop {
        let number = progress.attempts.get().saturating_add(1);
        progress.attempts.set(number);
        let outcome = attempt(host, settings.timeout_ms, call, number, &progress.sent).await;
        progress.sent.set(false);
        let failed = match outcome {
            Ok(value) => return Ok(value),
            Err(failed) => failed,
        };
        if failed.error.kind == ErrorKind::Config {
            // nothing was sent
            progress.attempts.set(number.saturating_sub(1));
        }
        if failed.outcome_unknown {
            progress.outcome_unknown.set(true);
        }
        let would_act_twice = failed.outcome_unknown && call.repeat == Repeat::Never;
        if !failed.is_transient || would_act_twice || number > settings.max_retries {
            return Err(failed.error);
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

/// The state that a deployment is in; on the wire an absent one is unspecified.
pub(crate) fn state_of<V: Value>(deployment: &V) -> String {
    deployment.get("state").and_then(|state| state.text()).unwrap_or_else(|| "STATE_UNSPECIFIED".to_owned())
}
