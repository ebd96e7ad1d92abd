//! Waiting for a state: read, look, sleep, read.

use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};

use futures_util::future::{Either, select};

use crate::api::endpoint::deployments::get::GET;
use crate::exchange::call::Call;
use crate::exchange::client::{Outcome, Settings, exchange, state_of, tracked};
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::event::ClientEvent;
use crate::exchange::progress::Progress;
use crate::exchange::retry::whole_ms;
use crate::exchange::transport::Host;
use crate::language::resource_name::DeploymentName;
use crate::language::words::human;
use crate::value::Value;

/// What is waited for, and how.
#[derive(Debug, Clone)]
pub struct Wait {
    /// The states, any of which ends the wait.
    pub states: Vec<String>,
    /// For the whole wait.
    pub timeout_ms: u32,
    /// Readings are at least this far apart.
    pub poll_ms: u32,
    /// How long the state may still be the one from before an undelete; 0 when there was none.
    pub grace_ms: u32,
}

impl Wait {
    /// Up to an hour, with a look every five seconds.
    #[must_use]
    pub fn for_states(states: Vec<String>) -> Self {
        Self { states, timeout_ms: 3_600_000, poll_ms: 5_000, grace_ms: 0 }
    }

    /// For READY.
    #[must_use]
    pub fn for_ready() -> Self {
        Self::for_states(vec!["READY".to_owned()])
    }

    /// For READY after an undelete, whose effect may take a minute to show.
    #[must_use]
    pub fn after_undelete() -> Self {
        Self { grace_ms: 60_000, ..Self::for_ready() }
    }

    fn is_for(&self, state: &str) -> bool {
        self.states.iter().any(|awaited| awaited == state)
    }

    /// Whether the wait is over without an awaited state: DELETED stays, and FAILED can only be deleted, which a wait
    /// for READY is not about.
    fn ends_at(&self, state: &str) -> bool {
        let may_be_deleted = !self.is_for("READY") && (self.is_for("DELETED") || self.is_for("DELETING"));
        state == "DELETED" || (state == "FAILED" && !may_be_deleted)
    }
}

/// Waits until a deployment is in one of the states.
pub async fn wait_for<H: Host>(
    host: &H,
    settings: &Settings,
    deployment: &DeploymentName,
    wait: &Wait,
    cancelled: impl Future<Output = Option<H::Value>>,
) -> Outcome<H> {
    let call = Call::of(&GET, deployment, &H::Value::object()).map_err(Error::config)?;
    let progress = Progress::default();
    let seen = RefCell::new(None);
    let polling = pin!(poll(host, settings, &call, wait, &progress, &seen));
    let deadline = pin!(host.sleep(wait.timeout_ms));
    let in_time = pin!(select(polling, deadline));
    match select(pin!(cancelled), in_time).await {
        Either::Left((reason, _)) => Err(progress.aborted(&["waiting for ", &call.resource].concat(), &call, reason)),
        Either::Right((Either::Left((outcome, _)), _)) => outcome,
        Either::Right((Either::Right(_), _)) => Err(timed_out(&call, wait, &progress, seen.take())),
    }
}

/// Makes a call, then waits for what it leads to. A deployment whose ID the service makes has its name from the reply.
pub async fn execute_and_wait<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    wait: &Wait,
    mut cancelled: Pin<&mut impl Future<Output = Option<H::Value>>>,
) -> Outcome<H> {
    let progress = Progress::default();
    let reply = tracked(host, settings, call, cancelled.as_mut(), &progress).await?;
    let named = || DeploymentName::resolve(&reply.get("name")?.text()?, None).ok();
    let Some(deployment) = call.deployment.clone().or_else(named) else {
        let error = Error::new(ErrorKind::Protocol, "the reply has no name to wait by".to_owned());
        return Err(progress.tell([&call.words(), ": "], call, error));
    };
    wait_for(host, settings, &deployment, wait, cancelled).await
}

async fn poll<H: Host>(
    host: &H,
    settings: &Settings,
    call: &Call,
    wait: &Wait,
    progress: &Progress,
    seen: &RefCell<Option<H::Value>>,
) -> Outcome<H> {
    let begun = host.now();
    let mut grace = wait.grace_ms > 0;
    let mut readings = 0u32;
    loop {
        progress.attempts.set(0);
        let outcome = exchange(host, settings, call, wait.poll_ms, progress).await;
        let waited_ms = whole_ms(host.now() - begun);
        let in_grace = grace && waited_ms < wait.grace_ms;
        readings = readings.saturating_add(1);
        match outcome {
            Ok(deployment) => {
                let state = state_of(&deployment);
                host.event(&ClientEvent::Poll {
                    method: call.request.method,
                    path: call.request.path.clone(),
                    attempt: readings,
                    state: state.clone(),
                    milliseconds: waited_ms,
                });
                host.polled(&deployment);
                if wait.is_for(&state) {
                    return Ok(deployment);
                }
                if wait.ends_at(&state) && !in_grace {
                    return Err(failed(call, wait, progress, deployment));
                }
                grace = grace && matches!(state.as_str(), "DELETED" | "FAILED");
                seen.replace(Some(deployment));
            }
            Err(error) if error.status == Some(404) && wait.is_for("DELETED") => return Ok(gone(call, seen.take())),
            Err(error) if error.status == Some(404) && in_grace => {}
            Err(error) => return Err(error),
        }
        host.sleep(wait.poll_ms).await;
    }
}

/// A deployment that is not there any more, as it was last seen.
fn gone<V: Value>(call: &Call, seen: Option<V>) -> V {
    let mut deployment = V::object();
    deployment.set("name", V::string(&call.resource));
    if let Some(seen) = seen {
        for key in seen.keys() {
            if let Some(value) = seen.get(&key) {
                deployment.set(&key, value);
            }
        }
    }
    deployment.set("state", V::string("DELETED"));
    deployment
}

fn failed<V: Value>(call: &Call, wait: &Wait, progress: &Progress, deployment: V) -> Box<Error<V>> {
    let message = [&described(&deployment), ", and will not become ", &wait.states.join(" or ")].concat();
    let error = Error::new(ErrorKind::Failed, message);
    let mut error = progress.tell([&call.resource, " is "], call, error);
    error.deployment = Some(deployment);
    error
}

fn timed_out<V: Value>(call: &Call, wait: &Wait, progress: &Progress, seen: Option<V>) -> Box<Error<V>> {
    let last = match &seen {
        Some(deployment) => ["it was last seen ", &described(deployment)].concat(),
        None => "it was never seen".to_owned(),
    };
    let message = [&wait.states.join(" or "), " within ", &human(wait.timeout_ms), "; ", &last].concat();
    let error = Error::new(ErrorKind::Timeout, message);
    let mut error = progress.tell([&call.resource, " did not become "], call, error);
    error.deployment = seen;
    error
}

/// State and status in words: `FAILED (INTERNAL: no such image)`.
fn described<V: Value>(deployment: &V) -> String {
    let mut words = state_of(deployment);
    let status = deployment.get("status");
    let part = |key| status.as_ref().and_then(|status| status.get(key)?.text()).filter(|text| !text.is_empty());
    let parts: Vec<String> =
        [part("code").filter(|code| code != "OK"), part("message")].into_iter().flatten().collect();
    if !parts.is_empty() {
        words.push_str(" (");
        words.push_str(&parts.join(": "));
        words.push(')');
    }
    words
}
