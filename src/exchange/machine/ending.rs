//! The end of a call: a result or an error.

use super::polls::Polls;
use super::{Machine, Moment, Stage};
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::told::{Body, Outcome, Reply, Todo};
use crate::language::resource_name::DeploymentName;
use crate::value::json::Json;

impl Machine {
    pub(super) fn succeeded(&mut self, reply: &Reply<'_>, at: &mut Moment<'_>) -> Todo {
        let Body::Json(json) = reply.body else { return self.done(Outcome::Nothing, None, at) };
        match std::mem::replace(&mut self.stage, Stage::Call) {
            Stage::Call => self.done(Outcome::Reply, Some(json), at),
            Stage::LookUp(look_up) => self.looked_up(look_up, json, at),
            Stage::Poll => self.polled(json, at),
            Stage::Probe(_) => Todo::Resolve(Outcome::Deployment),
            Stage::Details(details) => Todo::Reject(details.complete(json)),
        }
    }

    /// Handles an error that is not retried.
    pub(super) fn failed(&mut self, error: Box<Error>, at: &mut Moment<'_>) -> Todo {
        match std::mem::replace(&mut self.stage, Stage::Call) {
            Stage::LookUp(look_up) => Todo::Reject(self.refused(look_up.refusal)),
            Stage::Details(details) => Todo::Reject(details.error),
            _ if self.polls.is_some() => self.recovery_failed(error, at),
            _ => self.settle(error, at),
        }
    }

    /// Ends the call with its result, or begins or continues the wait for it.
    pub(super) fn done(&mut self, outcome: Outcome, json: Option<Json<'_>>, at: &mut Moment<'_>) -> Todo {
        if self.polls.is_some() {
            return self.undeleted(at);
        }
        let Some(wait) = self.wait.take() else { return Todo::Resolve(outcome) };
        // if the service generates the ID, the reply has the name
        let named = || DeploymentName::resolve(&json?.get("name")?.text()?, None).ok();
        let Some(deployment) = self.call.deployment.clone().or_else(named) else {
            let error = Error::new(
                ErrorKind::Protocol,
                "the create took effect, but its reply has no name to wait for".to_owned(),
            );
            return Todo::Reject(self.progress.tell([&self.call.words(), ": "], &self.call, error));
        };
        self.begin_wait(&deployment, wait, Some(self.call.endpoint.name));
        self.send(at.now)
    }

    /// Returns the error of a wait that timed out. `sent` is true if the request in progress may have
    /// been sent.
    pub(super) fn late(&mut self, sent: bool) -> Box<Error> {
        match std::mem::replace(&mut self.stage, Stage::Poll) {
            Stage::Details(details) => return details.error,
            stage => self.stage = stage,
        }
        match self.interrupted_polls(sent) {
            Some(polls) => polls.timed_out(),
            None => self.aborted(sent),
        }
    }

    pub(super) fn aborted(&mut self, sent: bool) -> Box<Error> {
        if let Some(polls) = self.interrupted_polls(sent) {
            return polls.aborted();
        }
        let what = self.call.words();
        let in_doubt = sent && self.current().is_write();
        self.progress.aborted(&what, &self.call, in_doubt)
    }

    /// Returns the wait in progress, in doubt if it is interrupted during its undelete.
    fn interrupted_polls(&mut self, sent: bool) -> Option<&Polls> {
        let is_undelete = matches!(self.stage, Stage::Call);
        let polls = self.polls.as_mut()?;
        polls.in_doubt |= is_undelete && (sent || self.progress.outcome_unknown);
        Some(polls)
    }

    /// Adds the call's name and history to an error.
    pub(super) fn refused(&self, error: Box<Error>) -> Box<Error> {
        self.progress.tell([&self.call.words(), link(&error)], &self.call, error)
    }
}

/// Returns the words between what failed and why.
pub(super) fn link(error: &Error) -> &'static str {
    match error.kind {
        ErrorKind::Api if error.status.is_some_and(|status| status >= 500) => " failed: ",
        ErrorKind::Api => " was refused: ",
        _ => ": ",
    }
}
