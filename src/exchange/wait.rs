//! Waiting for a state.

use super::call::Call;
use super::error::{Error, ErrorKind};
use super::progress::Progress;
use crate::language::words::human;
use crate::value::json::Json;

/// The states to wait for, and the times.
#[derive(Debug, Clone)]
pub struct Wait {
    /// The states. Any of them ends the wait.
    pub states: Vec<String>,
    /// The timeout of the whole wait, in milliseconds.
    pub timeout_ms: u32,
    /// The minimum time between two polls, in milliseconds.
    pub poll_ms: u32,
    /// The time after an undelete in which the state may still be the old one, in milliseconds; 0
    /// without an undelete.
    pub grace_ms: u32,
}

impl Wait {
    /// Waits up to an hour, with a poll every five seconds.
    #[must_use]
    pub fn for_states(states: Vec<String>) -> Self {
        Self { states, timeout_ms: 3_600_000, poll_ms: 5_000, grace_ms: 0 }
    }

    /// Waits for READY.
    #[must_use]
    pub fn for_ready() -> Self {
        Self::for_states(vec!["READY".to_owned()])
    }

    /// Waits for READY after an undelete, which may take a minute to show.
    #[must_use]
    pub fn after_undelete() -> Self {
        Self { grace_ms: 60_000, ..Self::for_ready() }
    }

    pub(crate) fn is_for(&self, state: &str) -> bool {
        self.states.iter().any(|awaited| awaited == state)
    }

    /// True if the wait can't succeed any more: DELETED is final, and a FAILED deployment can only
    /// become DELETED.
    pub(crate) fn ends_at(&self, state: &str) -> bool {
        let may_be_deleted = !self.is_for("READY") && (self.is_for("DELETED") || self.is_for("DELETING"));
        state == "DELETED" || (state == "FAILED" && !may_be_deleted)
    }

    /// Returns the error of a deployment that can't reach an awaited state.
    pub(crate) fn failed(&self, call: &Call, progress: &Progress, described: &str) -> Box<Error> {
        let message = [described, ", and will not become ", &self.states.join(" or ")].concat();
        let mut error = progress.tell([&call.resource, " is "], call, Error::new(ErrorKind::Failed, message));
        error.has_deployment = true;
        error
    }

    /// Returns the error of a wait that timed out. `seen` describes the deployment as last seen.
    pub(crate) fn timed_out(&self, call: &Call, progress: &Progress, seen: Option<&str>) -> Box<Error> {
        let last = seen.map_or_else(|| "it was never seen".to_owned(), |seen| ["it was last seen ", seen].concat());
        let message = [&self.states.join(" or "), " within ", &human(self.timeout_ms), "; ", &last].concat();
        let error = Error::new(ErrorKind::Timeout, message);
        let mut error = progress.tell([&call.resource, " did not become "], call, error);
        error.has_deployment = seen.is_some();
        error
    }
}

/// Returns the state of a deployment. An absent one is unspecified.
pub(crate) fn state_of(deployment: Json<'_>) -> String {
    deployment.get("state").and_then(Json::text).unwrap_or_else(|| "STATE_UNSPECIFIED".to_owned())
}

/// Describes state and status: `FAILED (INTERNAL: no such image)`.
pub(crate) fn described(deployment: Json<'_>) -> String {
    let mut words = state_of(deployment);
    let status = deployment.get("status");
    let part = |key| status.and_then(|status| status.get(key)?.text()).filter(|text| !text.is_empty());
    let parts: Vec<String> =
        [part("code").filter(|code| code != "OK"), part("message")].into_iter().flatten().collect();
    if !parts.is_empty() {
        words.push_str(" (");
        words.push_str(&parts.join(": "));
        words.push(')');
    }
    words
}
