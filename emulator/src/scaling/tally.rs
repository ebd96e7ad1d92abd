//! The result of a simulation.

use super::Step;
use super::curve::Curve;
use super::policy::Policy;
use crate::moment;

/// The sums over all steps.
pub(super) struct Tally {
    /// The accelerators of ready replicas, times hours.
    pub(super) gpu_hours: f64,
    /// The seconds in which fewer replicas were ready than bear the load.
    pub(super) short_seconds: f64,
    /// The number of times that a load met no ready replica.
    pub(super) cold_starts: u32,
}

const HOUR_MS: f64 = 3_600_000.0;
const SECOND_MS: f64 = 1_000.0;

pub(super) fn of(steps: &[Step], curve: &Curve, policy: &Policy, duration_ms: i64) -> Tally {
    let (mut gpu_ms, mut short_ms, mut cold_starts) = (0_i64, 0_i64, 0_u32);
    let mut is_cold = false;
    let mut needs = curve.needs.iter().peekable();
    for (at, step) in steps.iter().enumerate() {
        let end = steps.get(at.saturating_add(1)).map_or(duration_ms, |next| next.at);
        gpu_ms = gpu_ms
            .saturating_add(step.ready.saturating_mul(policy.accelerators).saturating_mul(end.saturating_sub(step.at)));
        while let Some(need) = needs.peek() {
            let ms = need.until.min(end).saturating_sub(need.from.max(step.at)).max(0);
            if ms > 0 {
                let was_cold = std::mem::replace(&mut is_cold, need.bearing > 0 && step.ready == 0);
                cold_starts = cold_starts.saturating_add(u32::from(is_cold && !was_cold));
                short_ms = short_ms.saturating_add(if step.ready < need.bearing { ms } else { 0 });
            }
            if need.until > end {
                break;
            }
            needs.next();
        }
    }
    Tally {
        gpu_hours: moment::to_number(gpu_ms) / HOUR_MS,
        short_seconds: moment::to_number(short_ms) / SECOND_MS,
        cold_starts,
    }
}
