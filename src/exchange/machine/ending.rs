//! The end of a call: a result, an error, or a look-up that decides between the two.

use super::{Machine, Stage};
use crate::api::row::{Proof, Repeat};
use crate::exchange::call::Call;
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::event::ClientEvent;
use crate::exchange::progress::Progress;
use crate::exchange::settle::is_done;
use crate::exchange::told::{Body, Outcome, Reply, Todo};
use crate::language::resource_name::DeploymentName;
use crate::value::json::Json;

impl Machine {
    pub(super) fn succeeded(&mut self, reply: &Reply<'_>, now: f64) -> Todo {
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
    pub(super) fn failed(&mut self, error: Box<Error>, now: f64) -> Todo {
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

    /// Returns the error of a wait that timed out.
    pub(super) fn late(&mut self) -> Box<Error> {
        match &self.stage {
            Stage::Wait(polls) => polls.wait.timed_out(&self.call, &self.progress, polls.seen.as_deref()),
            Stage::Call | Stage::LookUp { .. } => self.aborted(false),
        }
    }

    pub(super) fn aborted(&mut self, sent: bool) -> Box<Error> {
        let what = match &self.stage {
            Stage::Wait(_) => ["waiting for ", &self.call.resource].concat(),
            Stage::Call | Stage::LookUp { .. } => self.call.words(),
        };
        self.progress.aborted(&what, &self.call, sent)
    }

    /// Adds the call's name and history to an error.
    pub(super) fn refused(&self, error: Box<Error>) -> Box<Error> {
        let link = match error.kind {
            ErrorKind::Api if error.status.is_some_and(|status| status >= 500) => " failed: ",
            ErrorKind::Api => " was refused: ",
            _ => ": ",
        };
        self.progress.tell([&self.call.words(), link], &self.call, error)
    }
}
