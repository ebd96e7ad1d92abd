//! Replica counts. The desired count follows the minimum, the maximum, the last scale request and the traffic.

use fireworks_deployments::api::vocabulary::State;
use fireworks_deployments::language::duration::Duration;
use serde_json::{Value, json};

use crate::life_cycle::{Due, Step};
use crate::moment;
use crate::record::Record;
use crate::timing::Timing;

/// The default scale-to-zero window.
const SCALE_TO_ZERO_WINDOW: Duration = Duration::from_seconds(3600);

impl Record {
    /// Fills in the defaults of the minimum and the maximum.
    pub(crate) fn complete_limits(&mut self) {
        self.set_default("minReplicaCount", || json!(0));
        let most = self.int("minReplicaCount").unwrap_or_default().max(1);
        self.set_default("maxReplicaCount", || json!(most));
    }

    /// The replicas to start with: the minimum, but at least one unless the maximum is 0.
    pub(crate) fn wanted_replicas(&self) -> i64 {
        self.within_limits(1)
    }

    /// Clamps a count to the minimum and the maximum.
    pub(crate) fn within_limits(&self, replicas: i64) -> i64 {
        let least = self.int("minReplicaCount").unwrap_or_default().max(replicas);
        self.int("maxReplicaCount").map_or(least, |most| least.min(most)).max(0)
    }

    /// The desired replica count.
    pub(crate) fn desired(&self) -> i64 {
        self.int("desiredReplicaCount").unwrap_or_else(|| self.wanted_replicas())
    }

    /// True if it may scale to zero.
    pub(crate) fn may_be_idle(&self) -> bool {
        self.is(&State::READY) && self.int("minReplicaCount").unwrap_or_default() == 0
    }

    /// Sets the ready and the desired replica count.
    pub(crate) fn set_replicas(&mut self, ready: i64, desired: i64, at: i64) {
        self.set("desiredReplicaCount", json!(desired));
        self.set("replicaCount", json!(ready));
        self.set("replicaStats", self.replica_stats(ready, desired));
        self.ready_since = (ready > 0).then(|| self.ready_since.unwrap_or(at));
        self.scaling_since = None;
    }

    /// Fills in missing replica counts. Replicas have been ready, or starting, since `now`.
    pub(crate) fn complete_replicas(&mut self, now: i64) {
        let runs = self.is(&State::READY) || self.is(&State::UPDATING);
        let desired = if runs || self.is(&State::CREATING) { self.wanted_replicas() } else { 0 };
        self.set_default("desiredReplicaCount", || json!(desired));
        let desired = self.desired();
        self.set_default("replicaCount", || json!(if runs { desired } else { 0 }));
        let ready = self.int("replicaCount").unwrap_or_default();
        let stats = self.replica_stats(ready, desired);
        self.set_default("replicaStats", || stats);
        self.ready_since = (ready > 0).then_some(now);
        self.scaling_since = (ready < desired).then_some(now);
    }

    /// Sets the desired count. Scaling down is immediate, scaling up takes time.
    pub(crate) fn scale(&mut self, desired: i64, now: i64) {
        let ready = self.int("replicaCount").unwrap_or_default().min(desired);
        self.set_replicas(ready, desired, now);
        if ready < desired {
            self.reschedule();
            self.scaling_since = Some(now);
            self.idle_since = now;
        }
        self.follow_anew(now);
    }

    pub(crate) fn next_replicas(&self, timing: &Timing) -> Option<Due> {
        let ready = self.is(&State::READY);
        let scaled = self.scaling_since.filter(|_| ready).map(|since| timing.end(timing.scaled, self, since));
        let scaled = scaled.map(|at| Due { at, step: Step::Scaled });
        let idle = (self.may_be_idle() && self.desired() > 0)
            .then(|| Due { at: self.idle_since.saturating_add(self.scale_to_zero_window()), step: Step::ScaleToZero });
        [scaled, idle].into_iter().flatten().min_by_key(|due| due.at)
    }

    fn scale_to_zero_window(&self) -> i64 {
        let policy = self.document.get("autoscalingPolicy");
        let window = policy.and_then(|policy| policy.get("scaleToZeroWindow")).and_then(Value::as_str);
        let window = window.and_then(Duration::parse_wire).unwrap_or(SCALE_TO_ZERO_WINDOW);
        moment::from_number(window.to_number() * 1000.0)
    }
}
