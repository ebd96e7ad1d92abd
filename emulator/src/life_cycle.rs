//! The states of a deployment over time. Nothing runs: what is due is done when somebody looks.

use fireworks_deployments::vocabulary::State;
use serde_json::json;

use crate::moment;
use crate::record::Record;
use crate::status::{Code, Refusal};

const READY_AFTER_MS: i64 = 30_000;
const DELETED_AFTER_MS: i64 = 5_000;
/// Seven days.
pub(crate) const PURGED_AFTER_MS: i64 = 604_800_000;

/// The next step of a deployment, and when.
#[derive(Clone, Copy)]
pub(crate) struct Due {
    pub(crate) at: i64,
    pub(crate) step: Step,
}

/// What happens by itself.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Ready,
    Deleted,
    Purge,
}

impl Record {
    /// Does every step that is due by now. Whether the deployment is still there afterwards.
    pub(crate) fn settle(&mut self, now: i64) -> bool {
        while let Some(Due { at, step }) = self.due.filter(|due| due.at <= now) {
            self.due = None;
            match step {
                Step::Ready => self.become_ready(at),
                Step::Deleted => self.become_deleted(at),
                Step::Purge => return false,
            }
        }
        true
    }

    /// Begins what the deployment's state leads to.
    pub(crate) fn continue_from(&mut self, now: i64) {
        if self.is(&State::CREATING) || self.is(&State::UPDATING) {
            self.due = Some(Due { at: now.saturating_add(READY_AFTER_MS), step: Step::Ready });
        } else if self.is(&State::DELETING) {
            self.due = Some(Due { at: now.saturating_add(DELETED_AFTER_MS), step: Step::Deleted });
        }
    }

    /// Brings a deleted or failed deployment back.
    pub(crate) fn undelete(&mut self, now: i64) -> Result<(), Refusal> {
        let name = self.text("name").unwrap_or_default();
        if self.is(&State::DELETING) {
            return Err(Refusal::new(Code::FAILED_PRECONDITION, format!("deployment {name} is being deleted")));
        }
        if !self.is(&State::DELETED) && !self.is(&State::FAILED) {
            return Err(Refusal::new(Code::ALREADY_EXISTS, format!("deployment {name} is not deleted")));
        }
        self.remove("deleteTime");
        self.remove("purgeTime");
        self.set("status", json!({ "code": "OK", "message": "" }));
        self.set_replicas(0, self.wanted_replicas());
        self.enter(&State::CREATING, now);
        self.continue_from(now);
        Ok(())
    }

    /// Begins to take changes over, unless that is still to come.
    pub(crate) fn update(&mut self, now: i64) {
        let desired = self.within_limits(self.int("desiredReplicaCount").unwrap_or_default());
        self.set("desiredReplicaCount", json!(desired));
        if self.is(&State::CREATING) {
            return self.touch(now);
        }
        self.enter(&State::UPDATING, now);
        self.continue_from(now);
    }

    /// Refuses what is asked of a deployment that is deleted, or being deleted.
    pub(crate) fn must_live(&self) -> Result<(), Refusal> {
        let name = self.text("name").unwrap_or_default();
        if self.is(&State::DELETED) || self.is(&State::DELETING) {
            return Err(Refusal::new(
                Code::FAILED_PRECONDITION,
                format!("deployment {name} is deleted: undelete it first"),
            ));
        }
        Ok(())
    }

    /// Begins a soft delete.
    pub(crate) fn delete(&mut self, now: i64) -> Result<(), Refusal> {
        if self.is(&State::DELETING) || self.is(&State::DELETED) {
            let name = self.text("name").unwrap_or_default();
            return Err(Refusal::new(Code::NOT_FOUND, format!("deployment {name} is already deleted")));
        }
        self.set_replicas(self.int("replicaCount").unwrap_or_default(), 0);
        self.enter(&State::DELETING, now);
        self.continue_from(now);
        Ok(())
    }

    /// The replicas that a deployment starts with: those it must have, at least one, unless it may have none.
    pub(crate) fn wanted_replicas(&self) -> i64 {
        self.within_limits(1)
    }

    /// As many replicas as it may have, nearest to a number.
    fn within_limits(&self, replicas: i64) -> i64 {
        let least = self.int("minReplicaCount").unwrap_or_default().max(replicas);
        self.int("maxReplicaCount").map_or(least, |most| least.min(most))
    }

    fn become_ready(&mut self, at: i64) {
        let replicas = self.int("desiredReplicaCount").unwrap_or_else(|| self.wanted_replicas());
        self.set_replicas(replicas, replicas);
        self.set("status", json!({ "code": "OK", "message": "" }));
        self.enter(&State::READY, at);
    }

    fn become_deleted(&mut self, at: i64) {
        let purge = at.saturating_add(PURGED_AFTER_MS);
        self.set("deleteTime", json!(moment::format(at)));
        self.set("purgeTime", json!(moment::format(purge)));
        self.set_replicas(0, 0);
        self.enter(&State::DELETED, at);
        self.due = Some(Due { at: purge, step: Step::Purge });
    }
}
