//! Idle deployments, and deployments with traffic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{DAY, HOUR, MINUTE, SECOND, START, body, emulator, emulator_with, ok, patch, path, refused, send, state};

/// The desired and the ready replica count.
fn replicas(emulator: &mut Emulator, now: i64) -> (Value, Value) {
    let deployment = ok(emulator, "GET", &path("x"), now);
    (deployment["desiredReplicaCount"].clone(), deployment["replicaCount"].clone())
}

#[test]
fn an_idle_deployment_scales_to_zero_after_its_window() {
    for (policy, window) in [
        (json!(null), HOUR),
        (json!({ "scaleToZeroWindow": "300s" }), 5 * MINUTE),
        (json!({ "scaleToZeroWindow": "300.5s" }), 5 * MINUTE + SECOND / 2),
    ] {
        let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 2, "autoscalingPolicy": policy }]));
        assert_eq!(replicas(emulator, START + window - 1), (json!(1), json!(1)));
        assert_eq!(replicas(emulator, START + window), (json!(0), json!(0)));
        assert_eq!(state(emulator, "x", START + window), "READY");
    }
}

#[test]
fn a_deployment_with_a_minimum_never_scales_to_zero_and_is_never_deleted() {
    let emulator = &mut emulator(&json!([{ "name": "x", "minReplicaCount": 1 }]));
    assert_eq!(replicas(emulator, START + 30 * DAY), (json!(1), json!(1)));
    assert_eq!(state(emulator, "x", START + 30 * DAY), "READY");
}

#[test]
fn an_expire_time_deletes_nothing() {
    let emulator = &mut emulator(&json!([{ "name": "x", "minReplicaCount": 1, "expireTime": "2026-03-01T12:00:01Z" }]));
    assert_eq!(state(emulator, "x", START + DAY), "READY");
}

#[test]
fn traffic_keeps_a_deployment_up_and_brings_it_back_from_zero() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    emulator.traffic("x", START + 50 * MINUTE).unwrap();
    assert_eq!(replicas(emulator, START + 109 * MINUTE), (json!(1), json!(1)));
    assert_eq!(replicas(emulator, START + 110 * MINUTE), (json!(0), json!(0)));

    let later = START + 3 * HOUR;
    emulator.traffic("accounts/acme/deployments/x", later).unwrap();
    assert_eq!(replicas(emulator, later), (json!(1), json!(0)));
    assert_eq!(replicas(emulator, later + 30 * SECOND), (json!(1), json!(1)));
}

#[test]
fn traffic_adds_no_replica_if_the_maximum_is_zero() {
    let emulator = &mut emulator(&json!([{ "name": "x", "maxReplicaCount": 0 }]));
    emulator.traffic("x", START).unwrap();
    assert_eq!(replicas(emulator, START + MINUTE), (json!(0), json!(0)));
}

#[test]
fn traffic_removes_no_replica() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let none = json!({ "maxReplicaCount": 0 });
    assert_eq!(patch(emulator, "x?updateMask=max_replica_count", &none).status, 200);
    emulator.traffic("x", START).unwrap();
    assert_eq!(replicas(emulator, START), (json!(0), json!(1)));
    assert_eq!(replicas(emulator, START + MINUTE), (json!(0), json!(0)));
}

#[test]
fn a_deployment_that_may_scale_to_zero_is_deleted_after_a_week_without_traffic() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    emulator.traffic("x", START + DAY).unwrap();
    assert_eq!(state(emulator, "x", START + 8 * DAY - 1), "READY");
    assert_eq!(state(emulator, "x", START + 8 * DAY), "DELETING");
    let deleted = ok(emulator, "GET", &path("x"), START + 9 * DAY);
    assert_eq!((&deleted["state"], &deleted["deleteTime"]), (&json!("DELETED"), &json!("2026-03-09T12:00:05Z")));

    ok(emulator, "POST", &path("x:undelete"), START + 10 * DAY);
    assert_eq!(state(emulator, "x", START + 17 * DAY), "READY");
    assert_eq!(state(emulator, "x", START + 18 * DAY), "DELETED");
}

#[test]
fn idle_deletion_can_be_delayed_or_turned_off() {
    for (after, state_then) in [(json!("240h"), "READY"), (json!(false), "READY"), (json!("1h"), "DELETED")] {
        let emulator = &mut emulator_with(&json!([{ "name": "x" }]), &json!({ "idleDeletedAfter": after }));
        assert_eq!(state(emulator, "x", START + 7 * DAY + MINUTE), state_then, "{after}");
    }
}

#[test]
fn a_deployment_with_traffic_in_the_last_hour_cannot_be_deleted_without_ignore_checks() {
    for query in ["", "?hard=true"] {
        let emulator = &mut emulator(&json!([{ "name": "x" }, { "name": "quiet" }]));
        emulator.traffic("x", START).unwrap();
        let reply = send(emulator, "DELETE", &path(&format!("x{query}")), START + HOUR - 1);
        refused(&reply, 400, 9);
        assert_eq!(
            body(&reply)["message"],
            "deployment has received inference requests in the last hour, pass ignore_checks to skip this check"
        );
        ok(emulator, "DELETE", &path(&format!("quiet{query}")), START + HOUR - 1);
        ok(emulator, "DELETE", &path(&format!("x{query}")), START + HOUR);
    }
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    emulator.traffic("x", START).unwrap();
    ok(emulator, "DELETE", &path("x?ignoreChecks=true"), START);
}

#[test]
fn a_deployment_that_cannot_serve_takes_no_traffic() {
    let emulator = &mut emulator(&json!([{ "name": "gone", "state": "DELETED" }]));
    let refuse = |emulator: &mut Emulator, id: &str| emulator.traffic(id, START).unwrap_err();
    assert_eq!(refuse(emulator, "gone"), "deployment accounts/acme/deployments/gone is DELETED and can't serve");
    assert_eq!(refuse(emulator, "none"), "there is no deployment `none`");
    assert_eq!(refuse(emulator, "/gone"), "there is no deployment `/gone`");
}

#[test]
fn traffic_by_id_needs_a_unique_id() {
    let names = ["accounts/a/deployments/x", "accounts/b/deployments/x", "accounts/b/deployments/y"];
    let seeds: Vec<_> =
        names.iter().map(|name| json!({ "name": name, "replicaCount": 0, "desiredReplicaCount": 0 })).collect();
    let emulator =
        |account: Option<&str>| Emulator::new(&json!({ "accountId": account, "deployments": seeds }), START).unwrap();
    assert_eq!(emulator(None).traffic("y", START), Ok(()));
    assert_eq!(emulator(None).traffic(names[1], START), Ok(()));
    assert_eq!(emulator(Some("b")).traffic("x", START), Ok(()));
    let several = "several accounts have a deployment `x`: give its full name".to_owned();
    assert_eq!(emulator(None).traffic("x", START), Err(several));
    assert_eq!(emulator(Some("a")).traffic("y", START), Err("there is no deployment `y`".to_owned()));
}
