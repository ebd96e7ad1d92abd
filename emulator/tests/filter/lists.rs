//! Filtered lists.

use fireworks_deployments_emulator::Emulator;
use serde_json::{Value, json};

use crate::support::{START, body, emulator, ok, path, refused, send};
use crate::{LIST, fleet, ids, query};

#[test]
fn pages_and_totals_count_only_what_the_filter_matches() {
    let seeds: Value = (0..30).map(|n| json!({ "name": format!("d{n:02}"), "minReplicaCount": n % 3 })).collect();
    let emulator = &mut emulator(&seeds);
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let list = query(&[("filter", "min_replica_count = 1"), ("pageSize", "4"), ("pageToken", &token)]);
        let page = ok(emulator, "GET", &format!("{LIST}?{list}"), START);
        assert_eq!(page["totalSize"], 10);
        seen.extend(page["deployments"].as_array().unwrap().iter().map(|one| one["minReplicaCount"].clone()));
        token = page["nextPageToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            break;
        }
        let other = query(&[("filter", "min_replica_count = 2"), ("pageSize", "4"), ("pageToken", &token)]);
        refused(&send(emulator, "GET", &format!("{LIST}?{other}"), START), 400, 3);
    }
    assert_eq!(seen, vec![json!(1); 10]);
}

#[test]
fn deleted_deployments_match_only_if_shown() {
    let emulator = &mut emulator(&json!([{ "name": "x", "state": "DELETED" }]));
    assert_eq!(ids(emulator, "state = DELETED"), "");
    let list = query(&[("filter", "state = DELETED"), ("showDeleted", "true")]);
    assert_eq!(ok(emulator, "GET", &format!("{LIST}?{list}"), START)["totalSize"], 1);
}

#[test]
fn shards_are_filtered_by_their_own_fields() {
    let emulator = &mut fleet();
    let total = |emulator: &mut Emulator, filter: &str| {
        let list = format!("full/shards?{}", query(&[("filter", filter)]));
        body(&send(emulator, "GET", &path(&list), START))
    };
    assert_eq!(total(emulator, "state = READY")["totalSize"], 1);
    assert_eq!(total(emulator, "name:\"/shards/1\"")["totalSize"], 0);
    assert_eq!(
        total(emulator, "display_name:prod")["message"],
        "invalid filter at character 1: unknown field `display_name`"
    );
}
