//! Deployments changed behind their customers' backs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{DAY, HOUR, MINUTE, SECOND, START, emulator, emulator_with, ok, path, phases, send, state};

const LATER: i64 = START + MINUTE;

fn with_x() -> Emulator {
    emulator(&json!([{ "name": "x", "displayName": "X", "annotations": { "custom/a": "b" } }]))
}

fn get(emulator: &mut Emulator, now: i64) -> Value {
    ok(emulator, "GET", &path("x"), now)
}

#[test]
fn a_field_is_changed_and_so_is_the_update_time() {
    let mut emulator = with_x();
    let before = get(&mut emulator, LATER);
    emulator.edit("x", &json!({ "displayName": "Y", "fieldOfTomorrow": [1] }), LATER).unwrap();
    let mut expected = before;
    expected["displayName"] = json!("Y");
    expected["updateTime"] = json!("2026-03-01T12:01:00Z");
    expected["fieldOfTomorrow"] = json!([1]);
    assert_eq!(get(&mut emulator, LATER), expected);
    emulator
        .edit(
            "accounts/acme/deployments/x",
            &json!({ "displayName": null, "updateTime": "2026-01-01T00:00:00Z" }),
            LATER,
        )
        .unwrap();
    let after = get(&mut emulator, LATER);
    assert_eq!((after.get("displayName"), &after["updateTime"]), (None, &json!("2026-01-01T00:00:00Z")));
}

#[test]
fn what_is_not_given_follows_from_the_new_state() {
    let mut emulator = with_x();
    emulator
        .edit("x", &json!({ "state": "FAILED", "status": { "code": "ABORTED", "message": "gone" } }), LATER)
        .unwrap();
    let failed = get(&mut emulator, LATER);
    assert_eq!((&failed["status"]["code"], &failed["replicaCount"]), (&json!("ABORTED"), &json!(0)));
    emulator.edit("x", &json!({ "state": "DELETED" }), LATER).unwrap();
    let deleted = get(&mut emulator, LATER);
    assert_eq!(deleted["deleteTime"], "2026-03-01T12:01:00Z");
    assert_eq!(deleted["purgeTime"], "2026-03-08T12:01:00Z");
    emulator.edit("x", &json!({ "state": "READY" }), LATER).unwrap();
    let ready = get(&mut emulator, LATER);
    assert_eq!((ready.get("deleteTime"), ready.get("purgeTime")), (None, None));
    assert_eq!((&ready["status"]["code"], &ready["replicaCount"]), (&json!("OK"), &json!(1)));
}

#[test]
fn the_next_steps_are_due_from_the_edit_on() {
    let mut emulator = with_x();
    emulator.edit("x", &json!({ "state": "CREATING" }), LATER).unwrap();
    assert_eq!(state(&mut emulator, "x", LATER + 30 * SECOND - 1), "CREATING");
    assert_eq!(state(&mut emulator, "x", LATER + 30 * SECOND), "READY");
    emulator.edit("x", &json!({ "state": "DELETED", "purgeTime": "2026-03-02T00:00:00Z" }), LATER + HOUR).unwrap();
    assert_eq!(send(&mut emulator, "GET", &path("x"), START + 12 * HOUR - 1).status, 200);
    emulator.edit("x", &json!({ "purgeTime": "2026-03-03T00:00:00Z" }), START + 2 * HOUR).unwrap();
    assert_eq!(send(&mut emulator, "GET", &path("x"), START + DAY + 12 * HOUR - 1).status, 200);
    assert_eq!(send(&mut emulator, "GET", &path("x"), START + DAY + 12 * HOUR).status, 404);
}

#[test]
fn replicas_that_are_taken_away_come_back() {
    let mut emulator = emulator(&json!([{ "name": "x", "minReplicaCount": 2, "maxReplicaCount": 2 }]));
    emulator.edit("x", &json!({ "replicaCount": 0 }), LATER).unwrap();
    let short = get(&mut emulator, LATER);
    assert_eq!(short["replicaStats"], phases([2, 0, 0, 0]));
    assert_eq!(get(&mut emulator, LATER + 30 * SECOND)["replicaCount"], 2);
}

#[test]
fn an_edit_ends_a_start_fault() {
    let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    emulator.fail_start(&json!({ "lasts": null }), START).unwrap();
    ok(&mut emulator, "POST", &path("x:undelete"), START);
    emulator.edit("x", &json!({ "state": "READY" }), LATER).unwrap();
    assert_eq!(get(&mut emulator, LATER)["status"]["code"], "OK");
}

#[test]
fn an_edit_that_no_reply_could_show_changes_nothing() {
    let mut emulator = with_x();
    let before = get(&mut emulator, LATER);
    for (deployment, fields, why) in [
        ("none", json!({}), "there is no deployment `none`"),
        ("x", json!([]), "the fields to edit must be an object, got a list"),
        (
            "x",
            json!({ "name": "y" }),
            "`name` of deployment `accounts/acme/deployments/x` can't be edited, got `\"y\"`",
        ),
        (
            "x",
            json!({ "name": null }),
            "`name` of deployment `accounts/acme/deployments/x` can't be edited, got `null`",
        ),
        (
            "x",
            json!({ "displayName": 5, "state": "FAILED" }),
            "`displayName` of deployment `accounts/acme/deployments/x` must be a string, got `5`",
        ),
    ] {
        assert_eq!(emulator.edit(deployment, &fields, LATER), Err(why.to_owned()));
    }
    assert_eq!(get(&mut emulator, LATER), before);
    let name = &before["name"];
    assert_eq!(emulator.edit("x", &json!({ "name": name }), LATER), Ok(()), "the name that it has");
}

#[test]
fn an_edit_shows_at_once_even_if_reads_lag() {
    let mut emulator = emulator_with(&json!([{ "name": "x" }]), &json!({ "lag": "1h" }));
    emulator.edit("x", &json!({ "displayName": "Y" }), LATER).unwrap();
    assert_eq!(get(&mut emulator, LATER)["displayName"], "Y");
}
