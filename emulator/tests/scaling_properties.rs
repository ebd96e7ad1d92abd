//! The model of autoscaling: what holds for every policy and every load.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

use std::collections::BTreeMap;

use fireworks_deployments_emulator::scaling::{Load, Offsets, simulate};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

const SECOND: i64 = 1_000;
const DURATION: i64 = 6 * 3_600 * SECOND;

/// A policy and a load. Times are in milliseconds, at whole seconds.
#[derive(Clone, Debug)]
struct Case {
    least: i64,
    most: i64,
    scale_up: i64,
    scale_down: i64,
    scale_to_zero: i64,
    cold_start: i64,
    /// Times, in order, and the load in tenths of a replica.
    points: Vec<(i64, u32)>,
}

fn seconds(range: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = i64> {
    range.prop_map(|seconds| seconds.saturating_mul(SECOND))
}

fn cases() -> impl Strategy<Value = Case> {
    let windows = (seconds(0..=3_600), seconds(0..=3_600), seconds(300..=3_600), seconds(0..=600));
    // half of the loads are none, so that deployments fall asleep
    let load = prop_oneof![Just(0_u32), 1..=120_u32];
    let points = prop::collection::btree_map(seconds(0..=20_000), load, 1..12);
    (0..=8_i64, 1..=8_i64, windows, points).prop_map(
        |(least, most, (scale_up, scale_down, scale_to_zero, cold_start), points)| Case {
            least: least.min(most),
            most,
            scale_up,
            scale_down,
            scale_to_zero,
            cold_start,
            points: points.into_iter().collect(),
        },
    )
}

/// The number of replicas from a time on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    at: i64,
    desired: i64,
    ready: i64,
}

/// Simulates a case, with its load multiplied. It starts with as many replicas as there may be.
fn run(case: &Case, times: u32) -> Vec<Step> {
    let window = |ms: i64| format!("{}s", ms / SECOND);
    let policy = json!({
        "minReplicaCount": case.least,
        "maxReplicaCount": case.most,
        "autoscalingPolicy": {
            "scaleUpWindow": window(case.scale_up),
            "scaleDownWindow": window(case.scale_down),
            "scaleToZeroWindow": window(case.scale_to_zero),
        },
    });
    let number = |at: i64| f64::from(u32::try_from(at).unwrap());
    let load = |tenths: u32| f64::from(tenths) * f64::from(times) / 10.0;
    let (at, loads): (Vec<_>, Vec<_>) = case.points.iter().map(|(at, tenths)| (number(*at), load(*tenths))).unzip();
    let load = Load::new(vec!["default".to_owned()], &at, &loads).unwrap();
    let options = json!({ "duration": DURATION, "coldStart": case.cold_start, "replicas": case.most });
    let run = simulate(&policy, &load, &options, &BTreeMap::<String, Offsets>::new()).unwrap();
    let number = |step: &Value, field: &str| step[field].as_i64().unwrap();
    let step = |step| Step { at: number(step, "at"), desired: number(step, "desired"), ready: number(step, "ready") };
    run["steps"].as_array().unwrap().iter().map(step).collect()
}

impl Case {
    /// The replicas that are needed at a time, at the default target of 0.8, within the bounds.
    fn needed_at(&self, now: i64) -> i64 {
        let tenths = self.points.iter().take_while(|(at, _)| *at <= now).last();
        let needed = tenths.map_or(self.most, |(_, tenths)| i64::from(tenths.div_ceil(8)));
        needed.clamp(self.least, self.most)
    }

    /// All that was needed within a window.
    fn needed_within(&self, window: i64, now: i64) -> impl Iterator<Item = i64> {
        let begin = now.saturating_sub(window);
        let changes = self.points.iter().map(|(at, _)| *at).filter(move |at| begin < *at && *at <= now);
        [begin].into_iter().chain(changes).map(|at| self.needed_at(at))
    }

    fn is_busy(&self, now: i64) -> bool {
        self.points.iter().take_while(|(at, _)| *at <= now).last().is_none_or(|(_, tenths)| *tenths > 0)
    }

    /// True if there was no load throughout the scale-to-zero window.
    fn is_asleep(&self, now: i64) -> bool {
        let begin = now.saturating_sub(self.scale_to_zero);
        let changes = self.points.iter().map(|(at, _)| *at).filter(|at| begin < *at && *at <= now);
        [begin].into_iter().chain(changes).all(|at| !self.is_busy(at))
    }
}

/// The last step by then.
fn step_at(steps: &[Step], now: i64) -> Step {
    *steps.iter().take_while(|step| step.at <= now).last().unwrap()
}

/// Neighbouring steps.
fn pairs(steps: &[Step]) -> impl Iterator<Item = (&Step, &Step)> {
    steps.iter().zip(steps.iter().skip(1))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn replicas_stay_within_their_bounds(case in cases()) {
        for Step { desired, ready, .. } in run(&case, 1) {
            prop_assert!((case.least..=case.most).contains(&desired));
            prop_assert!((0..=desired).contains(&ready));
        }
    }

    #[test]
    fn steps_are_in_order_and_each_changes_something(case in cases()) {
        let steps = run(&case, 1);
        prop_assert_eq!(steps[0].at, 0);
        for (one, next) in pairs(&steps) {
            prop_assert!(one.at < next.at && next.at <= DURATION);
            prop_assert_ne!(Step { at: next.at, ..*one }, *next);
        }
    }

    #[test]
    fn more_load_never_desires_fewer_replicas(case in cases(), times in 2..5_u32) {
        let (some, more) = (run(&case, 1), run(&case, times));
        for Step { at, .. } in some.iter().chain(&more) {
            prop_assert!(step_at(&some, *at).desired <= step_at(&more, *at).desired, "at {at}");
        }
    }

    #[test]
    fn a_rise_was_needed_throughout_the_scale_up_window_or_wakes_one(case in cases()) {
        for (before, after) in pairs(&run(&case, 1)).filter(|(before, after)| before.desired < after.desired) {
            let least = case.needed_within(case.scale_up, after.at).min().unwrap();
            let wakes = before.desired == 0 && after.desired == 1 && case.is_busy(after.at);
            prop_assert!(least == after.desired || wakes, "{before:?} to {after:?}");
        }
    }

    #[test]
    fn a_fall_leaves_the_most_needed_within_the_scale_down_window_or_comes_of_sleep(case in cases()) {
        for (before, after) in pairs(&run(&case, 1)).filter(|(before, after)| before.desired > after.desired) {
            let most = case.needed_within(case.scale_down, after.at).max().unwrap();
            prop_assert!(most.max(1) == after.desired || case.is_asleep(after.at), "{before:?} to {after:?}");
        }
    }

    #[test]
    fn a_change_is_never_late(case in cases(), now in seconds(0..=DURATION / SECOND)) {
        let Step { desired, .. } = step_at(&run(&case, 1), now);
        let least = case.needed_within(case.scale_up, now).min().unwrap();
        let most = case.needed_within(case.scale_down, now).max().unwrap();
        if case.is_asleep(now) {
            prop_assert_eq!(desired, case.least);
        } else {
            prop_assert!((least..=most.max(1)).contains(&desired), "{desired} is not in {least}..={most}");
            prop_assert!(desired > 0 || !case.is_busy(now), "a load has no replica");
        }
    }

    #[test]
    fn replicas_are_ready_a_cold_start_after_they_are_desired(case in cases()) {
        let steps = run(&case, 1);
        for (before, after) in pairs(&steps).filter(|(before, after)| before.ready < after.ready) {
            let desired_since = step_at(&steps, after.at.saturating_sub(case.cold_start)).desired;
            prop_assert!(after.ready <= desired_since, "{before:?} to {after:?}");
        }
    }
}
