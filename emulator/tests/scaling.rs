//! The model of autoscaling: its curves, worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use std::collections::BTreeMap;

use fireworks_deployments_emulator::scaling::{Load, Offsets, simulate};
use serde_json::{Value, json};
use support::HOUR;

/// A policy with windows of one, two and five minutes.
fn policy(least: i64, most: i64) -> Value {
    json!({
        "minReplicaCount": least,
        "maxReplicaCount": most,
        "autoscalingPolicy": {
            "scaleUpWindow": "60s",
            "scaleDownWindow": "120s",
            "scaleToZeroWindow": "300s",
            "loadTargets": { "default": 0.8, "concurrent_requests": 4 },
        },
    })
}

/// Berlin in 2026: summer time from 2026-03-29T01:00Z to 2026-10-25T01:00Z.
fn zones() -> BTreeMap<String, Offsets> {
    let berlin = vec![(0, HOUR), (1_774_746_000_000, 2 * HOUR), (1_792_890_000_000, HOUR)];
    BTreeMap::from([("Europe/Berlin".to_owned(), berlin), ("UTC".to_owned(), Vec::new())])
}

/// A load in full replicas, from seconds on.
fn load(points: &[(f64, f64)]) -> Load {
    let (times, loads): (Vec<_>, Vec<_>) = points.iter().map(|(at, load)| (at * 1_000.0, *load)).unzip();
    Load::new(vec!["default".to_owned()], &times, &loads).unwrap()
}

/// An hour with cold starts of three minutes, unless options say otherwise.
#[track_caller]
fn run(policy: &Value, load: &Load, more: &Value) -> Value {
    let mut options = json!({ "duration": "1h", "coldStart": "3m" });
    options.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    simulate(policy, load, &options, &zones()).unwrap()
}

/// The steps as rows of seconds, desired and ready replicas.
fn rows(run: &Value) -> Vec<[i64; 3]> {
    let steps = run["steps"].as_array().unwrap();
    let number = |step: &Value, field: &str| step[field].as_i64().unwrap();
    steps.iter().map(|step| [number(step, "at") / 1_000, number(step, "desired"), number(step, "ready")]).collect()
}

#[test]
fn a_rise_waits_for_the_scale_up_window_and_the_cold_start() {
    // 2.4 replicas of work at a target of 0.8 need 3; they are wanted from 10 minutes on, so desired after one minute more,
    // at 660 s, and ready after three minutes more, at 840 s
    let load = load(&[(0.0, 0.8), (600.0, 2.4)]);
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({}))), [[0, 1, 1], [660, 3, 1], [840, 3, 3]]);
}

#[test]
fn a_rise_shorter_than_the_window_changes_nothing() {
    let load = load(&[(0.0, 0.8), (600.0, 8.0), (660.0, 0.8)]);
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({}))), [[0, 1, 1]]);
}

#[test]
fn a_start_that_is_no_longer_desired_is_given_up() {
    let load = load(&[(0.0, 0.8), (600.0, 8.0), (660.001, 0.8)]);
    // desired at 660 s; a millisecond later the load falls, and 120 s later, before the cold start is over, so do they
    let run = run(&policy(1, 5), &load, &json!({}));
    assert_eq!(rows(&run), [[0, 1, 1], [660, 5, 1], [780, 1, 1]]);
    assert_eq!(run["steps"][2]["at"], json!(780_001));
}

#[test]
fn the_latest_of_several_starts_is_given_up_first() {
    // 3 are needed from 600 s and 5 from 700 s: desired at 660 s and 760 s, ready at 840 s and 940 s. 4 are needed from
    // 780 s: desired at 900 s, when one of the two that came last is given up
    let load = load(&[(0.0, 0.8), (600.0, 2.4), (700.0, 4.0), (780.0, 3.2)]);
    let expected = [[0, 1, 1], [660, 3, 1], [760, 5, 1], [840, 5, 3], [900, 4, 3], [940, 4, 4]];
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({}))), expected);
}

#[test]
fn a_fall_waits_for_the_scale_down_window() {
    let load = load(&[(0.0, 4.0), (600.0, 0.8)]);
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({}))), [[0, 5, 5], [720, 1, 1]]);
}

#[test]
fn a_fall_ends_at_the_most_that_was_needed_within_the_window() {
    // 5 until 600 s, 2 until 660 s, then 1: at 720 s the window still holds the 2, which leave it at 780 s
    let load = load(&[(0.0, 4.0), (600.0, 1.6), (660.0, 0.8)]);
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({}))), [[0, 5, 5], [720, 2, 2], [780, 1, 1]]);
}

#[test]
fn the_greatest_of_several_targets_counts() {
    // 0.8 needs 1, and 9 requests at 4 a replica need 3
    let targets = ["default", "concurrent_requests"].map(str::to_owned);
    let load = Load::new(targets.to_vec(), &[0.0], &[0.8, 9.0]).unwrap();
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({}))), [[0, 3, 3]]);
}

#[test]
fn the_last_replica_goes_after_the_scale_to_zero_window_and_wakes_at_once() {
    // the load ends at 600 s, so zero comes at 900 s; at 1,800 s it comes back, and is served at 1,980 s
    let load = load(&[(0.0, 0.4), (600.0, 0.0), (1800.0, 0.4)]);
    let run = run(&policy(0, 5), &load, &json!({}));
    assert_eq!(rows(&run), [[0, 1, 1], [900, 0, 0], [1800, 1, 0], [1980, 1, 1]]);
    // ready for 900 s, and for the 1,620 s from 1,980 to 3,600
    assert_eq!(run["gpuHours"], json!(2520.0 / 3600.0));
    assert_eq!((&run["coldStarts"], &run["shortSeconds"]), (&json!(1), &json!(180.0)));
}

#[test]
fn the_scale_to_zero_window_ends_a_longer_scale_down_window() {
    let mut slow = policy(0, 5);
    slow["autoscalingPolicy"]["scaleDownWindow"] = json!("3600s");
    // three are needed until 600 s; the scale-down window would keep them for an hour, but after 300 s without load all go
    let load = load(&[(0.0, 2.4), (600.0, 0.0)]);
    assert_eq!(rows(&run(&slow, &load, &json!({ "duration": "2h" }))), [[0, 3, 3], [900, 0, 0]]);
}

#[test]
fn the_sums_count_accelerators_and_the_time_short_of_capacity() {
    let mut eight = policy(1, 5);
    eight["acceleratorCount"] = json!(8);
    // one is ready until 840 s, then three until 3,600 s: 840 + 3 × 2,760 = 9,120 s, each with eight accelerators
    let load = load(&[(0.0, 0.8), (600.0, 2.4)]);
    let run = run(&eight, &load, &json!({}));
    assert_eq!(run["gpuHours"], json!(8.0 * 9_120.0 / 3_600.0));
    // from 600 s to 840 s one replica meets 2.4 replicas of work; it is never without any
    assert_eq!((&run["shortSeconds"], &run["coldStarts"]), (&json!(240.0), &json!(0)));
}

#[test]
fn a_schedule_replaces_the_minimum_while_it_is_active() {
    let mut nights = policy(2, 5);
    nights["autoscalingPolicy"]["scalingSchedules"] = json!({
        "nights": { "minReplicaCount": 0, "schedule": "0 20 * * *", "duration": "36000s", "timezone": "Europe/Berlin" },
    });
    // 2026-03-28T18:30Z is 19:30 in Berlin: active from 20:00 for ten hours, during which clocks go an hour forward
    let options = json!({ "start": "2026-03-28T18:30:00Z", "duration": "24h" });
    let run = run(&nights, &load(&[(0.0, 0.0)]), &options);
    // idle since the start, so zero is due as soon as it may be; back at 05:00Z, ready three minutes later, and the next
    // evening begins at 18:00Z, an hour earlier than the first
    let [half, end, next] = [1_800, 1_800 + 36_000, 23 * 3_600 + 1_800];
    assert_eq!(rows(&run), [[0, 2, 2], [half, 0, 0], [end, 2, 0], [end + 180, 2, 2], [next, 0, 0]]);
}

#[test]
fn a_local_time_that_clocks_skip_starts_nothing_and_one_that_comes_twice_starts_twice() {
    let mut early = policy(0, 5);
    early["autoscalingPolicy"]["scalingSchedules"] = json!({
        "early": { "minReplicaCount": 1, "schedule": "30 2 * * *", "duration": "600s", "timezone": "Europe/Berlin" },
    });
    let rises = |start: &str| {
        let run = run(&early, &load(&[(0.0, 0.0)]), &json!({ "start": start, "duration": "24h" }));
        rows(&run).iter().filter(|[_, desired, _]| *desired == 1).map(|[at, ..]| *at).collect::<Vec<_>>()
    };
    // 02:30 is 01:30Z in winter. From noon of 28 March on, clocks skip it; from noon of 24 October on, it is 00:30Z in
    // summer time, and again 01:30Z. Each is ready after three minutes, which is a step of its own
    assert_eq!(rises("2026-03-27T12:00:00Z"), [48_600, 48_780]);
    assert_eq!(rises("2026-03-28T12:00:00Z"), [] as [i64; 0]);
    assert_eq!(rises("2026-10-24T12:00:00Z"), [45_000, 45_180, 48_600, 48_780]);
}

#[test]
fn the_greatest_of_several_active_schedules_counts() {
    let schedule = |replicas: i64, begins: &str, seconds: i64| {
        json!({
            "minReplicaCount": replicas, "schedule": begins, "duration": format!("{seconds}s"), "timezone": "UTC",
        })
    };
    let mut busy = policy(1, 5);
    busy["autoscalingPolicy"]["scalingSchedules"] = json!({
        "morning": schedule(2, "10 0 * * *", 1_800),
        "peak": schedule(4, "20 0 * * *", 600),
        "off": { "minReplicaCount": 5, "schedule": "0 0 * * *", "duration": "3600s", "timezone": "UTC", "disabled": true },
    });
    // two from 600 s to 2,400 s, and four from 1,200 s to 1,800 s within; the load needs one all along
    let load = load(&[(0.0, 0.8)]);
    let expected = [[0, 1, 1], [600, 2, 1], [780, 2, 2], [1_200, 4, 2], [1_380, 4, 4], [1_800, 2, 2], [2_400, 1, 1]];
    assert_eq!(rows(&run(&busy, &load, &json!({}))), expected);
}

#[test]
fn a_simulation_starts_with_the_replicas_given() {
    let load = load(&[(0.0, 0.8)]);
    // four were needed until the start: given up after the scale-down window
    assert_eq!(rows(&run(&policy(1, 5), &load, &json!({ "replicas": 4 }))), [[0, 4, 4], [120, 1, 1]]);
    // none were: the first load wakes one
    assert_eq!(rows(&run(&policy(0, 5), &load, &json!({ "replicas": 0 }))), [[0, 1, 0], [180, 1, 1]]);
}

#[test]
fn wrong_input_is_refused_with_a_reason() {
    let load = load(&[(0.0, 1.0)]);
    let options = json!({ "duration": "1h" });
    let in_zone = |zone: &str| {
        let night = json!({ "minReplicaCount": 0, "schedule": "0 0 * * *", "duration": "300s", "timezone": zone });
        json!({ "autoscalingPolicy": { "scalingSchedules": { "night": night } } })
    };
    let short = json!({ "autoscalingPolicy": { "scaleToZeroWindow": "60s" } });
    let requests = Load::new(vec!["requests_per_second".to_owned()], &[0.0], &[1.0]).unwrap();
    for (deployment, load, options, reason) in [
        (json!([]), &load, &options, "the deployment must be an object"),
        (short, &load, &options, "at least 5 minutes"),
        (json!({}), &requests, &options, "no load target `requests_per_second`; it has default"),
        (json!({}), &load, &json!({}), "need a `duration`"),
        (json!({}), &load, &json!({ "duration": "367d" }), "at most 366 days"),
        (json!({}), &load, &json!({ "duration": 1e300 }), "at most 366 days"),
        (in_zone("Europe/Paris"), &load, &options, "no time zone `Europe/Paris`"),
    ] {
        let error = simulate(&deployment, load, options, &zones()).unwrap_err();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn a_load_that_is_out_of_order_or_below_zero_is_refused() {
    let load = |times: &[f64], loads: &[f64]| Load::new(vec!["default".to_owned()], times, loads).map(drop);
    assert_eq!(load(&[0.0, 1.0], &[0.0, 1.0]), Ok(()));
    for (times, loads, reason) in [
        (&[-1.0][..], &[1.0][..], "must ascend from 0"),
        (&[5.0, 5.0], &[1.0, 1.0], "must ascend from 0, got `5` after `5`"),
        (&[f64::NAN], &[1.0], "must ascend from 0"),
        (&[0.0], &[-1.0], "at least 0, got `-1`"),
        (&[0.0], &[f64::NAN], "at least 0"),
        (&[0.0, 1.0], &[1.0], "a number for each time and target"),
    ] {
        let error = load(times, loads).unwrap_err();
        assert!(error.contains(reason), "{error}");
    }
}
