//! The replicas that a load needs over time.

use super::bounds::Bounds;
use super::load::Load;
use super::policy::Policy;
use crate::moment;

/// The replicas that the load needs for a while.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// Milliseconds since the start.
    pub(super) from: i64,
    pub(super) until: i64,
    /// The replicas that keep the load at its targets.
    pub(super) replicas: i64,
    /// The replicas that bear the load at all: at full utilization, where the target is one.
    pub(super) bearing: i64,
    /// True if there is any load.
    pub(super) is_busy: bool,
}

/// The needs over time.
pub(super) struct Curve {
    pub(super) needs: Vec<Need>,
    /// The replicas at the start.
    pub(super) initial: i64,
}

/// The load of full replicas, whose target is their utilization.
const UTILIZATION: &str = "default";
/// Divisions such as 2.4 / 0.8 are a little more than whole.
const TOLERANCE: f64 = 1.0 - 1e-9;

impl Curve {
    /// Before the load begins, as many replicas were needed as there are at the start: by default those that it needs first.
    pub(super) fn new(load: &Load, policy: &Policy, initial: Option<i64>, bounds: &Bounds) -> Self {
        let scales = scales(load, policy);
        let first = load.rows().next().map_or(0, |(at, loads)| need(at, loads, &scales).replicas);
        let initial = initial.unwrap_or_else(|| bounds.clamp(first, 0));
        let before = Need { from: i64::MIN, until: i64::MAX, replicas: initial, bearing: 0, is_busy: initial > 0 };
        let mut needs = vec![before];
        for (at, loads) in load.rows() {
            let need = need(at, loads, &scales);
            let Some(last) = needs.last_mut().filter(|last| last.is_other_than(&need)) else { continue };
            last.until = at;
            needs.push(need);
        }
        Self { needs, initial }
    }
}

impl Need {
    fn is_other_than(&self, other: &Self) -> bool {
        (self.replicas, self.bearing, self.is_busy) != (other.replicas, other.bearing, other.is_busy)
    }
}

/// The load that a replica takes, in each target of the load: at its target, and at most. Targets that the policy lacks
/// need no replicas.
fn scales(load: &Load, policy: &Policy) -> Vec<(f64, f64)> {
    let scale = |target: &String| match policy.target(target) {
        Some(value) if target == UTILIZATION => (value, 1.0),
        Some(value) => (value, value),
        None => (f64::INFINITY, f64::INFINITY),
    };
    load.targets.iter().map(scale).collect()
}

fn need(from: i64, loads: &[f64], scales: &[(f64, f64)]) -> Need {
    let mut need = Need { from, until: i64::MAX, replicas: 0, bearing: 0, is_busy: false };
    for (load, (target, full)) in loads.iter().zip(scales) {
        need.replicas = need.replicas.max(replicas(*load, *target));
        need.bearing = need.bearing.max(replicas(*load, *full));
        need.is_busy |= *load > 0.0;
    }
    need
}

fn replicas(load: f64, target: f64) -> i64 {
    moment::from_number((load / target * TOLERANCE).ceil())
}
