//! Metrics, termination messages and shards.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use serde_json::json;
use support::{SECOND, START, emulator, ok, path, refused, send};

#[test]
fn metrics_are_zero() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let metrics = ok(emulator, "GET", &path("x:metrics"), START);
    let measured = metrics["metrics"].as_object().unwrap();
    assert!(measured.contains_key("requests_per_second") && measured.values().all(|value| *value == json!(0)));
    for query in ["timeRange=10m", "timeRange=600s", "timeRange=1h&readMask=metrics"] {
        assert_eq!(ok(emulator, "GET", &path(&format!("x:metrics?{query}")), START), metrics, "{query}");
    }
    assert_eq!(ok(emulator, "GET", &path("x:metrics?readMask=metrics"), START), metrics);
    refused(&send(emulator, "GET", &path("x:metrics?readMask=bogus"), START), 400, 3);
    for range in ["soon", "10", "m", "10x", "-5m", "0m", "10%20m"] {
        refused(&send(emulator, "GET", &path(&format!("x:metrics?timeRange={range}")), START), 400, 3);
    }
}

#[test]
fn only_a_failed_deployment_has_a_termination_message() {
    let status = json!({ "code": "INTERNAL", "message": "no such image" });
    let emulator = &mut emulator(&json!([
        { "name": "bad", "state": "FAILED", "status": status },
        { "name": "slow", "state": "CREATING", "status": status },
        { "name": "silent", "state": "FAILED", "status": { "code": "INTERNAL" } },
    ]));
    for (id, message) in [("bad", "no such image"), ("slow", ""), ("silent", "")] {
        assert_eq!(
            ok(emulator, "GET", &path(&format!("{id}/terminationMessage")), START),
            json!({ "message": message })
        );
    }
}

#[test]
fn a_deployment_has_one_shard_until_it_is_deleted() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let held = ok(emulator, "GET", &path("x"), START);
    let shard = json!({
        "name": "accounts/acme/deployments/x/shards/0",
        "createTime": held["createTime"], "updateTime": held["updateTime"], "state": "READY", "status": held["status"],
        "replicaStats": held["replicaStats"],
    });
    let page = json!({ "deploymentShards": [shard], "nextPageToken": "", "totalSize": 1 });
    assert_eq!(ok(emulator, "GET", &path("x/shards"), START), page);
    assert_eq!(ok(emulator, "GET", &path("x/shards?pageSize=1"), START), page);

    ok(emulator, "DELETE", &path("x"), START);
    assert_eq!(ok(emulator, "GET", &path("x/shards"), START)["deploymentShards"][0]["state"], "DELETING");
    let deleted = ok(emulator, "GET", &path("x/shards"), START + 5 * SECOND);
    assert_eq!(deleted, json!({ "deploymentShards": [], "nextPageToken": "", "totalSize": 0 }));
}

#[test]
fn shards_take_the_same_parameters_as_deployments() {
    let emulator = &mut emulator(&json!([{ "name": "x" }]));
    let masked = ok(emulator, "GET", &path("x/shards?readMask=state&orderBy=update_time+desc,name"), START);
    assert_eq!(masked["deploymentShards"], json!([{ "state": "READY" }]));
    for query in ["pageSize=-1", "pageToken=x", "orderBy=base_model", "readMask=base_model"] {
        refused(&send(emulator, "GET", &path(&format!("x/shards?{query}")), START), 400, 3);
    }
}

#[test]
fn an_unknown_deployment_is_not_found() {
    let emulator = &mut emulator(&json!([]));
    for target in ["missing:metrics", "missing/terminationMessage", "missing/shards"] {
        refused(&send(emulator, "GET", &path(target), START), 404, 5);
    }
}
