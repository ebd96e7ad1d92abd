//! Injected faults.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply};
use serde_json::{Value, json};
use support::{DAY, START, body, emulator, header, path, refused, request, send, state};

fn faulty(fault: &Value) -> Emulator {
    let mut emulator = emulator(&json!([{ "name": "x" }, { "name": "gone", "state": "DELETED" }]));
    emulator.fail(fault, START).unwrap();
    emulator
}

fn get(emulator: &mut Emulator) -> Reply {
    send(emulator, "GET", &path("x"), START)
}

#[test]
fn a_fault_applies_once_or_as_many_times_as_asked() {
    for (fault, times) in [(json!({ "status": 503 }), 1), (json!({ "status": 503, "times": 3 }), 3)] {
        let emulator = &mut faulty(&fault);
        for _ in 0..times {
            refused(&get(emulator), 503, 14);
        }
        assert_eq!(get(emulator).status, 200);
    }
    let emulator = &mut faulty(&json!({ "status": 503, "times": null }));
    assert!((0..1_000).all(|_| get(emulator).status == 503));
}

#[test]
fn a_fault_has_the_given_status_code_and_message() {
    refused(&get(&mut faulty(&json!({ "status": 429 }))), 429, 8);
    refused(&get(&mut faulty(&json!({ "status": 412 }))), 412, 2);
    refused(&get(&mut faulty(&json!({ "code": "ABORTED" }))), 409, 10);
    refused(&get(&mut faulty(&json!({ "status": 400, "code": "FAILED_PRECONDITION" }))), 400, 9);

    let reply = get(&mut faulty(&json!({ "message": "out of order" })));
    refused(&reply, 500, 13);
    assert_eq!(body(&reply)["message"], "out of order");
}

#[test]
fn a_fault_may_set_body_and_headers() {
    let reply = get(&mut faulty(
        &json!({ "status": 502, "body": "<h1>Bad Gateway</h1>", "headers": { "Content-Type": "text/html" } }),
    ));
    assert_eq!((reply.status, reply.body.as_str()), (502, "<h1>Bad Gateway</h1>"));
    assert_eq!(header(&reply, "content-type"), Some("text/html"));

    let reply = get(&mut faulty(&json!({ "body": { "error": "text" } })));
    assert_eq!((reply.status, body(&reply)), (200, json!({ "error": "text" })));
    assert_eq!(get(&mut faulty(&json!({ "body": null }))).body, "null");

    let reply = get(&mut faulty(&json!({ "status": 503, "headers": { "Retry-After": "2", "x-request-id": "mine" } })));
    assert_eq!((header(&reply, "retry-after"), header(&reply, "x-request-id")), (Some("2"), Some("mine")));
}

#[test]
fn a_delay_alone_keeps_the_answer() {
    let reply = get(&mut faulty(&json!({ "delayMs": 250 })));
    assert_eq!((reply.status, reply.delay_ms, reply.drop_connection), (200, 250, false));
    assert_eq!(body(&reply)["state"], "READY");
}

#[test]
fn a_failed_request_has_no_effect_unless_the_fault_says_so() {
    for (fault, after) in [
        (json!({ "dropConnection": true }), "DELETED"),
        (json!({ "dropConnection": true, "takesEffect": true }), "CREATING"),
        (json!({ "status": 500 }), "DELETED"),
        (json!({ "status": 500, "takesEffect": true }), "CREATING"),
    ] {
        let emulator = &mut faulty(&fault);
        let reply = send(emulator, "POST", &path("gone:undelete"), START);
        assert_eq!(reply.drop_connection, fault.get("dropConnection").is_some());
        assert_eq!(state(emulator, "gone", START), after, "{fault}");
    }
}

#[test]
fn a_fault_applies_only_to_matching_requests() {
    for concerned in
        [json!(":undelete"), json!("POST "), json!({ "method": "post" }), json!({ "path": "/deployments/gone" })]
    {
        let emulator = &mut faulty(&json!({ "status": 503, "match": concerned }));
        assert_eq!(get(emulator).status, 200, "{concerned}");
        assert_eq!(send(emulator, "POST", &path("gone:undelete"), START).status, 503, "{concerned}");
    }
    for other in [json!({ "method": "DELETE", "path": "gone" }), json!({ "path": "DELETE" })] {
        let emulator = &mut faulty(&json!({ "status": 503, "match": other }));
        assert_eq!(send(emulator, "DELETE", &path("x"), START).status, 200);
    }
}

#[test]
fn the_oldest_fault_comes_first() {
    let emulator = &mut faulty(&json!({ "status": 503 }));
    emulator.fail(&json!({ "status": 429 }), START).unwrap();
    let statuses: Vec<_> = (0..3).map(|_| get(emulator).status).collect();
    assert_eq!(statuses, [503, 429, 200]);
}

#[test]
fn an_invalid_fault_is_an_error_with_a_sentence() {
    let emulator = &mut emulator(&json!([]));
    for (fault, said) in [
        (json!(503), "a fault must be an object, got `503`"),
        (json!({ "status": "503" }), r#"`status` in a fault must be a whole number between 200 and 599, got `"503"`"#),
        (json!({ "status": 101 }), "`status` in a fault must be a whole number between 200 and 599, got `101`"),
        (json!({ "times": 0 }), "`times` in a fault must be a whole number between 1 and 4294967295, got `0`"),
        (
            json!({ "code": "BROKEN" }),
            r#"`code` in a fault must be the name of a gRPC code, such as `UNAVAILABLE`, got `"BROKEN"`"#,
        ),
        (
            json!({ "headers": { "a": 1 } }),
            r#"`headers` in a fault must be an object of names and values that HTTP allows, got `{"a":1}`"#,
        ),
        (
            json!({ "match": 1 }),
            "`match` in a fault must be a substring of `METHOD path`, or `{ method, path }`, got `1`",
        ),
    ] {
        assert_eq!(emulator.fail(&fault, START), Err(said.to_owned()));
    }
    assert!(
        emulator
            .fail(&json!({ "delay": 1 }), START)
            .unwrap_err()
            .starts_with("unknown field `delay` in a fault; known fields: status")
    );
}

#[test]
fn a_fault_with_an_unsendable_header_is_an_error() {
    for headers in [
        json!({ "a b": "c" }),
        json!({ "": "c" }),
        json!({ "é": "c" }),
        json!({ "a": "b\r\nc: d" }),
        json!({ "a": "🔥" }),
        json!({ "Trailer": "x-sum" }),
    ] {
        let said = emulator(&json!([])).fail(&json!({ "headers": headers }), START).unwrap_err();
        assert!(said.starts_with("`headers` in a fault must be"), "{said}");
    }
    let reply = get(&mut faulty(&json!({ "headers": { "X-Odd_1": "é\t~" } })));
    assert_eq!(header(&reply, "x-odd_1"), Some("é\t~"));
}

#[test]
fn a_request_may_carry_its_own_fault_in_a_header() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    emulator.fail(&json!({ "status": 500 }), START).unwrap();
    let mut with = |fault: &str| {
        let mut request = request("GET", &path("x"));
        request.headers.push(("X-Emulator-Fault".to_owned(), fault.to_owned()));
        emulator.handle(&request, START)
    };
    refused(&with(r#"{"status":503}"#), 503, 14);
    assert_eq!(with(r#"{"delayMs":20}"#).delay_ms, 20);
    assert!(with(r#"{"dropConnection":true}"#).drop_connection);
    for wrong in ["503", "{", "", r#"{"state":503}"#] {
        refused(&with(wrong), 400, 3);
    }
    refused(&get(emulator), 500, 13);
}

#[test]
fn every_reply_has_a_date_unless_its_fault_brings_one() {
    let now = START + 5 * DAY + 3_723_999;
    let dates = |fault: &Value| {
        let reply = send(&mut faulty(fault), "GET", &path("x"), now);
        reply.headers.into_iter().filter(|(name, _)| name == "date").map(|(_, value)| value).collect::<Vec<_>>()
    };
    for fault in [json!({}), json!({ "status": 503 }), json!({ "body": "x", "headers": { "a": "b" } })] {
        assert_eq!(dates(&fault), ["Fri, 06 Mar 2026 13:02:03 GMT"], "{fault}");
    }
    assert_eq!(dates(&json!({ "status": 503, "headers": { "Date": "yesterday" } })), ["yesterday"]);
    for (ms, date) in [(i64::MIN, "Sat, 01 Jan 0000 00:00:00 GMT"), (i64::MAX, "Fri, 31 Dec 9999 23:59:59 GMT")] {
        assert_eq!(header(&send(&mut emulator(&json!([])), "GET", &path("x"), ms), "date"), Some(date));
    }
}

#[test]
fn a_body_may_be_truncated() {
    let reply = get(&mut faulty(&json!({ "truncateBody": 10 })));
    assert_eq!((reply.status, reply.truncate_body), (200, Some(10)));
    assert_eq!(body(&reply)["state"], "READY");
}
