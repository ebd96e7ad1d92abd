//! Realistic timing: the minutes that the service was seen to take.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test says what it expects by failing"
)]

mod support;

use std::collections::BTreeSet;

use fireworks_deployments_emulator::{Emulator, Request};
use serde_json::{Value, json};
use support::{
    DAY, HOUR, MINUTE, SECOND, START, body, emulator, emulator_with, ok, path, request, send, send_body, state,
};

fn realistic(deployments: &Value, more: &Value) -> Emulator {
    let mut options = json!({ "timing": "realistic" });
    options.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    emulator_with(deployments, &options)
}

/// The status of a request for one token.
fn ask(emulator: &mut Emulator, id: &str, now: i64) -> u16 {
    let chat = json!({ "model": format!("accounts/acme/deployments/{id}"), "messages": [{ "role": "user", "content": "Hi" }] });
    let request = Request { body: chat.to_string(), ..request("POST", "/inference/v1/chat/completions") };
    let reply = emulator.handle(&request, now);
    assert!(reply.status == 200 || body(&reply)["error"]["code"] == "DEPLOYMENT_SCALING_UP", "{}", reply.body);
    reply.status
}

/// The first moment, by the second, at which a deployment is as asked.
fn first(mut is: impl FnMut(i64) -> bool, from: i64) -> i64 {
    (0..HOUR / SECOND).map(|second| second * SECOND).find(|after| is(from + after)).unwrap()
}

#[test]
fn a_new_deployment_is_ready_after_five_minutes_and_serves_a_little_later() {
    let mut emulator = realistic(&json!([]), &json!({}));
    let deployment = json!({ "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB" });
    let target = "/v1/accounts/acme/deployments?deploymentId=x";
    assert_eq!(send_body(&mut emulator, "POST", target, &deployment, START).status, 200);
    assert_eq!(state(&mut emulator, "x", START + 5 * MINUTE - 1), "CREATING");
    assert_eq!(state(&mut emulator, "x", START + 5 * MINUTE), "READY");
    assert_eq!(ask(&mut emulator, "x", START + 5 * MINUTE), 503);
    assert_eq!(ask(&mut emulator, "x", START + 5 * MINUTE + 30 * SECOND), 200);
}

#[test]
fn from_zero_it_takes_two_to_six_minutes_in_which_it_is_ready_and_answers_503() {
    let mut lengths = BTreeSet::new();
    for number in 0..100 {
        let (id, from) = (format!("d{number}"), START + 2 * HOUR);
        let mut emulator = realistic(&json!([{ "name": id, "minReplicaCount": 0 }]), &json!({}));
        assert_eq!(ok(&mut emulator, "GET", &path(&id), from)["replicaCount"], 0, "scaled to zero");
        let mut is_ready = false;
        let took = first(
            |now| {
                let serves = ask(&mut emulator, &id, now) == 200;
                assert!(is_ready || !serves, "it served without having shown a ready replica");
                let deployment = ok(&mut emulator, "GET", &path(&id), now);
                assert_eq!(deployment["state"], "READY");
                is_ready = deployment["replicaStats"]["readyReplicaCount"] == 1;
                serves
            },
            from,
        );
        assert!((2 * MINUTE..=6 * MINUTE).contains(&took), "{took}");
        lengths.insert(took);
    }
    assert!(lengths.len() > 50, "{lengths:?}");
    assert!(lengths.iter().any(|took| *took < 3 * MINUTE) && lengths.iter().any(|took| *took > 5 * MINUTE));
}

#[test]
fn deleting_takes_up_to_98_seconds_and_the_purge_comes_exactly_seven_days_later() {
    let mut lengths = BTreeSet::new();
    for number in 0..50 {
        let id = format!("d{number}");
        let mut emulator = realistic(&json!([{ "name": id }]), &json!({}));
        ok(&mut emulator, "DELETE", &path(&id), START);
        let took = first(|now| state(&mut emulator, &id, now) == "DELETED", START);
        assert!((10 * SECOND..=98 * SECOND).contains(&took), "{took}");
        lengths.insert(took);
        let deleted = ok(&mut emulator, "GET", &path(&id), START + took);
        let moment = |field: &str| {
            chrono::DateTime::parse_from_rfc3339(deleted[field].as_str().unwrap()).unwrap().timestamp_millis()
        };
        assert_eq!(moment("purgeTime") - moment("deleteTime"), 7 * DAY);
        let purge = moment("purgeTime");
        assert_eq!(send(&mut emulator, "GET", &path(&id), purge - 1).status, 200);
        assert_eq!(send(&mut emulator, "GET", &path(&id), purge).status, 404);
    }
    assert!(lengths.len() > 20, "{lengths:?}");
}

#[test]
fn the_seed_decides_and_the_same_seed_decides_alike() {
    let took = |seed: u32| {
        let mut emulator = realistic(&json!([{ "name": "x" }]), &json!({ "seed": seed }));
        ok(&mut emulator, "DELETE", &path("x"), START);
        first(|now| state(&mut emulator, "x", now) == "DELETED", START)
    };
    let one_by_one: Vec<_> = (0..20).map(took).collect();
    assert_eq!(one_by_one, (0..20).map(took).collect::<Vec<_>>());
    assert!(one_by_one.iter().collect::<BTreeSet<_>>().len() > 5, "{one_by_one:?}");
}

#[test]
fn a_single_delay_overrides_it() {
    let more = json!({ "readyAfter": "1s", "servingAfter": 0, "deletedAfter": "2s" });
    let mut emulator = realistic(&json!([{ "name": "x", "state": "CREATING" }]), &more);
    assert_eq!(ask(&mut emulator, "x", START + SECOND), 200);
    ok(&mut emulator, "DELETE", &path("x?ignoreChecks=true"), START + SECOND);
    assert_eq!(state(&mut emulator, "x", START + 3 * SECOND), "DELETED");
}

#[test]
fn quick_is_the_default_and_another_timing_is_an_error() {
    for mut emulator in [
        emulator(&json!([{ "name": "x", "state": "CREATING" }])),
        emulator_with(&json!([{ "name": "x", "state": "CREATING" }]), &json!({ "timing": "quick" })),
    ] {
        assert_eq!(state(&mut emulator, "x", START + 30 * SECOND), "READY");
    }
    let refused = Emulator::new(&json!({ "timing": "slow" }), START).err().unwrap();
    assert_eq!(refused, "`timing` in the options must be `quick` or `realistic`, got `\"slow\"`");
}
