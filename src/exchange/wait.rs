//! Waiting for a state.

use super::trouble::Trouble;
use crate::api::vocabulary::State;
use crate::language::near::meant;
use crate::language::words::excerpt;
use crate::value::json::Json;

/// The time after an undelete in which the service may still show the state before it, in
/// milliseconds.
pub(crate) const GRACE_MS: u32 = 60_000;

/// The states to wait for, and the times.
#[derive(Debug, Clone)]
pub struct Wait {
    /// The states. Any of them ends the wait.
    pub states: Vec<String>,
    /// The longest that the wait may take, in milliseconds.
    pub max_wait_ms: u32,
    /// The minimum time between two polls, in milliseconds.
    pub poll_ms: u32,
    /// The time after an undelete in which the state may still be the old one, in milliseconds; 0
    /// without an undelete.
    pub grace_ms: u32,
    /// True if a deleted or failed deployment is undeleted.
    pub recovers: bool,
    /// True if the wait goes on until the deployment's inference endpoint answers.
    pub until_serving: bool,
}

impl Wait {
    /// Waits up to an hour, with a poll every five seconds.
    #[must_use]
    pub fn for_states(states: Vec<String>) -> Self {
        Self { states, max_wait_ms: 3_600_000, poll_ms: 5_000, grace_ms: 0, recovers: false, until_serving: false }
    }

    /// Waits for READY.
    #[must_use]
    pub fn for_ready() -> Self {
        Self::for_states(vec!["READY".to_owned()])
    }

    /// Waits for READY after an undelete, which may take a minute to show.
    #[must_use]
    pub fn after_undelete() -> Self {
        Self { grace_ms: GRACE_MS, ..Self::for_ready() }
    }

    /// Undeletes the deployment if its state asks for it, and waits for READY.
    #[must_use]
    pub fn to_recover() -> Self {
        Self { recovers: true, ..Self::after_undelete() }
    }

    /// Waits until the deployment's inference endpoint answers.
    #[must_use]
    pub fn for_serving() -> Self {
        Self { until_serving: true, ..Self::for_ready() }
    }

    /// Returns the words before the deployment's name in a message.
    pub(crate) fn words(&self) -> &'static str {
        if self.recovers { "recover of " } else { "waiting for " }
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
}

/// Checks the states to wait for: an empty list or an unknown state could only time out.
///
/// # Errors
/// A sentence: which state is unknown, and the nearest known one.
pub fn known_states(states: Vec<String>) -> Result<Vec<String>, String> {
    if states.is_empty() {
        return Err("missing state: wait for one or more, such as `READY`".to_owned());
    }
    let known = || State::VOCABULARY.values.iter().copied();
    let Some(unknown) = states.iter().find(|state| known().all(|known| known != state.as_str())) else {
        return Ok(states);
    };
    Err(["unknown state `", &excerpt(unknown), "`", &meant(unknown, known())].concat())
}

/// A deployment, as a poll sees it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) state: String,
    /// State and status: `FAILED (INTERNAL: no such image)`.
    pub(crate) words: String,
    pub(crate) trouble: Option<Trouble>,
}

impl Seen {
    pub(crate) fn of(deployment: Json<'_>) -> Self {
        let state = state_of(deployment);
        let status = deployment.get("status");
        let part = |key| status.and_then(|status| status.get(key)?.text()).filter(|text| !text.is_empty());
        let code = part("code").filter(|code| code != "OK").unwrap_or_default();
        let message = part("message").unwrap_or_default();
        let trouble = Trouble::of_status(&code, &message);
        let parts: Vec<String> = [code, message].into_iter().filter(|part| !part.is_empty()).collect();
        let words = if parts.is_empty() { state.clone() } else { [&state, " (", &parts.join(": "), ")"].concat() };
        Self { state, words, trouble }
    }

    /// True if the state may be the one before an undelete.
    pub(crate) fn may_be_old(&self) -> bool {
        matches!(self.state.as_str(), "DELETED" | "DELETING" | "FAILED")
    }
}

/// Returns the state of a deployment. An absent one is unspecified.
pub(crate) fn state_of(deployment: Json<'_>) -> String {
    deployment.get("state").and_then(Json::text).unwrap_or_else(|| "STATE_UNSPECIFIED".to_owned())
}
