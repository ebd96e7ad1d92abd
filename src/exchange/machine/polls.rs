//! A wait, poll by poll.

use super::{Machine, Polls, Settings, Stage};
use crate::exchange::call::Call;
use crate::exchange::error::Error;
use crate::exchange::event::ClientEvent;
use crate::exchange::progress::Progress;
use crate::exchange::retry;
use crate::exchange::told::{Outcome, Todo};
use crate::exchange::wait::{Wait, described, state_of};
use crate::language::resource_name::DeploymentName;
use crate::value::json::Json;

impl Machine {
    /// Creates the machine of a wait for a deployment's state, without a call.
    #[must_use]
    pub fn waiting(deployment: &DeploymentName, settings: Settings, wait: Wait, now: f64) -> Self {
        let mut machine = Self::new(Call::look_up(deployment), settings, None);
        machine.begin_wait(wait, now);
        machine
    }

    pub(super) fn begin_wait(&mut self, wait: Wait, now: f64) {
        self.progress = Progress::default();
        self.deadline = Some(now + f64::from(wait.timeout_ms));
        let in_grace = wait.grace_ms > 0;
        self.stage = Stage::Wait(Box::new(Polls { wait, begun: now, count: 0, in_grace, seen: None }));
    }

    /// Handles a poll that found the deployment.
    pub(super) fn polled(&mut self, mut polls: Box<Polls>, deployment: Json<'_>, now: f64) -> Todo {
        let (state, waited_ms) = (state_of(deployment), retry::whole_ms(now - polls.begun));
        polls.count = polls.count.saturating_add(1);
        self.observe_always(|call| ClientEvent::Poll {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt: polls.count,
            state: state.clone(),
            milliseconds: waited_ms,
        });
        if polls.wait.is_for(&state) {
            return Todo::Resolve(Outcome::Reply);
        }
        let words = described(deployment);
        if polls.wait.ends_at(&state) && !(polls.in_grace && waited_ms < polls.wait.grace_ms) {
            return Todo::Reject(polls.wait.failed(&self.call, &self.progress, &words));
        }
        polls.in_grace = polls.in_grace && matches!(state.as_str(), "DELETED" | "FAILED");
        polls.seen = Some(words);
        self.poll_again(polls, now)
    }

    /// Handles a poll that did not find the deployment.
    pub(super) fn unseen(&mut self, mut polls: Box<Polls>, error: Box<Error>, now: f64) -> Todo {
        polls.count = polls.count.saturating_add(1);
        let in_grace = polls.in_grace && retry::whole_ms(now - polls.begun) < polls.wait.grace_ms;
        match error.status {
            Some(404) if polls.wait.is_for("DELETED") => Todo::Resolve(Outcome::Gone(self.call.resource.clone())),
            Some(404) if in_grace => self.poll_again(polls, now),
            _ => Todo::Reject(self.refused(error)),
        }
    }

    fn poll_again(&mut self, polls: Box<Polls>, now: f64) -> Todo {
        let ms = polls.wait.poll_ms;
        self.progress.attempts = 0;
        self.stage = Stage::Wait(polls);
        self.sleep(ms, now)
    }
}
