//! The least and the most replicas over time.

use super::policy::Policy;
use super::zones::Zones;

/// The bounds of the replicas.
pub(super) struct Bounds {
    /// The least replicas, each from a time on.
    least: Vec<(i64, i64)>,
    most: i64,
}

impl Bounds {
    /// The bounds from the start, in milliseconds since 1970, for as long as it takes.
    pub(super) fn new(policy: &Policy, zones: &dyn Zones, start: i64, duration_ms: i64) -> Result<Self, String> {
        let mut edges = Vec::new();
        for (number, schedule) in policy.schedules.iter().enumerate() {
            for (from, until) in schedule.active(zones, start, duration_ms)? {
                edges.extend([(from, number, Some(schedule.replicas)), (until, number, None)]);
            }
        }
        edges.sort_unstable();
        let mut active = vec![None; policy.schedules.len()];
        let mut least = vec![(i64::MIN, policy.least)];
        for (at, number, replicas) in edges {
            if let Some(schedule) = active.get_mut(number) {
                *schedule = replicas;
            }
            least.push((at, active.iter().flatten().copied().max().unwrap_or(policy.least)));
        }
        Ok(Self { least, most: policy.most })
    }

    /// The bounds without schedules.
    pub(super) fn lasting(policy: &Policy) -> Self {
        Self { least: vec![(i64::MIN, policy.least)], most: policy.most }
    }

    pub(super) fn clamp(&self, replicas: i64, at: i64) -> i64 {
        let after = self.least.partition_point(|(from, _)| *from <= at);
        let least = self.least.get(..after).and_then(<[_]>::last).map_or(0, |(_, least)| *least);
        replicas.max(least).min(self.most)
    }

    /// The times at which they change.
    pub(super) fn times(&self) -> impl Iterator<Item = i64> {
        self.least.iter().map(|(from, _)| *from)
    }
}
