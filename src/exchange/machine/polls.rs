//! A wait, poll by poll. A poll that fails is told, and the wait goes on.

use super::ending::link;
use super::{Machine, Moment, Settings, Stage};
use crate::api::endpoint::deployments::undelete::UNDELETE;
use crate::exchange::call::Call;
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::event::{ClientEvent, PollError};
use crate::exchange::progress::Progress;
use crate::exchange::retry;
use crate::exchange::told::{Outcome, Todo};
use crate::exchange::wait::{Seen, Wait};
use crate::language::resource_name::DeploymentName;
use crate::language::words::human;
use crate::value::json::Json;

/// The most that an attempt takes of the grace, in milliseconds.
const MOST_OF_GRACE_MS: u32 = 5_000;

/// A wait in progress. Its times are in milliseconds of time waited, so that a clock that jumps
/// doesn't end it.
pub(super) struct Polls {
    pub(super) wait: Wait,
    pub(super) get: Call,
    /// The write that took effect, by the name of its method.
    pub(super) write: Option<&'static str>,
    /// The time left of the wait.
    pub(super) left_ms: u32,
    /// The time left in which the state may be the one before an undelete.
    pub(super) grace_ms: u32,
    /// The number of polls so far.
    count: u32,
    /// The number of polls that failed since the last good one.
    pub(super) failures: u32,
    /// The deployment as last seen.
    pub(super) seen: Option<Seen>,
    /// True once a recovery has undeleted the deployment, or was told that it isn't deleted.
    pub(super) is_undeleted: bool,
    /// True if it is unknown whether a recovery's undelete took effect.
    pub(super) in_doubt: bool,
    /// The latest refusal of a recovery's undelete, with its history.
    pub(super) refusal: Option<Box<Error>>,
}

impl Machine {
    /// Creates the machine of a wait for a deployment, without a call before it.
    #[must_use]
    pub fn waiting(deployment: &DeploymentName, settings: Settings, wait: Wait) -> Self {
        let mut machine = Self::new(Call::look_up(deployment), settings, None);
        machine.begin_wait(deployment, wait, None);
        machine
    }

    pub(super) fn begin_wait(&mut self, deployment: &DeploymentName, wait: Wait, write: Option<&'static str>) {
        self.progress = Progress::default();
        self.stage = Stage::Poll;
        self.polls = Some(Box::new(Polls {
            get: Call::look_up(deployment),
            write,
            left_ms: wait.max_wait_ms,
            // a recovery's grace begins with its undelete
            grace_ms: if wait.recovers { 0 } else { wait.grace_ms },
            count: 0,
            failures: 0,
            seen: None,
            is_undeleted: false,
            in_doubt: false,
            refusal: None,
            wait,
        }));
    }

    /// Handles a poll that found the deployment.
    pub(super) fn polled(&mut self, deployment: Json<'_>, at: &mut Moment<'_>) -> Todo {
        let Some(polls) = &mut self.polls else { return Todo::Resolve(Outcome::Deployment) };
        let seen = Seen::of(deployment);
        self.events.push(polls.event(Some(&seen.state), None));
        if polls.in_doubt && !seen.may_be_old() {
            polls.took_effect();
        }
        let is_undeleted = polls.is_undeleted;
        let (state, in_grace) = (seen.state.as_str(), polls.grace_ms > 0);
        let (is_reached, is_over) = (polls.wait.is_for(state), polls.wait.ends_at(state));
        let (recovers, until_serving) = (polls.wait.recovers, polls.wait.until_serving);
        if !seen.may_be_old() {
            polls.grace_ms = 0;
        }
        polls.seen = Some(seen);
        match () {
            () if is_reached && until_serving => self.probe(at),
            () if is_reached => Todo::Resolve(Outcome::Deployment),
            () if is_over && recovers && !is_undeleted => self.undelete(at),
            () if is_over && !in_grace => self.fail(at),
            () => {
                polls.failures = 0;
                self.poll_again(0)
            }
        }
    }

    /// Handles a poll, or a request to the inference endpoint, that failed.
    pub(super) fn poll_failed(&mut self, error: Box<Error>, at: &mut Moment<'_>) -> Todo {
        let is_probe = matches!(self.stage, Stage::Probe(_));
        let Some(polls) = &mut self.polls else { return Todo::Reject(error) };
        self.events.push(polls.event(None, Some(&error)));
        let is_404 = error.status == Some(404);
        // a deployment that scales up answers so for minutes, which is no reason to ask less often
        let is_starting = is_probe && matches!(error.status, Some(404 | 503));
        if is_starting || (is_404 && polls.grace_ms > 0) {
            return self.poll_again(retry::asked_ms(error.retry_after_ms, at.random).unwrap_or_default());
        }
        if is_404 && error.is_by_service {
            if polls.wait.is_for("DELETED") {
                return Todo::Resolve(Outcome::Gone(polls.get.resource.clone()));
            }
            if polls.wait.recovers {
                return self.find_near(error, at);
            }
        }
        // nothing was ever seen: perhaps a wrong `baseUrl`
        let is_new = polls.seen.is_none() && polls.write.is_none();
        let status = error.status.unwrap_or_default();
        let is_lost = is_new && error.kind == ErrorKind::Api && !retry::is_transient(error.kind, status, false);
        if is_lost || error.kind == ErrorKind::Config || matches!(error.status, Some(401 | 403 | 404)) {
            return Todo::Reject(self.wait_refused(error));
        }
        self.back_off(&error, at)
    }

    /// Pauses until the next poll: longer after each failure.
    pub(super) fn back_off(&mut self, error: &Error, at: &mut Moment<'_>) -> Todo {
        let Some(polls) = &mut self.polls else { return self.sleep(0) };
        polls.failures = polls.failures.saturating_add(1);
        let delay_ms = retry::poll_delay_ms(polls.failures, error.retry_after_ms, at.random);
        self.poll_again(delay_ms)
    }

    /// Pauses until the next poll, for so many milliseconds at least.
    pub(super) fn poll_again(&mut self, delay_ms: u32) -> Todo {
        self.progress = Progress::default();
        self.stage = Stage::Poll;
        let poll_ms = self.polls.as_ref().map_or(0, |polls| polls.wait.poll_ms);
        self.sleep(delay_ms.max(poll_ms))
    }

    /// Returns the error of a wait that a reply ends.
    pub(super) fn wait_refused(&self, error: Box<Error>) -> Box<Error> {
        match &self.polls {
            Some(polls) => polls.ended([polls.wait.words(), &polls.get.resource, link(&error)], error),
            None => error,
        }
    }
}

impl Polls {
    /// Counts the time that a step took. For the grace, an attempt counts little: a clock that jumps
    /// meanwhile must not end it.
    pub(super) fn pass(&mut self, ms: u32, slept: bool) {
        self.left_ms = self.left_ms.saturating_sub(ms);
        let ms = if slept { ms } else { ms.min(MOST_OF_GRACE_MS) };
        self.grace_ms = self.grace_ms.saturating_sub(ms);
    }

    pub(super) fn event(&mut self, state: Option<&str>, error: Option<&Error>) -> ClientEvent {
        self.count = self.count.saturating_add(1);
        ClientEvent::Poll {
            method: self.get.request.method,
            path: self.get.request.path.clone(),
            attempt: self.count,
            state: state.map(str::to_owned),
            error: error.map(PollError::of),
            milliseconds: self.wait.max_wait_ms.saturating_sub(self.left_ms),
        }
    }

    /// Returns the error of a deployment that can't reach an awaited state.
    pub(super) fn failed(&self) -> Box<Error> {
        let words = self.seen.as_ref().map_or("gone", |seen| &seen.words);
        let message = [words, ", and will not become ", &self.wait.states.join(" or ")].concat();
        self.ended(["", &self.get.resource, " is "], Error::new(ErrorKind::Failed, message))
    }

    /// Returns the error of a wait that took too long.
    pub(super) fn timed_out(&self) -> Box<Error> {
        let last = match &self.seen {
            None => "it was never seen".to_owned(),
            Some(seen) => ["it was last seen ", &seen.words].concat(),
        };
        let until = if self.wait.until_serving { " and serving" } else { "" };
        let within = human(self.wait.max_wait_ms);
        let message = [&self.wait.states.join(" or "), until, " within ", &within, "; ", &last].concat();
        self.ended(["", &self.get.resource, " did not become "], Error::new(ErrorKind::Timeout, message))
    }

    /// Returns the error of a wait that the caller aborted.
    pub(super) fn aborted(&self) -> Box<Error> {
        let error = Error::new(ErrorKind::Aborted, "aborted".to_owned());
        self.ended([self.wait.words(), &self.get.resource, " was "], error)
    }

    /// Records that a recovery's undelete took effect.
    pub(super) fn took_effect(&mut self) {
        self.write = Some(UNDELETE.name);
        self.is_undeleted = true;
        self.in_doubt = false;
    }

    fn ended(&self, what: [&str; 3], mut error: Box<Error>) -> Box<Error> {
        error.message = [&what.concat(), error.message.as_str()].concat();
        error.attempts = self.count;
        error.method = Some(self.get.request.method);
        error.path = Some(self.get.request.path.clone());
        self.completed(error)
    }

    /// Adds to an error the trouble as last seen, the write that took effect, and how to go on.
    pub(super) fn completed(&self, mut error: Box<Error>) -> Box<Error> {
        let message = &mut error.message;
        let is_other = error.trouble.is_some() || error.kind == ErrorKind::Aborted;
        if let Some(trouble) = self.seen.as_ref().and_then(|seen| seen.trouble).filter(|_| !is_other) {
            message.push_str("; ");
            message.push_str(trouble.advice());
            error.trouble = Some(trouble);
        }
        if self.in_doubt && !error.outcome_unknown {
            message.push_str("; it is unknown whether the undelete took effect");
            error.outcome_unknown = true;
        }
        let method = if self.wait.recovers || self.write == Some("undelete") { "recover" } else { "waitFor" };
        let is_interrupted = matches!(error.kind, ErrorKind::Timeout | ErrorKind::Aborted);
        match self.write {
            Some(write) if error.kind == ErrorKind::Failed => {
                message.push_str(&["; the ", write, " took effect"].concat());
            }
            Some(write) => message.push_str(&["; the ", write, " took effect: go on with `", method, "`"].concat()),
            None if self.wait.recovers && is_interrupted => message.push_str("; go on with `recover`"),
            None => {}
        }
        error.has_deployment = self.seen.is_some() || matches!(self.write, Some("create" | "undelete"));
        error
    }
}
