//! The state machine of a call: attempts until one succeeds, a look-up if a retry was refused,
//! polls for a wait.

use super::attempt::{self, Failed};
use super::call::Call;
use super::error::{Error, ErrorKind};
use super::event::{ClientEvent, Headers};
use super::progress::Progress;
use super::request::Request;
use super::retry;
use super::told::{Attempt, Reply, Todo, Told};
use super::wait::Wait;
use crate::api::row::{Proof, Repeat};
pub use settings::Settings;

mod ending;
mod polls;
mod settings;

const CORS: &str = "in a page the likely cause is CORS: the service doesn't answer pages of other origins; \
                    call it through a proxy on the page's own origin and give that as `baseUrl`";

/// A call in progress.
pub struct Machine {
    /// The call; in a wait, its look-up.
    call: Call,
    settings: Settings,
    wait: Option<Wait>,
    stage: Stage,
    /// The history of the call; in a wait, of the poll.
    progress: Progress,
    /// The start of the attempt, in milliseconds since 1970.
    begun: f64,
    /// The end of the wait.
    deadline: Option<f64>,
    /// True if the current step is cut short by the end of the wait.
    is_last: bool,
    events: Vec<ClientEvent>,
}

enum Stage {
    /// The call itself.
    Call,
    /// A look-up to find out whether a write whose retry was refused took effect.
    LookUp { get: Box<Call>, progress: Progress, proof: Proof, refusal: Box<Error> },
    /// Polls of a deployment.
    Wait(Box<Polls>),
}

struct Polls {
    wait: Wait,
    begun: f64,
    count: u32,
    in_grace: bool,
    /// The description of the deployment as last seen.
    seen: Option<String>,
}

impl Machine {
    /// Creates the machine of a call, which then waits for its result if `wait` is set.
    #[must_use]
    pub fn new(call: Call, settings: Settings, wait: Option<Wait>) -> Self {
        Self {
            call,
            settings,
            wait,
            stage: Stage::Call,
            progress: Progress::default(),
            begun: 0.0,
            deadline: None,
            is_last: false,
            events: Vec::new(),
        }
    }

    /// Returns the first step. Times are in milliseconds since 1970.
    pub fn start(&mut self, now: f64) -> Todo {
        self.send(now)
    }

    /// Returns the request to send, if that is the next step.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.current().request
    }

    /// Returns the events since the last call.
    pub fn take_events(&mut self) -> Vec<ClientEvent> {
        std::mem::take(&mut self.events)
    }

    /// Returns the next step, after an event. `random` is at least 0 and below 1.
    pub fn told(&mut self, told: Told<'_>, now: f64, random: f64) -> Todo {
        match told {
            Told::Aborted { sent } => Todo::Reject(self.aborted(sent)),
            Told::Slept | Told::TimedOut { .. } if self.is_last => Todo::Reject(self.late()),
            Told::Slept => self.send(now),
            Told::TimedOut { sent } => {
                let failed = attempt::timed_out(self.current(), self.settings.timeout_ms, sent);
                self.attempt_failed(failed, now, random)
            }
            Told::Failed(failure) => {
                let advice = self.settings.is_cross_origin.then_some(CORS);
                let failed = attempt::unanswered(self.current(), failure, advice);
                self.attempt_failed(failed, now, random)
            }
            Told::Replied(reply) => {
                self.observe_reply(&reply, now);
                match attempt::read(self.current(), &reply) {
                    Ok(()) => self.succeeded(&reply, now),
                    Err(failed) => self.attempt_failed(failed, now, random),
                }
            }
        }
    }

    /// Returns the call whose request is in progress.
    fn current(&self) -> &Call {
        if let Stage::LookUp { get, .. } = &self.stage { get } else { &self.call }
    }

    fn progress(&mut self) -> &mut Progress {
        if let Stage::LookUp { progress, .. } = &mut self.stage { progress } else { &mut self.progress }
    }

    fn send(&mut self, now: f64) -> Todo {
        let timeout_ms = self.within(self.settings.timeout_ms, now);
        if timeout_ms == 0 {
            return Todo::Reject(self.late());
        }
        self.begun = now;
        let progress = self.progress();
        progress.attempts = progress.attempts.saturating_add(1);
        let number = progress.attempts;
        let call = self.current();
        let is_look_up = matches!(self.stage, Stage::LookUp { .. } | Stage::Wait(_));
        let is_read = is_look_up || (self.wait.is_some() && call.deployment.is_none());
        let reply = call.endpoint.reply;
        self.observe(|call| ClientEvent::Request {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt: number,
        });
        Todo::Send(Attempt { timeout_ms, reply, is_look_up, is_read })
    }

    fn sleep(&mut self, ms: u32, now: f64) -> Todo {
        Todo::Sleep { ms: self.within(ms, now) }
    }

    /// Limits a time to what is left of the wait, in milliseconds.
    fn within(&mut self, ms: u32, now: f64) -> u32 {
        let left = self.deadline.map(|deadline| retry::whole_ms((deadline - now).max(0.0)));
        self.is_last = left.is_some_and(|left| left <= ms);
        left.map_or(ms, |left| left.min(ms))
    }

    /// Retries if that is allowed and may help; else ends the call or the poll.
    fn attempt_failed(&mut self, failed: Failed, now: f64, random: f64) -> Todo {
        let Failed { error, outcome_unknown, is_transient } = failed;
        let never = self.current().repeat == Repeat::Never;
        let (max_retries, pause_ms) = (self.settings.max_retries, self.pause_ms());
        let progress = self.progress();
        let number = progress.attempts;
        if error.kind == ErrorKind::Config {
            // an unsent request is no attempt
            progress.attempts = number.saturating_sub(1);
        }
        progress.outcome_unknown |= outcome_unknown;
        if !is_transient || (outcome_unknown && never) || number > max_retries {
            return self.failed(error, now);
        }
        let delay_ms = retry::delay_ms(number, error.retry_after_ms, random).max(pause_ms);
        self.observe(|call| ClientEvent::Retry {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt: number.saturating_add(1),
            kind: error.kind,
            status: error.status,
            delay_ms,
        });
        self.sleep(delay_ms, now)
    }

    /// Returns the minimum delay between two attempts.
    fn pause_ms(&self) -> u32 {
        if let Stage::Wait(polls) = &self.stage { polls.wait.poll_ms } else { 0 }
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
            self.observe_always(event);
        }
    }

    fn observe_always(&mut self, event: impl FnOnce(&Call) -> ClientEvent) {
        let event = event(self.current());
        self.events.push(event);
    }
}
