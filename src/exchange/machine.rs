//! The state machine of a call: attempts until one succeeds, look-ups if a retry was refused, polls
//! for a wait.

use super::attempt::{self, Failed};
use super::budget::Budget;
use super::call::Call;
use super::error::ErrorKind;
use super::event::{ClientEvent, Headers};
use super::progress::Progress;
use super::request::Request;
use super::retry;
use super::told::{Attempt, Outcome, Reply, Todo, Told};
use super::wait::Wait;
use crate::api::message::Message;
use crate::api::row::{Repeat, Reply as Promise};
use crate::language::resource_name::DeploymentName;
use details::Details;
use polls::Polls;
pub use settings::Settings;
use settling::LookUp;

mod details;
mod ending;
mod polls;
mod recovering;
mod settings;
mod settling;

const CORS: &str = "in a page the likely cause is CORS: the service doesn't answer pages of other origins; \
                    call it through a proxy on the page's own origin and give that as `baseUrl`";

/// A call in progress.
pub struct Machine {
    /// The call; in a recovery, its undelete.
    call: Call,
    settings: Settings,
    /// The wait for the call's result, until it begins.
    wait: Option<Wait>,
    /// The wait in progress.
    polls: Option<Box<Polls>>,
    stage: Stage,
    /// The history of the call.
    progress: Progress,
    /// The start of the attempt, in milliseconds since 1970.
    begun: f64,
    /// The longest that the current step may take, in milliseconds.
    step_ms: u32,
    /// True if the current step is cut short by the end of the wait.
    is_last: bool,
    events: Vec<ClientEvent>,
}

enum Stage {
    /// The call itself.
    Call,
    /// A look-up to find out whether a write whose retry was refused took effect.
    LookUp(Box<LookUp>),
    /// A poll of a wait.
    Poll,
    /// A request to the deployment's inference endpoint, after a poll found it READY.
    Probe(Box<Call>),
    /// A read that adds details to an error.
    Details(Box<Details>),
}

/// The outside at the moment of an event.
pub struct Moment<'a> {
    /// The time, in milliseconds since 1970.
    pub now: f64,
    /// A random number, at least 0 and below 1.
    pub random: f64,
    /// The client's retry budget.
    pub budget: &'a mut Budget,
}

impl Machine {
    /// Creates the machine of a call, which then waits for its result if `wait` is set.
    #[must_use]
    pub fn new(call: Call, settings: Settings, wait: Option<Wait>) -> Self {
        Self {
            call,
            settings,
            wait,
            polls: None,
            stage: Stage::Call,
            progress: Progress::default(),
            begun: 0.0,
            step_ms: 0,
            is_last: false,
            events: Vec::new(),
        }
    }

    /// Returns the first step. `now` is in milliseconds since 1970.
    pub fn start(&mut self, now: f64) -> Todo {
        self.send(now)
    }

    /// Returns the request to send, if that is the next step.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.current().request
    }

    /// Returns the ID that the reply to the request must have, if it is a deployment.
    #[must_use]
    pub fn expected_id(&self) -> Option<&str> {
        let call = self.current();
        let is_deployment = matches!(call.endpoint.reply, Promise::Object(Message::Deployment));
        call.deployment.as_ref().filter(|_| is_deployment).map(DeploymentName::deployment)
    }

    /// Returns the events since the last call.
    pub fn take_events(&mut self) -> Vec<ClientEvent> {
        std::mem::take(&mut self.events)
    }

    /// Returns the next step, after an event.
    pub fn told(&mut self, told: Told<'_>, mut at: Moment<'_>) -> Todo {
        let slept = matches!(told, Told::Slept);
        if let Some(polls) = &mut self.polls {
            // a clock that jumps counts as no more than the step's limit
            let ms = if slept { self.step_ms } else { retry::whole_ms(at.now - self.begun).min(self.step_ms) };
            polls.pass(ms, slept);
        }
        match told {
            Told::Aborted { sent } => Todo::Reject(self.aborted(sent)),
            Told::Slept if self.is_last => Todo::Reject(self.late(false)),
            Told::TimedOut { sent } if self.is_last => Todo::Reject(self.late(sent)),
            Told::Slept => self.send(at.now),
            Told::TimedOut { sent } => {
                let failed = attempt::timed_out(self.current(), self.settings.timeout_ms, sent);
                self.attempt_failed(failed, &mut at)
            }
            Told::Failed(failure) => {
                let advice = self.settings.is_cross_origin.then_some(CORS);
                let failed = attempt::unanswered(self.current(), failure, advice);
                self.attempt_failed(failed, &mut at)
            }
            Told::Replied(reply) => {
                self.observe_reply(&reply, at.now);
                if matches!(self.stage, Stage::Probe(_)) && recovering::is_answer(&reply) {
                    return Todo::Resolve(Outcome::Deployment);
                }
                match attempt::read(self.current(), &reply) {
                    Ok(()) => {
                        at.budget.earn();
                        self.succeeded(&reply, &mut at)
                    }
                    Err(failed) => self.attempt_failed(failed, &mut at),
                }
            }
        }
    }

    /// Returns the call whose request is in progress.
    fn current(&self) -> &Call {
        match (&self.stage, &self.polls) {
            (Stage::LookUp(look_up), _) => &look_up.get,
            (Stage::Probe(probe), _) => probe,
            (Stage::Details(details), _) => &details.call,
            (Stage::Poll, Some(polls)) => &polls.get,
            (Stage::Call | Stage::Poll, _) => &self.call,
        }
    }

    fn progress(&mut self) -> &mut Progress {
        match &mut self.stage {
            Stage::LookUp(look_up) => &mut look_up.progress,
            Stage::Details(details) => &mut details.progress,
            Stage::Call | Stage::Poll | Stage::Probe(_) => &mut self.progress,
        }
    }

    fn send(&mut self, now: f64) -> Todo {
        let timeout_ms = self.within(self.settings.timeout_ms);
        if timeout_ms == 0 {
            return Todo::Reject(self.late(false));
        }
        self.begun = now;
        let progress = self.progress();
        progress.attempts = progress.attempts.saturating_add(1);
        let number = progress.attempts;
        let is_own = matches!(self.stage, Stage::Call) && self.polls.is_none();
        let call = self.current();
        let is_read = !is_own || (self.wait.is_some() && call.deployment.is_none());
        let reply = call.endpoint.reply;
        self.observe(|call| ClientEvent::Request {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt: number,
        });
        Todo::Send(Attempt { timeout_ms, reply, is_own, is_read })
    }

    fn sleep(&mut self, ms: u32) -> Todo {
        Todo::Sleep { ms: self.within(ms) }
    }

    /// Begins a step, which takes so many milliseconds at most: no more than is left of the wait.
    fn within(&mut self, ms: u32) -> u32 {
        let left = self.polls.as_ref().map(|polls| polls.left_ms);
        self.is_last = left.is_some_and(|left| left <= ms);
        self.step_ms = left.map_or(ms, |left| left.min(ms));
        self.step_ms
    }

    /// Retries if that is allowed and may help; else ends the call or the poll.
    fn attempt_failed(&mut self, failed: Failed, at: &mut Moment<'_>) -> Todo {
        if let Stage::Poll | Stage::Probe(_) = self.stage {
            return self.poll_failed(failed.error, at);
        }
        let Failed { mut error, outcome_unknown, is_transient } = failed;
        let never = self.current().repeat == Repeat::Never;
        let max_retries = self.settings.max_retries;
        let progress = self.progress();
        let number = progress.attempts;
        if error.kind == ErrorKind::Config {
            // an unsent request is no attempt
            progress.attempts = number.saturating_sub(1);
        }
        progress.outcome_unknown |= outcome_unknown;
        if !is_transient || (outcome_unknown && never) || number > max_retries {
            return self.failed(error, at);
        }
        if !at.budget.spend(error.kind) {
            error.message.push_str("; not retried, because many calls of this client failed lately");
            return self.failed(error, at);
        }
        let delay_ms = retry::delay_ms(number, error.retry_after_ms, at.random);
        self.observe(|call| ClientEvent::Retry {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt: number.saturating_add(1),
            kind: error.kind,
            status: error.status,
            delay_ms,
        });
        self.sleep(delay_ms)
    }

    fn observe_reply(&mut self, reply: &Reply<'_>, now: f64) {
        let (attempt, begun) = (self.progress().attempts, self.begun);
        self.observe(|call| ClientEvent::Response {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt,
            status: reply.status,
            request_id: attempt::request_id(reply),
            headers: Headers::public(&reply.headers),
            milliseconds: retry::whole_ms(now - begun),
        });
    }

    fn observe(&mut self, event: impl FnOnce(&Call) -> ClientEvent) {
        if self.settings.is_observed {
            let event = event(self.current());
            self.events.push(event);
        }
    }
}
