//! The memory of an emulator is bounded, however much it is sent.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Emulator, Reply, Request};
use serde_json::{Value, json};
use support::{START, body, emulator, path, request, send};

const MB: usize = 1 << 20;

/// Creates a deployment whose model has a name of this length.
fn create(emulator: &mut Emulator, id: usize, length: usize) -> Reply {
    let document = json!({ "baseModel": "m".repeat(length), "acceleratorType": "NVIDIA_H100_80GB" });
    let target = format!("/v1/accounts/acme/deployments?deploymentId=d{id}");
    emulator.handle(&Request { body: document.to_string(), ..request("POST", &target) }, START)
}

/// An emulator that takes no more.
fn full() -> Emulator {
    let mut emulator = emulator(&json!([]));
    let refused = (0..1_000).find(|id| create(&mut emulator, *id, 4 * MB - 1_000).status != 200);
    assert_eq!(refused, Some(64));
    emulator
}

#[test]
fn a_thousand_creates_of_4_mb_fill_256_mib_and_the_rest_is_refused() {
    let reply = create(&mut full(), 100, 4 * MB - 1_000);
    assert_eq!((reply.status, &body(&reply)["code"]), (429, &json!(8)));
    assert_eq!(body(&reply)["message"], "the emulator holds at most 256 MiB of deployments");
}

#[test]
fn a_full_emulator_still_takes_what_is_small_and_tells_what_it_has() {
    let mut emulator = full();
    assert_eq!(create(&mut emulator, 100, 10).status, 200);
    assert_eq!(send(&mut emulator, "GET", &path("d100"), START).status, 200);
}

#[test]
fn what_is_deleted_for_good_makes_room() {
    let mut emulator = full();
    assert_eq!(send(&mut emulator, "DELETE", &format!("{}?hard=true", path("d1")), START).status, 200);
    assert_eq!(create(&mut emulator, 100, 4 * MB - 1_000).status, 200);
}

#[test]
fn an_edit_counts_as_well() {
    let fields: Value = json!({ "description": "x".repeat(4 * MB) });
    let refused = full().edit("d1", &fields, START);
    assert_eq!(refused, Err("the emulator holds at most 256 MiB of deployments".to_owned()));
}
