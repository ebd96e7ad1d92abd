//! A recovery: the undelete that a wait makes if the state asks for it, and the proof that the
//! deployment serves.

use super::{Machine, Moment, Stage};
use crate::api::endpoint::deployments::undelete::UNDELETE;
use crate::exchange::call::Call;
use crate::exchange::error::{Error, ErrorKind};
use crate::exchange::progress::Progress;
use crate::exchange::told::{Body, Reply, Todo};
use crate::exchange::trouble::Trouble;

impl Machine {
    /// Undeletes the deployment that a poll found DELETED or FAILED.
    pub(super) fn undelete(&mut self, at: &mut Moment<'_>) -> Todo {
        if let Some(deployment) = &self.call.deployment {
            self.call = Call::about(&UNDELETE, deployment);
        }
        self.progress = Progress::default();
        self.stage = Stage::Call;
        self.send(at.now)
    }

    /// Goes on waiting after the undelete of a recovery.
    pub(super) fn undeleted(&mut self, at: &mut Moment<'_>) -> Todo {
        if let Some(polls) = &mut self.polls {
            polls.took_effect();
            polls.failures = 0;
            polls.grace_ms = polls.wait.grace_ms;
        }
        self.progress = Progress::default();
        self.stage = Stage::Poll;
        self.send(at.now)
    }

    /// Handles the failure of a recovery's undelete: if it may have worked, or may work later, the
    /// next poll tells.
    pub(super) fn recovery_failed(&mut self, error: Box<Error>, at: &mut Moment<'_>) -> Todo {
        let error = self.refused(error);
        let Some(polls) = &mut self.polls else { return Todo::Reject(error) };
        polls.in_doubt |= self.progress.outcome_unknown;
        let is_passing = match error.kind {
            ErrorKind::Api => error.status.is_some_and(|status| status >= 500 || matches!(status, 408 | 429)),
            ErrorKind::Network | ErrorKind::Timeout | ErrorKind::Protocol => true,
            _ => false,
        };
        if error.trouble.is_none() && matches!(error.code, Some("ALREADY_EXISTS" | "FAILED_PRECONDITION")) {
            // somebody undeleted it, perhaps an earlier run whose effect doesn't show yet
            polls.is_undeleted = true;
            polls.grace_ms = polls.wait.grace_ms;
            polls.refusal = Some(error);
            return self.poll_again(0);
        }
        if is_passing && error.trouble != Some(Trouble::Quota) {
            let event = polls.event(None, Some(&error));
            self.events.push(event);
            return self.back_off(&error, at);
        }
        Todo::Reject(polls.completed(error))
    }

    /// Ends the wait for a deployment that can't reach an awaited state.
    pub(super) fn fail(&mut self, at: &mut Moment<'_>) -> Todo {
        let Some(polls) = &mut self.polls else { return self.sleep(0) };
        let is_failed = polls.seen.as_ref().is_some_and(|seen| seen.state == "FAILED");
        match polls.refusal.take().filter(|_| !is_failed) {
            Some(refusal) => Todo::Reject(polls.completed(refusal)),
            None if is_failed && polls.wait.recovers => self.ask_why(at),
            None => Todo::Reject(polls.failed()),
        }
    }

    /// Asks the deployment's inference endpoint for one token.
    pub(super) fn probe(&mut self, at: &mut Moment<'_>) -> Todo {
        self.progress = Progress::default();
        self.stage = Stage::Probe(Box::new(Call::one_token(&self.call.resource)));
        self.send(at.now)
    }
}

/// True if a reply comes from the model: a refusal of the request proves that it serves as well as
/// a completion does.
pub(super) fn is_answer(reply: &Reply<'_>) -> bool {
    let is_gateways = matches!(reply.status, 401..=404 | 407..=409 | 412 | 425 | 429);
    (400..500).contains(&reply.status) && !is_gateways && matches!(reply.body, Body::Json(_))
}
