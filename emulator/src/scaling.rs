//! A model of autoscaling: the replicas that a policy gives a load, over time.
//!
//! The service doesn't publish its own. This model takes the published windows, targets and defaults, and keeps to these
//! rules:
//! - The load needs enough replicas to stay at each of its targets; the greatest of them counts.
//! - Desired replicas rise to the least that was needed throughout the scale-up window, and fall to the most that was
//!   needed within the scale-down window.
//! - From zero, any load wakes one replica at once. After a scale-to-zero window without load, all go.
//! - While a schedule is active, its minReplicaCount replaces the policy's; of several, the greatest counts.
//! - New replicas are ready after the cold start. Surplus ones are gone at once, those that still start first.

mod bounds;
mod curve;
mod desired;
mod fleet;
mod load;
mod options;
pub(crate) mod policy;
mod schedule;
mod tally;
mod window;
mod zones;

use serde_json::{Value, json};

use bounds::Bounds;
use curve::Curve;
use fleet::Fleet;
use options::Options;
use policy::Policy;
use tally::Tally;

use crate::record::Record;
pub use load::Load;
pub use zones::{Offsets, Zones};

/// The longest simulation, in milliseconds: a year. The host tells the clock changes of that time.
pub(crate) const LONGEST_MS: i64 = 366 * 86_400_000;

/// The number of replicas from a time on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Milliseconds since the start.
    pub(crate) at: i64,
    pub(crate) desired: i64,
    pub(crate) ready: i64,
}

/// Simulates autoscaling: the replicas that a deployment's policy gives a load. Options are plain data: `duration`, `start`,
/// `coldStart` and `replicas`, the number at the start.
///
/// # Errors
/// Returns a sentence: what was wrong, and what was given.
pub fn simulate(deployment: &Value, load: &Load, options: &Value, zones: &dyn Zones) -> Result<Value, String> {
    let policy = Policy::read(deployment)?;
    let options = Options::read(options)?;
    load.must_fit(&policy)?;
    let bounds = Bounds::new(&policy, zones, options.start, options.duration_ms)?;
    let curve = Curve::new(load, &policy, options.replicas, &bounds);
    let steps = run(&policy, &bounds, &curve, Fleet::new(curve.initial, options.cold_start_ms), options.duration_ms);
    let Tally { gpu_hours, short_seconds, cold_starts } = tally::of(&steps, &curve, &policy, options.duration_ms);
    let steps: Vec<_> =
        steps.iter().map(|step| json!({ "at": step.at, "desired": step.desired, "ready": step.ready })).collect();
    Ok(json!({ "steps": steps, "gpuHours": gpu_hours, "shortSeconds": short_seconds, "coldStarts": cold_starts }))
}

/// The replicas that follow a load for a year, and the times at which the load begins or ends. Times are in milliseconds
/// since 1970.
pub(crate) struct Run {
    pub(crate) steps: Vec<Step>,
    pub(crate) uses: Vec<(i64, bool)>,
}

/// Refuses a load that doesn't fit the policy of a stored deployment, or a policy in unknown time zones.
pub(crate) fn must_follow(load: &Load, record: &Record, zones: &dyn Zones, start: i64) -> Result<(), String> {
    let policy = Policy::of(record);
    if load.times.last().is_some_and(|last| *last > LONGEST_MS) {
        return Err("the last point of a load must be within 366 days".to_owned());
    }
    load.must_fit(&policy)?;
    Bounds::new(&policy, zones, start, LONGEST_MS).map(drop)
}

/// The replicas of a stored deployment that follow a load. If the host doesn't know a time zone, schedules have no effect.
pub(crate) fn follow(load: &Load, record: &Record, zones: &dyn Zones, start: i64, cold_start_ms: i64) -> Run {
    let policy = Policy::of(record);
    let bounds = Bounds::new(&policy, zones, start, LONGEST_MS).unwrap_or_else(|_| Bounds::lasting(&policy));
    let curve = Curve::new(load, &policy, Some(record.desired()), &bounds);
    let fleet = Fleet::new(record.int("replicaCount").unwrap_or_default(), cold_start_ms);
    let steps = run(&policy, &bounds, &curve, fleet, LONGEST_MS);
    let needs = curve.needs.iter().skip(1).filter(|need| need.from <= LONGEST_MS);
    Run {
        steps: steps.into_iter().map(|step| Step { at: start.saturating_add(step.at), ..step }).collect(),
        uses: needs.map(|need| (start.saturating_add(need.from), need.is_busy)).collect(),
    }
}

/// The replicas over time. The first step is at the start, and each one changes something.
fn run(policy: &Policy, bounds: &Bounds, curve: &Curve, mut fleet: Fleet, duration_ms: i64) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut desired = curve.initial;
    let changes = desired::over_time(policy, bounds, curve, duration_ms);
    for (at, wanted) in changes.into_iter().map(|(at, wanted)| (at, Some(wanted))).chain([(duration_ms, None)]) {
        while let Some(due) = fleet.start_next(at) {
            push(&mut steps, Step { at: due, desired, ready: fleet.ready() });
        }
        desired = wanted.unwrap_or(desired);
        fleet.resize(desired, at);
        push(&mut steps, Step { at, desired, ready: fleet.ready() });
    }
    steps
}

/// Appends a step. It replaces one of the same moment, and is left out if it changes nothing.
fn push(steps: &mut Vec<Step>, step: Step) {
    if steps.last().is_some_and(|last| last.at == step.at) {
        steps.pop();
    }
    if steps.last().is_none_or(|last| (last.desired, last.ready) != (step.desired, step.ready)) {
        steps.push(step);
    }
}
