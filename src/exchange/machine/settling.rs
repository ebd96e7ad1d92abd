//! Settling: look-ups that find out whether a write took effect whose retry was refused.

use super::{Machine, Moment, Stage};
use crate::api::row::{Proof, Repeat};
use crate::exchange::call::Call;
use crate::exchange::error::Error;
use crate::exchange::event::ClientEvent;
use crate::exchange::progress::Progress;
use crate::exchange::retry;
use crate::exchange::settle::{is_deleted, is_done, taken};
use crate::exchange::told::{Outcome, Todo};
use crate::exchange::wait::GRACE_MS;
use crate::value::json::Json;

/// The look-ups of a refused write.
pub(super) struct LookUp {
    pub(super) get: Call,
    pub(super) progress: Progress,
    pub(super) refusal: Box<Error>,
    proof: Proof,
    /// True if an earlier attempt may have taken effect.
    in_doubt: bool,
    /// The number of look-ups so far.
    count: u32,
    /// The time left in which the service may still show the state before the write, in
    /// milliseconds.
    grace_ms: u32,
}

impl Machine {
    /// Rejects with the error, unless it refuses the retry of a write that may have taken effect, or
    /// a create whose ID may belong to a deleted deployment. If the host may have sent the write
    /// twice, the refusal may be the second one's.
    pub(super) fn settle(&mut self, refusal: Box<Error>, at: &mut Moment<'_>) -> Todo {
        let Repeat::SettledBy(codes, proof) = self.call.repeat else { return Todo::Reject(self.refused(refusal)) };
        let is_known = refusal.code.is_some_and(|code| codes.contains(&code));
        let in_doubt = self.progress.outcome_unknown;
        let Some(deployment) = self.call.deployment.as_ref().filter(|_| is_known) else {
            return Todo::Reject(self.refused(refusal));
        };
        // a precondition may fail for many other reasons
        self.progress.outcome_unknown |= self.settings.may_resend && refusal.code != Some("FAILED_PRECONDITION");
        match proof {
            // a proxy's own 404 proves nothing
            Proof::Refusal if in_doubt && refusal.is_by_service => {
                self.settled(Outcome::Nothing, refusal.status, None, at)
            }
            Proof::NotDeleted | Proof::Holds if in_doubt || proof == Proof::Holds => {
                let get = Call::look_up(deployment);
                let progress = Progress::default();
                let look_up = LookUp { get, progress, refusal, proof, in_doubt, count: 0, grace_ms: GRACE_MS };
                self.stage = Stage::LookUp(Box::new(look_up));
                self.send(at.now)
            }
            _ => Todo::Reject(self.refused(refusal)),
        }
    }

    pub(super) fn looked_up(&mut self, mut look_up: Box<LookUp>, found: Json<'_>, at: &mut Moment<'_>) -> Todo {
        let is_done = is_done(look_up.proof, found, self.call.expected.as_deref().unwrap_or_default());
        if look_up.in_doubt && is_done {
            return self.settled(Outcome::Reply, look_up.refusal.status, Some(found), at);
        }
        match (look_up.proof, is_deleted(found)) {
            (Proof::Holds, is_deleted) => {
                self.progress.outcome_unknown &= is_done;
                let error = if is_deleted { taken(look_up.refusal, found) } else { look_up.refusal };
                Todo::Reject(self.refused(error))
            }
            // the refusal says that it isn't deleted: the state may lag behind
            _ if look_up.grace_ms > 0 => {
                look_up.count = look_up.count.saturating_add(1);
                look_up.progress = Progress::default();
                let ms = retry::delay_ms(look_up.count, None, at.random).min(look_up.grace_ms);
                look_up.grace_ms = look_up.grace_ms.saturating_sub(ms);
                self.stage = Stage::LookUp(look_up);
                self.sleep(ms)
            }
            _ => Todo::Reject(self.refused(look_up.refusal)),
        }
    }

    fn settled(&mut self, outcome: Outcome, status: Option<u16>, json: Option<Json<'_>>, at: &mut Moment<'_>) -> Todo {
        let attempt = self.progress.attempts;
        self.observe(|call| ClientEvent::SettledByReading {
            method: call.request.method,
            path: call.request.path.clone(),
            attempt,
            status,
        });
        self.done(outcome, json, at)
    }
}
