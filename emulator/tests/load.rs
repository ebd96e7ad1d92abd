//! Replicas that follow a load.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use std::collections::BTreeMap;
use std::rc::Rc;

use fireworks_deployments_emulator::Emulator;
use fireworks_deployments_emulator::scaling::{Load, Offsets};
use serde_json::{Value, json};
use support::{
    DAY, HOUR, MINUTE, SECOND, START, emulator, emulator_with, ok, path, phases, refused, send, send_body, state,
};

/// A deployment with windows of one, two and five minutes.
fn deployment() -> Value {
    json!({
        "name": "x",
        "maxReplicaCount": 5,
        "autoscalingPolicy": {
            "scaleUpWindow": "60s",
            "scaleDownWindow": "120s",
            "scaleToZeroWindow": "300s",
            "loadTargets": { "default": 0.8 },
        },
    })
}

/// Lets `x` follow a load in full replicas, from minutes on.
fn try_load(emulator: &mut Emulator, points: &[(f64, f64)], now: i64) -> Result<(), String> {
    let (times, loads): (Vec<_>, Vec<_>) = points.iter().map(|(at, load)| (at * 60_000.0, *load)).unzip();
    let zones = BTreeMap::from([("UTC".to_owned(), Offsets::new())]);
    emulator.load("x", Load::new(vec!["default".to_owned()], &times, &loads).unwrap(), Rc::new(zones), now)
}

#[track_caller]
fn load(emulator: &mut Emulator, points: &[(f64, f64)], now: i64) {
    try_load(emulator, points, now).unwrap();
}

/// The desired and the ready replicas.
#[track_caller]
fn replicas(emulator: &mut Emulator, now: i64) -> (i64, i64) {
    let deployment = ok(emulator, "GET", &path("x"), now);
    let [desired, ready] = ["desiredReplicaCount", "replicaCount"].map(|field| deployment[field].as_i64().unwrap());
    assert_eq!(deployment["replicaStats"]["readyReplicaCount"], json!(ready));
    (desired, ready)
}

#[test]
fn replicas_that_a_load_starts_pass_their_phases() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.8), (10.0, 2.4)], START);
    for (seconds, expected) in
        [(0, [2, 0, 0, 1]), (3, [0, 2, 0, 1]), (20, [0, 2, 0, 1]), (21, [0, 0, 2, 1]), (30, [0, 0, 0, 3])]
    {
        let deployment = ok(emulator, "GET", &path("x"), START + 11 * MINUTE + seconds * SECOND);
        assert_eq!(deployment["replicaStats"], phases(expected), "after {seconds} s");
    }
}

#[test]
fn replicas_follow_a_load_by_the_model() {
    let emulator = &mut emulator(&json!([deployment()]));
    // one until 2.4 replicas of work need three from minute 10 on: a minute's window, and 30 s to start them; after
    // minute 20 they need one, after two minutes' window; from minute 30 on there is no load, and zero comes five later
    load(emulator, &[(0.0, 0.8), (10.0, 2.4), (20.0, 0.8), (30.0, 0.0), (60.0, 0.8)], START);
    for (after, expected) in [
        (0, (1, 1)),
        (11 * MINUTE - 1, (1, 1)),
        (11 * MINUTE, (3, 1)),
        (11 * MINUTE + 30 * SECOND - 1, (3, 1)),
        (11 * MINUTE + 30 * SECOND, (3, 3)),
        (22 * MINUTE - 1, (3, 3)),
        (22 * MINUTE, (1, 1)),
        (35 * MINUTE - 1, (1, 1)),
        (35 * MINUTE, (0, 0)),
        (HOUR - 1, (0, 0)),
        (HOUR, (1, 0)),
        (HOUR + 30 * SECOND, (1, 1)),
        // the last load goes on
        (10 * DAY, (1, 1)),
    ] {
        assert_eq!(replicas(emulator, START + after), expected, "after {after} ms");
    }
}

#[test]
fn replicas_are_the_same_whenever_one_looks() {
    let points = [(0.0, 0.8), (10.0, 2.4), (20.0, 4.0), (21.5, 0.8), (30.0, 0.0), (60.0, 1.6)];
    let often = &mut emulator_with(&json!([deployment()]), &json!({ "timing": "realistic" }));
    load(often, &points, START);
    for minute in 0..120 {
        let now = START + minute * MINUTE;
        let once = &mut emulator_with(&json!([deployment()]), &json!({ "timing": "realistic" }));
        load(once, &points, START);
        assert_eq!(once.deployments(now), often.deployments(now), "in minute {minute}");
    }
}

#[test]
fn load_is_traffic() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.8), (30.0 * 24.0 * 60.0, 0.0)], START);
    // it keeps the deployment from being deleted, by the service and by a customer
    assert_eq!(state(emulator, "x", START + 29 * DAY), "READY");
    refused(&send(emulator, "DELETE", &path("x"), START + 29 * DAY), 400, 9);
    refused(&send(emulator, "DELETE", &path("x"), START + 30 * DAY + HOUR - 1), 400, 9);
    // a week after its end the service deletes it
    assert_eq!(state(emulator, "x", START + 37 * DAY - 1), "READY");
    assert_eq!(state(emulator, "x", START + 37 * DAY), "DELETING");
}

#[test]
fn a_load_of_zero_is_no_traffic() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.0)], START);
    assert_eq!(replicas(emulator, START + 5 * MINUTE - 1), (1, 1));
    assert_eq!(replicas(emulator, START + 5 * MINUTE), (0, 0));
    assert_eq!(send(emulator, "DELETE", &path("x"), START + 5 * MINUTE).status, 200);
}

#[test]
fn a_delete_with_ignore_checks_ends_the_load() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 4.0)], START);
    ok(emulator, "DELETE", &path("x?ignoreChecks=true"), START + MINUTE);
    assert_eq!(state(emulator, "x", START + HOUR), "DELETED");
    ok(emulator, "POST", &path("x:undelete"), START + HOUR);
    assert_eq!(replicas(emulator, START + HOUR + 30 * SECOND), (1, 1));
}

#[test]
fn an_update_of_the_policy_computes_the_replicas_anew() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.8), (10.0, 4.0)], START);
    let most = json!({ "maxReplicaCount": 3 });
    let reply = send_body(emulator, "PATCH", &path("x?updateMask=max_replica_count"), &most, START + 5 * MINUTE);
    assert_eq!(reply.status, 200);
    assert_eq!(replicas(emulator, START + 11 * MINUTE - 1), (1, 1));
    assert_eq!(replicas(emulator, START + 11 * MINUTE), (3, 1));
    // the load stands, so a higher maximum is used a window and a start later
    let most = json!({ "maxReplicaCount": 5 });
    send_body(emulator, "PATCH", &path("x?updateMask=max_replica_count"), &most, START + 20 * MINUTE);
    assert_eq!(replicas(emulator, START + 21 * MINUTE - 1), (3, 3));
    assert_eq!(replicas(emulator, START + 21 * MINUTE), (5, 3));
    assert_eq!(replicas(emulator, START + 22 * MINUTE), (5, 5));
}

#[test]
fn another_update_leaves_the_windows_alone() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.8), (10.0, 2.4)], START);
    let name = json!({ "displayName": "X" });
    let now = START + 10 * MINUTE + 45 * SECOND;
    assert_eq!(send_body(emulator, "PATCH", &path("x?updateMask=display_name"), &name, now).status, 200);
    assert_eq!(state(emulator, "x", now), "UPDATING");
    assert_eq!(replicas(emulator, START + 11 * MINUTE - 1), (1, 1));
    assert_eq!(replicas(emulator, START + 11 * MINUTE), (3, 1));
    // READY again, while they still start
    assert_eq!(state(emulator, "x", now + 30 * SECOND), "READY");
    assert_eq!(replicas(emulator, START + 11 * MINUTE + 30 * SECOND - 1), (3, 1));
}

#[test]
fn a_scale_stands_until_the_windows_are_over() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.8)], START);
    let scale = |emulator: &mut Emulator, count: i64, now: i64| {
        let reply = send_body(emulator, "PATCH", &path("x:scale"), &json!({ "replicaCount": count }), now);
        assert_eq!(reply.status, 200, "{}", reply.body);
    };
    scale(emulator, 4, START + HOUR);
    assert_eq!(replicas(emulator, START + HOUR), (4, 1));
    assert_eq!(replicas(emulator, START + HOUR + 30 * SECOND), (4, 4));
    assert_eq!(replicas(emulator, START + HOUR + 2 * MINUTE - 1), (4, 4));
    assert_eq!(replicas(emulator, START + HOUR + 2 * MINUTE), (1, 1));
    // the load wakes one at once
    scale(emulator, 0, START + 2 * HOUR);
    assert_eq!(replicas(emulator, START + 2 * HOUR), (1, 0));
}

#[test]
fn an_edit_of_replicas_or_policy_computes_them_anew() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 0.8)], START);
    emulator.edit("x", &json!({ "replicaCount": 0 }), START + HOUR).unwrap();
    assert_eq!(replicas(emulator, START + HOUR), (1, 0));
    assert_eq!(replicas(emulator, START + HOUR + 30 * SECOND), (1, 1));
    emulator.edit("x", &json!({ "minReplicaCount": 2 }), START + 2 * HOUR).unwrap();
    assert_eq!(replicas(emulator, START + 2 * HOUR), (2, 1));
    assert_eq!(replicas(emulator, START + 2 * HOUR + 30 * SECOND), (2, 2));
}

#[test]
fn schedules_scale_under_load() {
    let mut scheduled = deployment();
    scheduled["autoscalingPolicy"]["scalingSchedules"] = json!({
        "one": { "minReplicaCount": 2, "schedule": "0 13 * * *", "duration": "1800s", "timezone": "UTC" },
    });
    let emulator = &mut emulator(&json!([scheduled]));
    load(emulator, &[(0.0, 0.8)], START);
    // it starts at noon
    for day in [0, 1, 200] {
        let one = START + day * DAY + HOUR;
        assert_eq!(replicas(emulator, one - 1), (1, 1));
        assert_eq!(replicas(emulator, one), (2, 1));
        assert_eq!(replicas(emulator, one + 30 * MINUTE), (1, 1));
    }
}

#[test]
fn an_empty_load_ends_it() {
    let emulator = &mut emulator(&json!([deployment()]));
    load(emulator, &[(0.0, 4.0)], START);
    assert_eq!(replicas(emulator, START + MINUTE), (5, 1));
    load(emulator, &[], START + MINUTE + SECOND);
    assert_eq!(replicas(emulator, START + MINUTE + 31 * SECOND - 1), (5, 1));
    assert_eq!(replicas(emulator, START + MINUTE + 31 * SECOND), (5, 5));
    // five minutes later they are idle, and after an hour without load a delete goes through
    assert_eq!(replicas(emulator, START + 6 * MINUTE + SECOND), (0, 0));
    refused(&send(emulator, "DELETE", &path("x"), START + HOUR + MINUTE), 400, 9);
    assert_eq!(send(emulator, "DELETE", &path("x"), START + HOUR + MINUTE + SECOND).status, 200);
}

#[test]
fn a_load_that_does_not_fit_is_refused() {
    let emulator = &mut emulator(&json!([deployment(), { "name": "gone", "state": "DELETED" }]));
    let zones: Rc<BTreeMap<String, Offsets>> = Rc::default();
    let one = |target: &str, at: f64| Load::new(vec![target.to_owned()], &[at], &[1.0]).unwrap();
    for (id, load, reason) in [
        ("none", one("default", 0.0), "there is no deployment `none`"),
        ("gone", one("default", 0.0), "is DELETED and can't serve"),
        ("x", one("requests_per_second", 0.0), "no load target `requests_per_second`; it has default"),
        ("x", one("default", 1e15), "within 366 days"),
    ] {
        let error = emulator.load(id, load, zones.clone(), START).unwrap_err();
        assert!(error.contains(reason), "{error}");
    }
    assert_eq!(replicas(emulator, START + MINUTE), (1, 1));
}
