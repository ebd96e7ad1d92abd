//! The journal, and emulators rebuilt from it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test says what it expects by failing"
)]

mod support;

use fireworks_deployments_emulator::scaling::Load;
use fireworks_deployments_emulator::{Emulator, Replay, Request};
use serde_json::{Value, json};
use support::{KEY, MINUTE, START, emulator, emulator_with, ok, path, request, send, send_body, state, zones};

/// A history with every kind of call, a minute apart.
fn history() -> Emulator {
    let seeds = json!([{ "name": "x", "state": "DELETED" }, { "name": "y" }, {}]);
    let mut emulator = emulator_with(&seeds, &json!({ "seed": 7, "timing": "realistic", "lag": "90s" }));
    emulator.fail(&json!({ "status": 503, "times": 2 }), START).unwrap();
    send(&mut emulator, "POST", &path("x:undelete"), START + MINUTE);
    emulator.fail_start(&json!({ "lasts": "4m" }), START + 2 * MINUTE).unwrap();
    emulator.traffic("y", START + 3 * MINUTE).unwrap();
    send(&mut emulator, "POST", &path("x:undelete"), START + 4 * MINUTE);
    send(&mut emulator, "POST", &path("x:undelete"), START + 5 * MINUTE);
    emulator.edit("y", &json!({ "displayName": "é", "state": "FAILED" }), START + 6 * MINUTE).unwrap();
    emulator.clear_faults(START + 7 * MINUTE);
    emulator
}

fn rebuilt(journal: &Value, until: Option<i64>) -> Emulator {
    Replay::of(journal, until, Some(KEY.to_owned()), &zones()).unwrap().emulator
}

fn fault_of(journal: &Value) -> String {
    Replay::of(journal, None, None, &zones()).err().unwrap()
}

/// The history's journal with another value at a place.
fn with(pointer: &str, value: Value) -> Value {
    let mut journal = history().journal(START + 8 * MINUTE).unwrap();
    *journal.pointer_mut(pointer).unwrap() = value;
    journal
}

#[test]
fn it_records_each_call_with_its_time() {
    let journal = history().journal(START + 8 * MINUTE).unwrap();
    let entries = journal["entries"].as_array().unwrap();
    let calls: Vec<_> = entries.iter().map(|entry| entry["call"].as_str().unwrap()).collect();
    let expected = ["fail", "request", "failStart", "traffic", "request", "request", "edit", "clearFaults"];
    assert_eq!(calls, expected);
    assert_eq!(
        entries[1],
        json!({
            "time": "2026-03-01T12:01:00Z",
            "call": "request",
            "method": "POST",
            "path": path("x:undelete"),
            "headers": [["authorization", "Bearer [redacted]"]],
            "body": "{}",
            "status": 503,
        })
    );
    let ends = [&journal["version"], &journal["options"]["now"], &journal["now"]];
    assert_eq!(ends, [&json!(1), &json!("2026-03-01T12:00:00Z"), &json!("2026-03-01T12:08:00Z")]);
}

#[test]
fn it_rebuilds_the_emulator_at_any_moment() {
    let journal = history().journal(START + 8 * MINUTE).unwrap();
    for until in (0..=20).map(|half| START + half * MINUTE / 2) {
        let Replay { emulator: mut again, start_ms, now_ms } =
            Replay::of(&journal, Some(until), Some(KEY.to_owned()), &zones()).unwrap();
        assert_eq!((start_ms, now_ms), (START, until));
        let seen: Vec<_> = again.requests().iter().map(|request| request["time"].clone()).collect();
        let times = [1, 4, 5].map(|minute| (START + minute * MINUTE, json!(format!("2026-03-01T12:0{minute}:00Z"))));
        let expected: Vec<_> = times.into_iter().filter(|(at, _)| *at <= until).map(|(_, time)| time).collect();
        assert_eq!(seen, expected);
        let undeleted = if until < START + 5 * MINUTE { "DELETED" } else { "CREATING" };
        let x = again.deployments(until).into_iter().find(|it| it["name"] == "accounts/acme/deployments/x").unwrap();
        assert_eq!(x["state"], undeleted, "{until}");
    }
}

#[test]
fn it_rebuilds_a_load_and_the_replicas_that_follow() {
    let mut original = emulator(&json!([{ "name": "x", "maxReplicaCount": 5 }]));
    let load = Load::new(vec!["default".to_owned()], &[0.0, 60_000.0], &[0.5, 2.5]).unwrap();
    original.load("x", load, zones(), START + MINUTE).unwrap();
    let journal = original.journal(START + 2 * MINUTE).unwrap();
    assert_eq!(
        journal["entries"][0],
        json!({
            "time": "2026-03-01T12:01:00Z",
            "call": "load",
            "deployment": "x",
            "load": { "targets": ["default"], "times": [0, 60_000], "loads": [0.5, 2.5] },
        })
    );
    let mut again = rebuilt(&journal, None);
    for minute in 2..10 {
        let now = START + minute * MINUTE;
        assert_eq!(again.deployments(now), original.deployments(now), "after {minute} minutes");
    }
    assert_eq!(again.deployments(START + 10 * MINUTE)[0]["replicaCount"], 4);
}

#[test]
fn a_rebuilt_emulator_goes_on_as_the_original_or_as_a_branch() {
    let mut original = history();
    let journal = original.journal(START + 8 * MINUTE).unwrap();
    let (mut again, mut branch) = (rebuilt(&journal, None), rebuilt(&journal, Some(START + 3 * MINUTE)));
    let list = "/v1/accounts/acme/deployments?pageSize=1&showDeleted=true";
    for minute in 8..14 {
        let now = START + minute * MINUTE;
        assert_eq!(send(&mut again, "GET", list, now), send(&mut original, "GET", list, now));
    }
    assert_eq!(again.requests(), original.requests());
    let now = START + 14 * MINUTE;
    assert_eq!(again.journal(now), original.journal(now));
    branch.clear_faults(START + 4 * MINUTE);
    ok(&mut branch, "DELETE", &path("y?hard=true&ignoreChecks=true"), START + 4 * MINUTE);
    let told = branch.journal(START + 4 * MINUTE).unwrap();
    let calls = told["entries"].as_array().unwrap().len();
    assert_eq!((calls, &told["entries"][5]["method"]), (6, &json!("DELETE")));
    again.reset(START).unwrap();
    assert_eq!(again.journal(START).unwrap()["entries"], json!([]));
}

#[test]
fn it_tells_requests_with_the_key_from_others_and_holds_no_key() {
    let (right, wrong) = ("fw_right_marker", "fw_wrong_marker");
    let options = json!({ "accountId": "acme", "apiKey": right, "deployments": [{ "name": "x" }] });
    let mut emulator = Emulator::new(&options, START).unwrap();
    let authorizations = [
        format!("Bearer {right}"),
        format!("bearer  {right} "),
        format!("Bearer {wrong}"),
        format!("Bearer {right}x"),
        format!("Bearer x, Bearer {right}"),
        right.to_owned(),
        "Bearer [redacted]".to_owned(),
    ];
    let secrets = |authorization: &str| {
        let mut headers = vec![("Authorization".to_owned(), authorization.to_owned())];
        for name in ["X-Api-Key", "Cookie", "Proxy-Authorization"] {
            headers.push((name.to_owned(), format!("Bearer {wrong}")));
        }
        Request { headers, ..request("GET", &path("x")) }
    };
    let statuses: Vec<_> = authorizations.iter().map(|it| emulator.handle(&secrets(it), START).status).collect();
    assert_eq!(statuses, [200, 200, 401, 401, 401, 401, 401]);
    let journal = emulator.journal(START).unwrap();
    assert!(!journal.to_string().contains("_marker"), "{journal}");
    for key in [None, Some(right.to_owned()), Some("fw_other".to_owned())] {
        let mut again = Replay::of(&journal, None, key.clone(), &zones()).unwrap().emulator;
        assert_eq!(again.requests(), emulator.requests());
        let with = Request {
            headers: vec![("authorization".to_owned(), format!("Bearer {}", key.as_deref().unwrap_or("[redacted]")))],
            ..request("GET", &path("x"))
        };
        assert_eq!(again.handle(&with, START).status, 200);
        assert_eq!(again.handle(&secrets(&format!("Bearer {wrong}")), START).status, 401);
        assert_eq!(again.journal(START).unwrap()["options"]["apiKey"], "[redacted]");
    }
}

#[test]
fn it_hides_direct_route_keys_and_stays_as_valid() {
    let key = "sk-mark\u{e9}r\\\"1";
    let deployment = json!({
        "baseModel": "accounts/a/models/m", "acceleratorType": "NVIDIA_H100_80GB", "directRouteType": "INTERNET",
        "placement": { "region": "US_IOWA_1" }, "directRouteApiKeys": [key, key],
    });
    let emulator = &mut emulator(&json!([{ "name": "x", "directRouteApiKeys": [key] }]));
    emulator.fail(&json!({ "body": { "directRouteApiKeys": [key] }, "match": "/none" }), START).unwrap();
    let text = json!({ "direct_route_api_keys": [key], "a": 1 }).to_string();
    emulator.fail(&json!({ "body": text, "match": "/none" }), START).unwrap();
    emulator.edit("x", &json!({ "directRouteApiKeys": [key] }), START).unwrap();
    send_body(emulator, "POST", "/v1/accounts/acme/deployments?deploymentId=y", &deployment, START);
    let escaped = deployment.to_string().replace("directRouteApiKeys", "\\u0064irectRouteApiKeys");
    let quoted = serde_json::to_string(key).unwrap();
    let bodies = [
        escaped,
        format!(r#"{{"direct_route_api_keys" : [ {quoted} , {quoted}], "bogus": 1}}"#),
        format!(r#"{{"directRouteApiKeys":{quoted},"bogus":1}}"#),
        format!(r#"{{"directRouteApiKeys":[{quoted}"#),
        format!(r#"{{"directRouteApiKeys":[{{"a":[{quoted}]}},{quoted}]}}"#),
        format!(r#"{{"directRouteApiKeys":[sk-mark, {quoted}]"#),
        format!("{{directRouteApiKeys: [{quoted}], 'b': 1}}"),
        format!("{{'directRouteApiKeys': ['sk-mark', {quoted}]}}"),
        "directRouteApiKeys=sk-mark&a=1, sk-mark".to_owned(),
        "a: 1\ndirectRouteApiKeys:\n  - sk-mark\n  - sk-mark".to_owned(),
        r#"{"directRouteApiKeys":["sk-mark"#.to_owned(),
    ];
    for body in &bodies {
        let request = Request { body: body.clone(), ..request("POST", "/v1/accounts/acme/deployments") };
        emulator.handle(&request, START);
    }
    let mut faulty = request("GET", &path("x"));
    faulty.headers.push(("x-emulator-fault".to_owned(), json!({ "status": 418, "body": text }).to_string()));
    emulator.handle(&faulty, START);

    let journal = emulator.journal(START).unwrap();
    assert!(!journal.to_string().contains("mark"), "{journal:#}");
    let again = &mut rebuilt(&journal, None);
    let statuses = |emulator: &Emulator| {
        let requests = emulator.requests().into_iter();
        requests.map(|request| (request["path"].clone(), request["status"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(statuses(again), statuses(emulator));
    let keys = |emulator: &mut Emulator| emulator.deployments(START)[1]["directRouteApiKeys"].clone();
    let names: Vec<_> = again.deployments(START).iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names, emulator.deployments(START).iter().map(|it| it["name"].clone()).collect::<Vec<_>>());
    let shown = keys(again);
    assert!(shown.as_array().unwrap().iter().all(|key| key.as_str().unwrap().chars().all(|c| c == '*')), "{shown}");
    assert_eq!(again.journal(START).unwrap(), journal);
}

#[test]
fn a_message_about_another_field_has_the_same_position() {
    let emulator = &mut emulator(&json!([]));
    let body = r#"{"directRouteApiKeys": ["sk-é\"1", "b"], "bogus": 1}"#;
    let bad = Request { body: body.to_owned(), ..request("POST", "/v1/accounts/acme/deployments") };
    let told = emulator.handle(&bad, START);
    let journal = emulator.journal(START).unwrap();
    let recorded = journal["entries"][0]["body"].as_str().unwrap();
    assert_eq!(recorded, r#"{"directRouteApiKeys": ["*******", "*"], "bogus": 1}"#);
    let hidden = Request { body: recorded.to_owned(), ..bad };
    assert_eq!(rebuilt(&journal, Some(START)).handle(&hidden, START).body, told.body);
}

#[test]
fn a_journal_that_lost_its_beginning_is_an_error_until_a_reset() {
    let mut emulator = emulator(&json!([]));
    let large = Request { body: "x".repeat(6 << 20), ..request("POST", &path("large:undelete")) };
    for _ in 0..2 {
        emulator.handle(&large, START);
    }
    assert!(emulator.journal(START).is_ok());
    emulator.fail(&json!({ "body": "x".repeat(5 << 20) }), START).unwrap();
    assert_eq!(
        emulator.journal(START).unwrap_err(),
        "the journal has exceeded 16 MiB and lost its beginning; reset() starts a new one"
    );
    emulator.reset(START).unwrap();
    assert_eq!(emulator.journal(START).unwrap()["entries"], json!([]));
}

#[test]
fn a_malformed_journal_is_an_error_with_a_sentence() {
    for (journal, said) in [
        (json!(null), "the journal must be an object, got `null`"),
        (json!({}), "`version` in the journal must be 1, got `null`"),
        (with("/version", json!(2)), "`version` in the journal must be 1, got `2`"),
        (
            with("/options", json!(3)),
            "`now` of the journal's options must be a time such as `2026-03-01T12:00:00Z`, got `null`",
        ),
        (with("/options/lag", json!("soon")), "`lag` in the options must be milliseconds or a duration such as `10m`"),
        (with("/now", json!(5)), "`now` of the journal must be a time such as `2026-03-01T12:00:00Z`, got `5`"),
        (
            with("/now", json!("2026-03-01T11:59:59Z")),
            "the journal starts at `2026-03-01T12:00:00Z`, and can't be rebuilt until `2026-03-01T11:59:59Z`",
        ),
        (with("/entries", json!({})), "`entries` in the journal must be a list, got `{}`"),
        (with("/entries/2", json!([])), "entry 2 of the journal: `time` of it must be a time such as"),
        (with("/entries/1/time", json!("2026-03-01T11:00:00Z")), "entry 1 of the journal: its time is before that of"),
        (with("/entries/1/call", json!("ask")), "entry 1 of the journal: `call` must be `request`, `fail`,"),
        (with("/entries/1/headers", json!([["a"]])), "entry 1 of the journal: `headers` must be a list of pairs"),
        (with("/entries/1/method", json!(null)), "entry 1 of the journal: `method` must be given"),
        (with("/entries/1/body", json!(1)), "entry 1 of the journal: `body` in it must be a string, got `1`"),
        (with("/entries/0/fault", json!(null)), "entry 0 of the journal: a fault must be an object, got `null`"),
        (with("/entries/3/deployment", json!("z")), "entry 3 of the journal: there is no deployment `z`"),
        (with("/entries/6/fields", json!(1)), "entry 6 of the journal: the fields to edit must be an object"),
    ] {
        let fault = fault_of(&journal);
        assert!(fault.starts_with(said), "{fault}");
    }
    let journal = Emulator::new(&json!({}), START).unwrap().journal(START).unwrap();
    let fault = Replay::of(&journal, None, Some(KEY.to_owned()), &zones()).err().unwrap();
    assert_eq!(fault, "`apiKey` must not be given: the journal's emulator accepts any key");
}

#[test]
fn the_hour_of_a_rebuilt_emulator_is_the_hour_of_its_replies() {
    let journal = history().journal(START + 8 * MINUTE).unwrap();
    let mut again = rebuilt(&journal, Some(START + 9 * MINUTE));
    assert_eq!(state(&mut again, "x", START + 20 * MINUTE), "READY");
}
