//! The state machine of a call: attempts until one succeeds, a look-up if a retry was refused,
//! polls for a wait.

use super::attempt::{self, Failed};
use super::call::Call;
use super::error::{Error, ErrorKind};
use super::event::{ClientEvent, Headers};
use super::progress::Progress;
use super::request::Request;
use super::retry;
use super::settle::is_done;
use super::told::{Attempt, Body, Outcome, Reply, Todo, Told};
use super::wait::{Wait, described, state_of};
use crate::api::row::{Proof, Repeat};
use crate::language::resource_name::DeploymentName;
use crate::value::json::Json;

const CORS: &str = "in a page the likely cause is CORS: the service doesn't answer pages of other origins; \
                    call it through a proxy on the page's own origin and give that as `baseUrl`";

/// The settings of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The timeout of one attempt, its reply's body included, in milliseconds.
    pub timeout_ms: u32,
    /// The maximum number of retries after the first attempt.
    pub max_retries: u32,
    /// True if a page sends the requests to another origin.
    pub is_cross_origin: bool,
    /// True if there are listeners for events.
    pub is_observed: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: 60_000, max_retries: 2, is_cross_origin: false, is_observed: true }
    }
}

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

    /// Creates the machine of a wait for a deployment's state, without a call.
    #[must_use]
    pub fn waiting(deployment: &DeploymentName, settings: Settings, wait: Wait, now: f64) -> Self {
        let mut machine = Self::new(Call::look_up(deployment), settings, None);
        machine.begin_wait(wait, now);
        machine
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

    fn succeeded(&mut self, reply: &Reply<'_>, now: f64) -> Todo {
        let Body::Json(json) = reply.body else { return self.done(Outcome::Nothing, None, now) };
        match std::mem::replace(&mut self.stage, Stage::Call) {
            Stage::Call => self.done(Outcome::Reply, Some(json), now),
            Stage::Wait(polls) => self.polled(polls, json, now),
            Stage::LookUp { proof, refusal, .. } => {
                if is_done(proof, json, self.call.expected.as_deref().unwrap_or_default()) {
                    return self.settled(Outcome::Reply, refusal.status, Some(json), now);
                }
                self.progress.outcome_unknown = false;
                Todo::Reject(self.refused(refusal))
            }
        }
    }

    /// Handles an error that is not retried.
    fn failed(&mut self, error: Box<Error>, now: f64) -> Todo {
        match std::mem::replace(&mut self.stage, Stage::Call) {
            Stage::Call => self.settle(error, now),
            Stage::LookUp { refusal, .. } => Todo::Reject(self.refused(refusal)),
            Stage::Wait(polls) => self.unseen(polls, error, now),
        }
    }

    /// Rejects with the error, unless it refuses the retry of a write that may have taken effect.
    fn settle(&mut self, refusal: Box<Error>, now: f64) -> Todo {
        let Repeat::SettledBy(codes, proof) = self.call.repeat else { return Todo::Reject(self.refused(refusal)) };
        let may_be_done = self.progress.outcome_unknown && refusal.code.is_some_and(|code| codes.contains(&code));
        match &self.call.deployment {
            _ if !may_be_done => Todo::Reject(self.refused(refusal)),
            _ if proof == Proof::Refusal => self.settled(Outcome::Nothing, refusal.status, None, now),
            None => Todo::Reject(self.refused(refusal)),
            Some(deployment) => {
                let get = Box::new(Call::look_up(deployment));
                self.stage = Stage::LookUp { get, progress: Progress::default(), proof, refusal };
                self.send(now)
            }
        }
    }

    fn settled(&mut self, outcome: Outcome, status: Option<u16>, json: Option<Json<'_>>, now: f64) -> Todo {
        let attempt = self.progress.attempts;
        self.observe(|call| ClientEvent::SettledByReading {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt,
            status,
        });
        self.done(outcome, json, now)
    }

    /// Ends the call with its result, or begins the wait for it.
    fn done(&mut self, outcome: Outcome, json: Option<Json<'_>>, now: f64) -> Todo {
        let Some(wait) = self.wait.take() else { return Todo::Resolve(outcome) };
        // if the service generates the ID, the reply has the name
        let named = || DeploymentName::resolve(&json?.get("name")?.text()?, None).ok();
        let Some(deployment) = self.call.deployment.clone().or_else(named) else {
            let error =
                Error::new(ErrorKind::Protocol, "the reply has no name, so the client can't wait for it".to_owned());
            return Todo::Reject(self.progress.tell([&self.call.words(), ": "], &self.call, error));
        };
        self.call = Call::look_up(&deployment);
        self.begin_wait(wait, now);
        self.send(now)
    }

    fn begin_wait(&mut self, wait: Wait, now: f64) {
        self.progress = Progress::default();
        self.deadline = Some(now + f64::from(wait.timeout_ms));
        let in_grace = wait.grace_ms > 0;
        self.stage = Stage::Wait(Box::new(Polls { wait, begun: now, count: 0, in_grace, seen: None }));
    }

    /// Handles a poll that found the deployment.
    fn polled(&mut self, mut polls: Box<Polls>, deployment: Json<'_>, now: f64) -> Todo {
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
    fn unseen(&mut self, mut polls: Box<Polls>, error: Box<Error>, now: f64) -> Todo {
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

    /// Returns the error of a wait that timed out.
    fn late(&mut self) -> Box<Error> {
        match &self.stage {
            Stage::Wait(polls) => polls.wait.timed_out(&self.call, &self.progress, polls.seen.as_deref()),
            Stage::Call | Stage::LookUp { .. } => self.aborted(false),
        }
    }

    fn aborted(&mut self, sent: bool) -> Box<Error> {
        let what = match &self.stage {
            Stage::Wait(_) => ["waiting for ", &self.call.resource].concat(),
            Stage::Call | Stage::LookUp { .. } => self.call.words(),
        };
        self.progress.aborted(&what, &self.call, sent)
    }

    /// Adds the call's name and history to an error.
    fn refused(&self, error: Box<Error>) -> Box<Error> {
        let link = match error.kind {
            ErrorKind::Api if error.status.is_some_and(|status| status >= 500) => " failed: ",
            ErrorKind::Api => " was refused: ",
            _ => ": ",
        };
        self.progress.tell([&self.call.words(), link], &self.call, error)
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
