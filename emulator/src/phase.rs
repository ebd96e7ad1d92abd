//! The phases of replicas that aren't ready yet. All of a deployment's are in the same one.

use fireworks_deployments::api::vocabulary::State;
use serde_json::{Value, json};

use crate::life_cycle::{Due, Step};
use crate::record::Record;
use crate::timing::Timing;

/// A phase, in the order in which replicas pass them.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Phase {
    #[default]
    Scheduling,
    Downloading,
    Initializing,
}

/// The parts that the time to a ready replica is divided into.
const PARTS: i64 = 10;

impl Phase {
    /// The next phase, and the parts of the time after which it begins.
    fn next(self) -> Option<(Self, i64)> {
        match self {
            Self::Scheduling => Some((Self::Downloading, 1)),
            Self::Downloading => Some((Self::Initializing, 7)),
            Self::Initializing => None,
        }
    }
}

impl Record {
    /// The replica counts by phase.
    pub(crate) fn replica_stats(&self, ready: i64, desired: i64) -> Value {
        let coming = desired.saturating_sub(ready).max(0);
        let within = |phase| if self.phase == phase { coming } else { 0 };
        json!({
            "pendingSchedulingReplicaCount": within(Phase::Scheduling),
            "downloadingModelReplicaCount": within(Phase::Downloading),
            "initializingReplicaCount": within(Phase::Initializing),
            "readyReplicaCount": ready,
        })
    }

    /// Puts the replicas that aren't ready into a phase.
    fn put_into(&mut self, phase: Phase) {
        self.phase = phase;
        if self.are_coming() {
            let ready = self.int("replicaCount").unwrap_or_default();
            self.set("replicaStats", self.replica_stats(ready, self.desired()));
        }
    }

    /// Starts the replicas that aren't ready over.
    pub(crate) fn reschedule(&mut self) {
        self.put_into(Phase::default());
    }

    /// Moves the replicas that aren't ready on to the next phase.
    pub(crate) fn pass_phase(&mut self) {
        if let Some((next, _)) = self.phase.next() {
            self.put_into(next);
        }
    }

    /// The end of the phase. Replicas that wait for capacity stay where they are.
    pub(crate) fn next_phase(&self, timing: &Timing) -> Option<Due> {
        let (_, parts) = self.phase.next()?;
        if !self.are_coming() || self.lack().is_some() {
            return None;
        }
        let (delay, since) = if self.is(&State::CREATING) || self.is(&State::UPDATING) {
            (timing.ready, self.since)
        } else {
            (timing.scaled, self.scaling_since.filter(|_| self.is(&State::READY))?)
        };
        let whole = timing.end(delay, self, since).saturating_sub(since);
        let at = since.saturating_add(whole.saturating_mul(parts).div_euclid(PARTS));
        Some(Due { at, step: Step::Phase })
    }

    fn are_coming(&self) -> bool {
        self.int("replicaCount").unwrap_or_default() < self.desired()
    }
}
