//! A deployment's states over time. Nothing runs in the background: steps that are due are done on the next request.

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::vocabulary::State;
use serde_json::json;

use crate::moment;
use crate::record::Record;
use crate::start_fault::StartFault;
use crate::status::Refusal;
use crate::timing::{Delay, Timing};

/// A step that is due, and when.
#[derive(Clone, Copy)]
pub(crate) struct Due {
    pub(crate) at: i64,
    pub(crate) step: Step,
}

#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// The end of a start fault's wait.
    Start,
    Ready,
    Deleted,
    Purge,
    /// The replicas that aren't ready enter their next phase.
    Phase,
    /// All desired replicas are ready.
    Scaled,
    ScaleToZero,
    /// The load changes, or the replicas that follow it.
    Load,
    DeleteIdle,
}

impl Record {
    /// Does every step due by `now`. Returns false once the deployment is purged.
    pub(crate) fn settle(&mut self, now: i64, timing: &Timing) -> bool {
        while self.quiet_until <= now {
            let next = self.next(timing);
            let Some(Due { at, step }) = next.filter(|due| due.at <= now) else {
                self.quiet_until = next.map_or(i64::MAX, |due| due.at);
                break;
            };
            match step {
                Step::Start => self.find_what_it_lacked(at),
                Step::Ready => self.end_start(at),
                Step::Deleted => self.become_deleted(at, timing),
                Step::Purge => return false,
                Step::Phase => self.pass_phase(),
                Step::Scaled => self.set_replicas(self.desired(), self.desired(), at),
                Step::ScaleToZero => self.set_replicas(0, 0, at),
                Step::Load => self.step_load(at, timing),
                Step::DeleteIdle => self.begin_deleting(at),
            }
        }
        true
    }

    /// The next step. At the same moment, a change of state comes first.
    fn next(&self, timing: &Timing) -> Option<Due> {
        let replicas = if self.load.is_some() { self.next_load() } else { self.next_replicas(timing) };
        let steps = [self.next_state(timing), replicas, self.next_idle(timing), self.next_phase(timing)];
        steps.into_iter().flatten().min_by_key(|due| due.at)
    }

    fn next_state(&self, timing: &Timing) -> Option<Due> {
        let after = |delay, step| Some(Due { at: timing.end(delay, self, self.since), step });
        if self.is(&State::CREATING) || self.is(&State::UPDATING) {
            match self.lack() {
                Some(StartFault { lasts: Some(ms), .. }) => after(Delay::of(*ms), Step::Start),
                Some(StartFault { lasts: None, .. }) => None,
                None => after(timing.ready, Step::Ready),
            }
        } else if self.is(&State::DELETING) {
            after(timing.deleted, Step::Deleted)
        } else {
            self.purge_at.filter(|_| self.is(&State::DELETED)).map(|at| Due { at, step: Step::Purge })
        }
    }

    /// Starts, or waits for as long as its start fault lasts.
    pub(crate) fn start(&mut self, now: i64, fault: Option<StartFault>) {
        self.start_fault = fault;
        let status = self.lack().map_or_else(|| json!({ "code": "OK", "message": "" }), StartFault::status);
        self.set("status", status);
        self.set_replicas(0, self.wanted_replicas(), now);
        self.reschedule();
        self.enter(&State::CREATING, now);
    }

    fn find_what_it_lacked(&mut self, at: i64) {
        self.start_fault = None;
        self.set("status", json!({ "code": "OK", "message": "" }));
        self.set_replicas(0, self.desired(), at);
        self.reschedule();
        self.enter(&State::CREATING, at);
    }

    /// Starts a deployment that a start fault holds back.
    pub(crate) fn clear_fault(&mut self, now: i64) {
        if self.lack().is_some() {
            self.find_what_it_lacked(now);
        }
        self.start_fault = None;
    }

    /// The start fault that holds it back.
    pub(crate) fn lack(&self) -> Option<&StartFault> {
        self.start_fault.as_ref().filter(|fault| !fault.fails)
    }

    /// Restores a deleted or failed deployment.
    pub(crate) fn undelete(&mut self, now: i64, fault: Option<StartFault>) {
        self.remove("deleteTime");
        self.remove("purgeTime");
        self.start(now, fault);
    }

    /// Refuses an undelete unless the deployment is DELETED or FAILED.
    pub(crate) fn must_be_deleted(&self) -> Result<(), Refusal> {
        let name = self.text("name").unwrap_or_default();
        if self.is(&State::DELETING) {
            return Err(being_deleted(name));
        }
        if !self.is(&State::DELETED) && !self.is(&State::FAILED) {
            return Err(Refusal::new(Code::ALREADY_EXISTS, format!("deployment {name} is not deleted")));
        }
        Ok(())
    }

    /// Starts an update, unless the deployment is still being created.
    pub(crate) fn update(&mut self, now: i64) {
        // a FAILED deployment desires no replicas, so start anew
        let desired = if self.is(&State::FAILED) { self.wanted_replicas() } else { self.within_limits(self.desired()) };
        if self.int("desiredReplicaCount") != Some(desired) {
            self.set_replicas(self.int("replicaCount").unwrap_or_default(), desired, now);
        }
        self.follow_policy(now);
        if self.is(&State::CREATING) {
            return self.touch(now);
        }
        self.set("status", json!({ "code": "OK", "message": "" }));
        self.reschedule();
        self.enter(&State::UPDATING, now);
    }

    /// Refuses changes to a deployment that is DELETED or DELETING.
    pub(crate) fn must_live(&self) -> Result<(), Refusal> {
        let name = self.text("name").unwrap_or_default();
        if self.is(&State::DELETING) {
            return Err(being_deleted(name));
        }
        if self.is(&State::DELETED) {
            let fault = format!("deployment {name} is deleted: undelete it first");
            return Err(Refusal::new(Code::FAILED_PRECONDITION, fault));
        }
        Ok(())
    }

    /// Starts a soft delete.
    pub(crate) fn delete(&mut self, now: i64) -> Result<(), Refusal> {
        if self.is(&State::DELETING) || self.is(&State::DELETED) {
            let name = self.text("name").unwrap_or_default();
            return Err(Refusal::new(Code::NOT_FOUND, format!("deployment {name} is already deleted")));
        }
        self.begin_deleting(now);
        Ok(())
    }

    fn begin_deleting(&mut self, now: i64) {
        self.set_replicas(self.int("replicaCount").unwrap_or_default(), 0, now);
        (self.served_at, self.start_fault, self.load) = (None, None, None);
        self.enter(&State::DELETING, now);
    }

    /// Ends a start: READY, or FAILED if its start fault says so.
    fn end_start(&mut self, at: i64) {
        if let Some(fault) = self.start_fault.take() {
            self.set("status", fault.status());
            self.set_replicas(0, 0, at);
            return self.enter(&State::FAILED, at);
        }
        self.set("status", json!({ "code": "OK", "message": "" }));
        if self.load.is_none() {
            self.set_replicas(self.desired(), self.desired(), at);
        }
        if let Some(version) = self.text("targetModelVersion").map(str::to_owned) {
            self.set("activeModelVersion", json!(version));
        }
        self.enter(&State::READY, at);
        self.idle_since = at;
    }

    fn become_deleted(&mut self, at: i64, timing: &Timing) {
        let purge = at.saturating_add(timing.purged);
        self.set("deleteTime", json!(moment::format(at)));
        self.set("purgeTime", json!(moment::format(purge)));
        self.set_replicas(0, 0, at);
        self.enter(&State::DELETED, at);
        self.purge_at = Some(purge);
    }
}

fn being_deleted(name: &str) -> Refusal {
    Refusal::new(Code::FAILED_PRECONDITION, format!("deployment {name} is being deleted"))
}
