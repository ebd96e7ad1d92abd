//! The desired replicas over time.

use super::bounds::Bounds;
use super::curve::Curve;
use super::policy::Policy;
use super::window::Window;

/// The desired replicas: the first count at the start, and then each change, with its time.
pub(super) fn over_time(policy: &Policy, bounds: &Bounds, curve: &Curve, duration_ms: i64) -> Vec<(i64, i64)> {
    let mut least = Window::least(policy.scale_up_ms);
    let mut most = Window::most(policy.scale_down_ms);
    let mut needs = curve.needs.iter().peekable();
    let mut idle_since = None;
    let mut steps = Vec::new();
    let mut desired = curve.initial;
    for at in times(policy, bounds, curve, duration_ms) {
        while let Some(need) = needs.next_if(|need| need.from <= at) {
            least.push(need);
            most.push(need);
            idle_since = if need.is_busy { None } else { idle_since.or(Some(need.from)) };
        }
        let (up, down) = (least.at(at), most.at(at));
        let is_asleep = idle_since.is_some_and(|since: i64| since.saturating_add(policy.scale_to_zero_ms) <= at);
        // a load keeps a replica, and so does the wait for the end of the scale-to-zero window
        let floor = i64::from(idle_since.is_none() || desired > 0);
        let wanted = if is_asleep { 0 } else { desired.min(down).max(up).max(floor) };
        desired = bounds.clamp(wanted, at);
        if steps.last().is_none_or(|(_, last)| *last != desired) {
            steps.push((at, desired));
        }
    }
    steps
}

/// The times at which the desired replicas may change, in order.
#[expect(clippy::stable_sort_primitive, reason = "the stable sort merges what is in order already, which is faster")]
fn times(policy: &Policy, bounds: &Bounds, curve: &Curve, duration_ms: i64) -> Vec<i64> {
    let mut times: Vec<_> = bounds.times().chain([0]).collect();
    for window in [0, policy.scale_up_ms, policy.scale_down_ms, policy.scale_to_zero_ms] {
        times.extend(curve.needs.iter().map(|need| need.from.saturating_add(window)));
    }
    times.retain(|at| (0..=duration_ms).contains(at));
    times.sort();
    times.dedup();
    times
}
