//! A load that a deployment's replicas follow, by the model of autoscaling.

use std::collections::VecDeque;
use std::rc::Rc;

use serde_json::{Map, Value};

use crate::life_cycle::{self, Due};
use crate::record::Record;
use crate::scaling::{self, Load, Run, Zones, policy};
use crate::timing::Timing;

/// A load since a time, and what follows from it.
pub(crate) struct Followed {
    load: Load,
    zones: Rc<dyn Zones>,
    since: i64,
    /// The time from which the replicas are yet to be computed.
    stale_since: Option<i64>,
    /// The fields of the deployment that they were computed from.
    policy: Map<String, Value>,
    /// The replicas to come.
    steps: VecDeque<scaling::Step>,
    /// The times at which the load begins or ends.
    uses: VecDeque<(i64, bool)>,
    /// True if there is load.
    is_busy: bool,
}

impl Record {
    /// Lets the replicas follow a load from now on. An empty one ends that.
    pub(crate) fn follow(&mut self, load: Load, zones: Rc<dyn Zones>, now: i64) -> Result<(), String> {
        self.must_run()?;
        if load.is_empty() {
            self.end_load(now);
            return Ok(());
        }
        scaling::must_follow(&load, self, &*zones, now)?;
        self.end_load(now);
        self.load = Some(Followed {
            load,
            zones,
            since: now,
            stale_since: Some(now),
            policy: policy::fields(&self.document),
            steps: VecDeque::new(),
            uses: VecDeque::new(),
            is_busy: false,
        });
        Ok(())
    }

    /// True if it follows a load that isn't zero.
    pub(crate) fn is_under_load(&self) -> bool {
        self.load.as_ref().is_some_and(|followed| followed.is_busy)
    }

    /// Computes the replicas anew from now on, after a change of their number.
    pub(crate) fn follow_anew(&mut self, now: i64) {
        if let Some(followed) = &mut self.load {
            followed.stale_since = Some(now);
        }
    }

    /// The same, but only after a change of the policy.
    pub(crate) fn follow_policy(&mut self, now: i64) {
        if self.load.as_ref().is_some_and(|followed| followed.policy != policy::fields(&self.document)) {
            self.follow_anew(now);
        }
    }

    pub(crate) fn next_load(&self) -> Option<Due> {
        let followed = self.load.as_ref()?;
        let step = followed.steps.front().map(|step| step.at);
        let begins_or_ends = followed.uses.front().map(|(at, _)| *at);
        let at = followed.stale_since.or_else(|| [step, begins_or_ends].into_iter().flatten().min())?;
        Some(Due { at, step: life_cycle::Step::Load })
    }

    /// Does what is due at a time.
    pub(crate) fn step_load(&mut self, at: i64, timing: &Timing) {
        let Some(mut followed) = self.load.take() else { return };
        if let Some(since) = followed.stale_since.take() {
            followed.compute(self, since, timing);
        }
        while let Some((at, is_busy)) = followed.uses.pop_front_if(|(due, _)| *due <= at) {
            let was_busy = std::mem::replace(&mut followed.is_busy, is_busy);
            if is_busy || was_busy {
                (self.served_at, self.idle_since) = (Some(at), at);
            }
        }
        while let Some(step) = followed.steps.pop_front_if(|step| step.at <= at) {
            let (desired, scaling_since) = (self.desired(), self.scaling_since);
            self.set_replicas(step.ready, step.desired, step.at);
            if step.desired > desired {
                self.reschedule();
                self.scaling_since = Some(step.at);
            } else if step.ready < step.desired {
                self.scaling_since = scaling_since;
            }
        }
        self.load = Some(followed);
    }

    /// Ends the load. Replicas that start take as long as any others.
    fn end_load(&mut self, now: i64) {
        let Some(followed) = self.load.take() else { return };
        if followed.is_busy {
            (self.served_at, self.idle_since) = (Some(now), now);
        }
        let is_starting = self.int("replicaCount").unwrap_or_default() < self.desired();
        self.scaling_since = is_starting.then_some(now);
    }
}

impl Followed {
    /// Computes the replicas for a year from a time on. Until then, as many were needed as are desired.
    fn compute(&mut self, record: &Record, since: i64, timing: &Timing) {
        let load = self.load.since(since.saturating_sub(self.since));
        let cold_start_ms = timing.end(timing.scaled, record, since).saturating_sub(since);
        let Run { steps, uses } = scaling::follow(&load, record, &*self.zones, since, cold_start_ms);
        self.policy = policy::fields(&record.document);
        self.steps = steps.into();
        self.uses = uses.into();
    }
}
