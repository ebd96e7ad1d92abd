//! The requests that an emulator remembers, and its reset.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Request;
use serde_json::json;
use support::{MINUTE, START, emulator, emulator_with, ok, path, request, send};

#[test]
fn a_request_is_shown_as_it_was_sent_but_for_its_key() {
    let mut emulator = emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    let mut undelete = request("POST", &path("x:undelete?a=%20"));
    for (name, value) in [("X-Api-Key", "fw_local"), ("X-Twice", "1"), ("x-twice", "2")] {
        undelete.headers.push((name.to_owned(), value.to_owned()));
    }
    emulator.handle(&undelete, START);
    emulator.fail(&json!({ "status": 503 }), START).unwrap();
    send(&mut emulator, "GET", &path("x"), START + MINUTE);
    emulator.fail(&json!({ "dropConnection": true }), START).unwrap();
    send(&mut emulator, "GET", &path("x"), START + MINUTE);
    let requests = emulator.requests();
    assert_eq!(
        (&requests[0]["method"], &requests[0]["path"], &requests[0]["body"], &requests[0]["time"]),
        (&json!("POST"), &json!(path("x:undelete?a=%20")), &json!("{}"), &json!("2026-03-01T12:00:00Z"))
    );
    assert_eq!(
        requests[0]["headers"],
        json!({ "authorization": "[redacted]", "x-api-key": "[redacted]", "x-twice": "1, 2" })
    );
    let statuses: Vec<_> = requests[1..].iter().map(|request| request.get("status")).collect();
    assert_eq!(statuses, [Some(&json!(503)), None], "the reply as it was sent, if it was");
    assert!(requests[0]["status"].is_number());
}

#[test]
fn the_oldest_requests_are_forgotten() {
    let mut emulator = emulator(&json!([]));
    for number in 0..1_010 {
        send(&mut emulator, "GET", &path(&format!("d{number}")), START);
    }
    let requests = emulator.requests();
    assert_eq!((requests.len(), &requests[0]["path"]), (1_000, &json!(path("d10"))));
    let large = Request { body: "x".repeat(6 << 20), ..request("POST", &path("large:undelete")) };
    for _ in 0..3 {
        emulator.handle(&large, START);
    }
    let size: usize = emulator.requests().iter().map(|request| request["body"].as_str().unwrap().len()).sum();
    assert_eq!(size, 2 * (6 << 20), "two of them stay below 16 MiB");
    emulator.handle(&Request { body: "x".repeat(17 << 20), ..large }, START);
    assert_eq!(emulator.requests().len(), 0, "one alone is too large");
}

#[test]
fn a_reset_emulator_gives_the_same_bytes_as_a_new_one() {
    let seeds = json!([{ "name": "x", "state": "DELETED" }, {}]);
    let new = || emulator_with(&seeds, &json!({ "seed": 7, "timing": "realistic" }));
    let (mut used, mut fresh) = (new(), new());
    used.fail(&json!({ "status": 503, "times": null, "match": ":undelete" }), START).unwrap();
    used.fail_start(&json!({ "times": null }), START).unwrap();
    send(&mut used, "POST", &path("x:undelete"), START);
    used.edit("x", &json!({ "displayName": "edited" }), START + MINUTE).unwrap();
    used.reset(START).unwrap();
    assert_eq!(used.requests(), Vec::<serde_json::Value>::new());
    assert_eq!(used.deployments(START), fresh.deployments(START));
    for emulator in [&mut used, &mut fresh] {
        ok(emulator, "POST", &path("x:undelete"), START);
    }
    let target = "/v1/accounts/acme/deployments?showDeleted=true";
    assert_eq!(send(&mut used, "GET", target, START + 6 * MINUTE), send(&mut fresh, "GET", target, START + 6 * MINUTE));
    assert_eq!(used.requests(), fresh.requests());
}
