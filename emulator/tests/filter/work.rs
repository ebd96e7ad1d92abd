//! A filter that would keep the emulator busy is refused: its work is counted, not timed.

use serde_json::{Value, json};

use super::{ask, body, emulator, ids};

/// A deployment in which there is much to search.
fn wordy(number: usize) -> Value {
    let text = "the model for the chat of the support team ".repeat(20);
    json!({ "name": format!("accounts/acme/deployments/d{number}"), "displayName": "d", "description": text })
}

fn many(count: usize) -> Value {
    (0..count).map(wordy).collect()
}

/// Each condition looks at every text, and none holds.
fn unheard(conditions: usize) -> String {
    vec!["-vz"; conditions].join(" ")
}

#[test]
fn a_filter_of_a_thousand_conditions_is_answered_for_one_deployment() {
    assert_eq!(ids(&mut emulator(&many(1)), &unheard(1_000)), "d0");
}

#[test]
fn one_condition_is_answered_for_thousands_of_deployments() {
    let reply = ask(&mut emulator(&many(3_000)), &unheard(1));
    assert_eq!((reply.status, &body(&reply)["totalSize"]), (200, &json!(3_000)));
}

#[test]
fn a_filter_of_thousands_of_conditions_is_refused_for_a_thousand_deployments() {
    for condition in ["-vz", "-*v*z*", "-description:vz"] {
        let filter = vec![condition; 9_999 / (condition.len() + 1)].join(" ");
        let reply = ask(&mut emulator(&many(1_000)), &filter);
        let message = "the filter takes too much work on these deployments: use fewer or more exact conditions";
        assert_eq!((reply.status, &body(&reply)["message"]), (400, &json!(message)), "{condition}");
    }
}
