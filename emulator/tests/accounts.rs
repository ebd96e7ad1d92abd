//! Listing the accounts of a key.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Request};
use serde_json::{Value, json};
use support::{START, emulator, ok, refused, request};

fn accounts(emulator: &mut Emulator, query: &str) -> (Vec<String>, Value) {
    let page = ok(emulator, "GET", &format!("/v1/accounts{query}"), START);
    let names = page["accounts"].as_array().unwrap().iter().map(|account| account["name"].as_str().unwrap().to_owned());
    (names.collect(), page)
}

#[test]
fn a_key_of_one_account_lists_that_account() {
    let emulator = &mut emulator(&json!([{ "name": "accounts/other/deployments/x" }]));
    assert_eq!(accounts(emulator, "?pageSize=2").0, ["accounts/acme"]);
    let nobody = Request { headers: Vec::new(), ..request("GET", "/v1/accounts") };
    refused(&emulator.handle(&nobody, START), 401, 16);
}

#[test]
fn without_its_own_account_it_lists_each_owner_of_a_deployment_once() {
    let names = ["accounts/a/deployments/x", "accounts/a-b/deployments/x", "accounts/a/deployments/y", "z"];
    let deployments: Value = names.iter().map(|name| json!({ "name": name })).collect();
    let emulator = &mut Emulator::new(&json!({ "deployments": deployments }), START).unwrap();
    let all = ["accounts/a", "accounts/a-b", "accounts/local"];
    assert_eq!(accounts(emulator, "").0, all);

    let (first, page) = accounts(emulator, "?pageSize=2");
    assert_eq!((first.as_slice(), &page["totalSize"]), (all.map(str::to_owned).get(..2).unwrap(), &json!(3)));
    let (rest, page) =
        accounts(emulator, &format!("?pageSize=2&pageToken={}", page["nextPageToken"].as_str().unwrap()));
    assert_eq!((rest.as_slice(), &page["nextPageToken"]), (["accounts/local".to_owned()].as_slice(), &json!("")));
}
