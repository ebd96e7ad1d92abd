//! Lists: pages, order and masks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};
use support::{DAY, START, body, emulator, ok, path, refused, send, send_body};

const LIST: &str = "/v1/accounts/acme/deployments";

#[track_caller]
fn page(emulator: &mut Emulator, query: &str) -> Value {
    ok(emulator, "GET", &format!("{LIST}?{query}"), START)
}

/// The IDs on a page.
fn ids(page: &Value) -> Vec<&str> {
    let names = page["deployments"].as_array().unwrap().iter().map(|deployment| deployment["name"].as_str().unwrap());
    names.map(|name| name.rsplit('/').next().unwrap()).collect()
}

fn many(count: usize) -> Value {
    (0..count).map(|number| json!({ "name": format!("d{number:03}") })).collect()
}

#[test]
fn a_page_holds_fifty_or_the_requested_number_up_to_two_hundred() {
    let emulator = &mut emulator(&many(250));
    for (query, count) in
        [("", 50), ("pageSize=0", 50), ("pageSize=7", 7), ("pageSize=200", 200), ("pageSize=1000", 200)]
    {
        let page = page(emulator, query);
        assert_eq!(ids(&page).len(), count, "{query}");
        assert_eq!(page["totalSize"], 250);
        assert_ne!(page["nextPageToken"], "");
    }
}

#[test]
fn a_negative_or_odd_page_size_is_refused() {
    let emulator = &mut emulator(&many(1));
    for size in ["-1", "1.5", "x", "2147483648"] {
        refused(&send(emulator, "GET", &format!("{LIST}?pageSize={size}"), START), 400, 3);
    }
}

#[test]
fn pages_follow_each_other_to_the_end() {
    let emulator = &mut emulator(&many(25));
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let page = page(emulator, &format!("pageSize=10&pageToken={token}"));
        seen.extend(ids(&page).into_iter().map(str::to_owned));
        token = page["nextPageToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            break;
        }
    }
    let all: Vec<_> = (0..25).map(|number| format!("d{number:03}")).collect();
    assert_eq!(seen, all);
}

#[test]
fn a_list_that_fits_has_no_next_page() {
    let emulator = &mut emulator(&many(10));
    assert_eq!(page(emulator, "pageSize=10")["nextPageToken"], "");
}

#[test]
fn an_empty_list_has_all_three_fields() {
    let reply = send(&mut emulator(&json!([])), "GET", LIST, START);
    assert_eq!(reply.body, r#"{"deployments":[],"nextPageToken":"","totalSize":0}"#);
}

#[test]
fn a_page_neither_repeats_nor_skips_when_its_last_deployment_is_gone() {
    let emulator = &mut emulator(&many(4));
    let first = page(emulator, "pageSize=2");
    assert_eq!(ids(&first), ["d000", "d001"]);
    ok(emulator, "DELETE", &path("d001?hard=true"), START);
    let token = first["nextPageToken"].as_str().unwrap();
    assert_eq!(ids(&page(emulator, &format!("pageSize=2&pageToken={token}"))), ["d002", "d003"]);
}

#[test]
fn pages_neither_repeat_nor_skip_when_deployments_are_added() {
    for order in ["name", "name+desc", "create_time+desc", "display_name+desc"] {
        let emulator = &mut emulator(&many(4));
        let first = page(emulator, &format!("pageSize=1&orderBy={order}"));
        for id in ["c", "d002x", "e"] {
            let body = json!({ "baseModel": "accounts/fireworks/models/embed", "displayName": id });
            assert_eq!(send_body(emulator, "POST", &format!("{LIST}?deploymentId={id}"), &body, START + 1).status, 200);
        }
        let mut shown: Vec<_> = ids(&first).into_iter().map(str::to_owned).collect();
        let mut token = first["nextPageToken"].clone();
        while token != "" {
            let next = page(emulator, &format!("pageSize=1&orderBy={order}&pageToken={}", token.as_str().unwrap()));
            shown.extend(ids(&next).into_iter().map(str::to_owned));
            token = next["nextPageToken"].clone();
        }
        for id in ["d000", "d001", "d002", "d003"] {
            assert_eq!(shown.iter().filter(|shown| *shown == id).count(), 1, "{id}, {order}: {shown:?}");
        }
        for id in ["c", "d002x", "e"] {
            assert!(shown.iter().filter(|shown| *shown == id).count() <= 1, "{id}, {order}: {shown:?}");
        }
    }
}

#[test]
fn changed_parameters_beside_a_token_are_refused() {
    let emulator = &mut emulator(&many(4));
    let first = page(emulator, "pageSize=2");
    let token = first["nextPageToken"].as_str().unwrap();
    for query in ["pageSize=3", "pageSize=2&showDeleted=true", "pageSize=2&orderBy=name", ""] {
        refused(&send(emulator, "GET", &format!("{LIST}?{query}&pageToken={token}"), START), 400, 3);
    }
    for token in ["x", "e30", "%00"] {
        refused(&send(emulator, "GET", &format!("{LIST}?pageToken={token}"), START), 400, 3);
    }
}

#[test]
fn parameters_beside_a_token_may_be_written_otherwise() {
    let emulator = &mut emulator(&many(4));
    let first = page(emulator, "pageSize=2&orderBy=name&filter=");
    let token = first["nextPageToken"].as_str().unwrap();
    for query in ["orderBy=name&pageSize=2", "page_size=2&order_by=name", "pageSize=2&orderBy=name&unknown=1"] {
        assert_eq!(ids(&page(emulator, &format!("{query}&page_token={token}"))), ["d002", "d003"], "{query}");
    }
}

#[test]
fn the_default_order_is_by_creation_time() {
    let emulator = &mut emulator(&json!([
        { "name": "a", "createTime": "2026-01-03T00:00:00Z", "displayName": "same", "minReplicaCount": 10 },
        { "name": "b", "createTime": "2026-01-01T00:00:00Z", "displayName": "same", "minReplicaCount": 9 },
        { "name": "c", "createTime": "2026-01-02T00:00:00+02:00", "autoscalingPolicy": { "scaleUpWindow": "60s" } },
        { "name": "d", "createTime": "2026-01-01T23:00:00Z", "autoscalingPolicy": { "scaleUpWindow": "7s" } },
    ]));
    for (order, expected) in [
        ("", ["b", "c", "d", "a"]),
        ("create_time+desc", ["a", "d", "c", "b"]),
        ("name", ["a", "b", "c", "d"]),
        ("name+desc", ["d", "c", "b", "a"]),
        ("display_name+desc,name+desc", ["b", "a", "d", "c"]),
        ("display_name+desc,+min_replica_count", ["b", "a", "c", "d"]),
        ("autoscaling_policy.scale_up_window+desc,name+asc", ["c", "a", "b", "d"]),
    ] {
        assert_eq!(ids(&page(emulator, &format!("orderBy={order}"))), expected, "{order}");
    }
    for order in ["displayName", "nothing", "name+up", "name+desc+desc", ",", "autoscaling_policy", "status.", "name.x"]
    {
        refused(&send(emulator, "GET", &format!("{LIST}?orderBy={order}"), START), 400, 3);
    }
}

#[test]
fn deleted_deployments_are_shown_on_request_until_purged() {
    let emulator = &mut emulator(&json!([{ "name": "a" }, { "name": "b", "state": "DELETED" }]));
    assert_eq!(ids(&page(emulator, "")), ["a"]);
    assert_eq!(ids(&page(emulator, "showDeleted=false")), ["a"]);
    assert_eq!(ids(&page(emulator, "showDeleted=true")), ["a", "b"]);
    let later = ok(emulator, "GET", &format!("{LIST}?showDeleted=true"), START + 7 * DAY);
    assert_eq!(ids(&later), ["a"]);
    refused(&send(emulator, "GET", &format!("{LIST}?showDeleted=yes"), START), 400, 3);
}

#[test]
fn a_list_covers_one_account() {
    let seeds = json!({ "deployments": [
        { "name": "accounts/acme/deployments/x" },
        { "name": "accounts/acme-2/deployments/y" },
        { "name": "accounts/acme0/deployments/z" },
    ] });
    let emulator = &mut Emulator::new(&seeds, START).unwrap();
    assert_eq!(ids(&page(emulator, "")), ["x"]);
}

#[test]
fn a_mask_keeps_the_fields_it_names() {
    let seed = json!({ "name": "x", "displayName": "X", "autoscalingPolicy": { "scaleUpWindow": "30s", "scaleDownWindow": "60s" } });
    let emulator = &mut emulator(&json!([seed]));
    let get = |emulator: &mut Emulator, mask: &str| ok(emulator, "GET", &path(&format!("x?readMask={mask}")), START);
    assert_eq!(get(emulator, "display_name"), json!({ "displayName": "X" }));
    assert_eq!(
        get(emulator, "autoscaling_policy.scale_up_window,state,draft_model"),
        json!({ "autoscalingPolicy": { "scaleUpWindow": "30s" }, "state": "READY" })
    );
    assert_eq!(get(emulator, "*"), get(emulator, ""));
    assert_eq!(page(emulator, "readMask=display_name")["deployments"], json!([{ "displayName": "X" }]));
    refused(&send(emulator, "GET", &path("x?readMask=displayname"), START), 400, 3);
}

#[test]
fn a_token_stays_short_for_a_long_query() {
    let emulator = &mut emulator(&many(3));
    let filter = vec!["name:d"; 700].join("+AND+");
    let first = page(emulator, &format!("pageSize=2&filter={filter}"));
    let token = first["nextPageToken"].as_str().unwrap();
    assert!(token.len() < 200, "{}", token.len());
    let second = page(emulator, &format!("pageSize=2&filter={filter}&pageToken={token}"));
    assert_eq!(ids(&second), ["d002"]);
}

#[test]
fn a_long_parameter_is_refused_and_a_repeated_field_counts_once() {
    let emulator = &mut emulator(&many(2));
    for parameter in ["orderBy", "readMask", "filter"] {
        let target = format!("{LIST}?{parameter}={}", "name,".repeat(2_001));
        let reply = send(emulator, "GET", &target, START);
        refused(&reply, 400, 3);
        let message = format!("{parameter} must have at most 10000 characters");
        assert_eq!(body(&reply)["message"], message);
    }
    assert_eq!(ids(&page(emulator, "orderBy=name+desc,name")), ["d001", "d000"]);
    assert_eq!(
        page(emulator, "readMask=name,name&pageSize=1")["deployments"],
        json!([{ "name": "accounts/acme/deployments/d000" }])
    );
}
