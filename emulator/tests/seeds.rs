//! Initial deployments.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{DAY, SECOND, START, emulator, header, ok, path, phases, send, state};

fn fault(options: &Value) -> String {
    Emulator::new(options, START).err().unwrap()
}

#[test]
fn missing_fields_are_filled_in() {
    let held = emulator(&json!([{ "name": "x" }])).deployments(START);
    assert_eq!(
        held,
        [json!({
            "name": "accounts/acme/deployments/x",
            "baseModel": "accounts/fireworks/models/llama-v3p1-8b-instruct",
            "state": "READY",
            "createTime": "2026-03-01T12:00:00Z",
            "updateTime": "2026-03-01T12:00:00Z",
            "minReplicaCount": 0,
            "maxReplicaCount": 1,
            "autoscalingPolicy": {
                "scaleUpWindow": "30s",
                "scaleDownWindow": "600s",
                "scaleToZeroWindow": "3600s",
                "loadTargets": { "default": 0.8 },
            },
            "desiredReplicaCount": 1,
            "replicaCount": 1,
            "replicaStats": phases([0, 0, 0, 1]),
            "status": { "code": "OK", "message": "" },
        })]
    );
}

#[test]
fn given_fields_are_kept() {
    let given = json!({
        "name": "accounts/other/deployments/x",
        "state": "STATE_OF_TOMORROW",
        "createTime": "2020-01-01T00:00:00.5+01:00",
        "replicaCount": 7,
        "fieldOfTomorrow": null,
    });
    let held = emulator(&json!([given])).deployments(START);
    for (field, value) in given.as_object().unwrap() {
        assert_eq!(&held[0][field], value, "{field}");
    }
}

#[test]
fn a_deployment_without_a_name_gets_one() {
    let names: Vec<_> = emulator(&json!([{}, {}, { "name": null }]))
        .deployments(START)
        .iter()
        .map(|deployment| deployment["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names.len(), 3);
    for name in names {
        let id = name.strip_prefix("accounts/acme/deployments/").unwrap();
        assert!(id.len() == 8 && id.chars().all(|digit| digit.is_ascii_hexdigit()), "{id}");
    }
}

#[test]
fn a_deployment_continues_from_its_given_state() {
    for (before, after) in [
        ("CREATING", "READY"),
        ("UPDATING", "READY"),
        ("DELETING", "DELETED"),
        ("FAILED", "FAILED"),
        ("READY", "READY"),
    ] {
        let emulator = &mut emulator(&json!([{ "name": "x", "state": before }]));
        assert_eq!(state(emulator, "x", START), before);
        assert_eq!(state(emulator, "x", START + DAY), after);
    }
}

#[test]
fn a_deleted_deployment_is_purged_at_its_purge_time() {
    let emulator = &mut emulator(&json!([
        { "name": "soon", "state": "DELETED", "purgeTime": "2026-03-01T12:00:10Z" },
        { "name": "long-ago", "state": "DELETED", "deleteTime": "2026-02-01T00:00:00Z" },
        { "name": "now", "state": "DELETED" },
    ]));
    assert_eq!(send(emulator, "GET", &path("long-ago"), START).status, 404);
    assert_eq!(state(emulator, "soon", START + 9 * SECOND), "DELETED");
    assert_eq!(send(emulator, "GET", &path("soon"), START + 10 * SECOND).status, 404);
    assert_eq!(state(emulator, "now", START + 7 * DAY - 1), "DELETED");
    assert_eq!(send(emulator, "GET", &path("now"), START + 7 * DAY).status, 404);
}

#[test]
fn missing_replicas_start() {
    let emulator = &mut emulator(&json!([{ "name": "x", "minReplicaCount": 2, "replicaCount": 1 }]));
    let replicas = |emulator: &mut Emulator, now: i64| emulator.deployments(now)[0]["replicaStats"].clone();
    let mut coming = |now| replicas(emulator, now);
    assert_eq!(coming(START), phases([1, 0, 0, 1]));
    assert_eq!(coming(START + 30 * SECOND), phases([0, 0, 0, 2]));
}

#[test]
fn a_deployment_that_failed_before_the_start_has_a_status() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "FAILED" }]));
    let status = json!({ "code": "INTERNAL", "message": "the deployment failed" });
    assert_eq!(ok(emulator, "GET", &path("x"), START)["status"], status);
}

#[test]
fn an_empty_key_is_an_error() {
    for key in ["", " "] {
        let said = "`apiKey` in the options must not be empty; omit it to accept any key";
        assert_eq!(fault(&json!({ "apiKey": key })), said);
    }
}

#[test]
fn invalid_options_are_an_error_with_a_sentence() {
    for (options, said) in [
        (json!({ "deployments": [3] }), "a deployment must be an object, got a number"),
        (json!({ "deployments": {} }), "`deployments` in the options must be a list, got an object"),
        (json!({ "apiKey": ["fw_secret"] }), "`apiKey` in the options must be a string, got a list"),
        (json!({ "accountId": 1 }), "`accountId` in the options must be a string, got `1`"),
        (json!({ "accountId": "ACME" }), "account ID must contain only a-z, 0-9 and hyphens, got `ACME`"),
        (json!({ "deployments": [{ "name": 1 }] }), "`name` of a deployment must be a string, got `1`"),
        (
            json!({ "deployments": [{ "name": "a/b" }] }),
            "deployment ID must contain only a-z, 0-9 and hyphens, got `a/b`",
        ),
        (
            json!({ "deployments": [{ "name": "x" }, { "name": "accounts/local/deployments/x" }] }),
            "deployment `accounts/local/deployments/x` was given twice; names must be unique",
        ),
        (
            json!({ "deployments": [{ "name": "x", "state": 5 }] }),
            "`state` of deployment `accounts/local/deployments/x` must be a string, got `5`",
        ),
        (
            json!({ "deployments": [{ "name": "x", "state": "DELETED", "purgeTime": "soon" }] }),
            "`purgeTime` of deployment `accounts/local/deployments/x` must be an RFC 3339 timestamp, such as `2026-03-01T12:00:00Z`, got `soon`",
        ),
    ] {
        assert_eq!(fault(&options), said);
    }
}

#[test]
fn the_same_seed_and_calls_give_the_same_bytes() {
    let run = |seed: u32| {
        let options = json!({ "accountId": "acme", "seed": seed, "deployments": [{}, {}, { "name": "x" }] });
        let mut emulator = Emulator::new(&options, START).unwrap();
        emulator.fail(&json!({ "status": 503, "match": "DELETE" }), START).unwrap();
        let mut replies = Vec::new();
        for (step, (method, target)) in [
            ("GET", "/v1/accounts/acme/deployments?pageSize=1".to_owned()),
            ("DELETE", path("x")),
            ("DELETE", path("x")),
            ("POST", path("x:undelete")),
            ("GET", path("x")),
        ]
        .into_iter()
        .enumerate()
        {
            replies.push(send(&mut emulator, method, &target, START + i64::try_from(step).unwrap() * 4 * SECOND));
        }
        assert!(replies.iter().all(|reply| header(reply, "x-request-id").is_some()));
        (replies, emulator.deployments(START + DAY))
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}
