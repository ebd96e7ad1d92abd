//! Invariants of every deployment at any time, and of every change.

use std::collections::BTreeSet;

use chrono::DateTime;
use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::rules::is_output_only;
use serde_json::Value;

use crate::expected::{Document, Held, set_by_customer};
use crate::steps::Start;
use crate::support::{DAY, HOUR, SECOND};

/// A kind of change: its state transitions, and the fields it may touch besides the customer's.
pub(crate) struct Cause {
    edges: &'static [(&'static str, &'static str)],
    fields: &'static [&'static str],
}

const PHASES: [&str; 3] = ["pendingSchedulingReplicaCount", "downloadingModelReplicaCount", "initializingReplicaCount"];
const REPLICAS: [&str; 3] = ["desiredReplicaCount", "replicaCount", "replicaStats"];

pub(crate) const UPDATED: Cause = Cause {
    edges: &[("READY", "UPDATING"), ("UPDATING", "UPDATING"), ("FAILED", "UPDATING"), ("CREATING", "CREATING")],
    fields: &["state", "status", "updateTime", REPLICAS[0], REPLICAS[2]],
};
pub(crate) const CLEARED: Cause =
    Cause { edges: &[], fields: &["status", "updateTime", REPLICAS[0], REPLICAS[1], REPLICAS[2]] };
pub(crate) const SCALED: Cause = Cause { edges: &[], fields: &["updateTime", REPLICAS[0], REPLICAS[1], REPLICAS[2]] };
pub(crate) const TAGGED: Cause = Cause { edges: &[], fields: &["updateTime"] };
pub(crate) const SERVED: Cause = Cause { edges: &[], fields: &[REPLICAS[0], REPLICAS[2]] };
pub(crate) const DELETED: Cause = Cause {
    edges: &[("READY", "DELETING"), ("CREATING", "DELETING"), ("UPDATING", "DELETING"), ("FAILED", "DELETING")],
    fields: &["state", "updateTime", REPLICAS[0], REPLICAS[1], REPLICAS[2]],
};
pub(crate) const UNDELETED: Cause = Cause {
    edges: &[("DELETED", "CREATING"), ("FAILED", "CREATING")],
    fields: &["state", "status", "updateTime", "deleteTime", "purgeTime", REPLICAS[0], REPLICAS[1], REPLICAS[2]],
};
pub(crate) const EDITED: Cause = Cause { edges: &[], fields: UNDELETED.fields };
pub(crate) const TIME: Cause = Cause { edges: &[], fields: UNDELETED.fields };
pub(crate) const NOTHING: Cause = Cause { edges: &[], fields: &[] };

/// The state changes that time causes.
const BY_TIME: [(&str, &str); 6] = [
    ("CREATING", "READY"),
    ("CREATING", "FAILED"),
    ("UPDATING", "READY"),
    ("READY", "DELETING"),
    ("DELETING", "DELETED"),
    ("DELETED", GONE),
];
/// The state of a purged deployment.
pub(crate) const GONE: &str = "";

impl Cause {
    /// Checks a change.
    pub(crate) fn check(&self, before: &Document, after: &Document) {
        let edge = (state(before), state(after));
        assert!(edge.0 == edge.1 && self.edges.is_empty() || self.edges.contains(&edge), "a step from {edge:?}");
        self.check_fields(before, after);
    }

    pub(crate) fn check_fields(&self, before: &Document, after: &Document) {
        let names: BTreeSet<_> = before.keys().chain(after.keys()).filter(|field| is_output_only(field)).collect();
        for field in names {
            assert!(
                before.get(field) == after.get(field) || self.fields.contains(&field.as_str()),
                "{field} was changed from {:?} to {:?}",
                before.get(field),
                after.get(field)
            );
        }
        assert!(moment(before, "updateTime") <= moment(after, "updateTime"), "updateTime went back");
    }
}

/// Checks a deployment before and after some time has passed. It may be gone.
pub(crate) fn check_time(held: &Held, before: &Document, after: Option<&Document>, now: i64) {
    let (from, to) = (state(before), after.map_or(GONE, state));
    let leads_to = |steps: &[(&str, &str)]| {
        let mut reached = BTreeSet::from([from]);
        while let Some((_, next)) = steps.iter().find(|(one, next)| reached.contains(one) && !reached.contains(next)) {
            reached.insert(next);
        }
        reached.contains(to)
    };
    let is_allowed = |&(one, next): &(&str, &str)| match (one, next) {
        ("CREATING", "READY") => held.start != Start::Failing && held.start != Start::Lacking(None),
        ("CREATING", "FAILED") => held.start == Start::Failing,
        ("READY", "DELETING") => held.may_be_idle() && now - held.busy >= 7 * DAY,
        ("DELETED", GONE) => moment(before, "purgeTime").is_none_or(|purged| purged <= now),
        _ => true,
    };
    let steps: Vec<_> = BY_TIME.into_iter().filter(is_allowed).collect();
    assert!(leads_to(&steps), "time led from {from} to {to:?}");
    if let Some(after) = after {
        TIME.check_fields(before, after);
    }
}

/// Checks a deployment's fields.
pub(crate) fn check_form(held: &Held, document: &Document) {
    let read: Deployment = serde_json::from_value(Value::Object(document.clone())).expect("a deployment");
    assert!(read.unknown.is_empty(), "of unknown fields {:?}", read.unknown);
    assert_eq!(set_by_customer(document), held.fields, "what its customer has set");
}

/// Checks a deployment at a moment.
pub(crate) fn check_moment(held: &Held, document: &Document, now: i64) {
    check_times(held, document, now);
    check_state(held, document, now);
    check_replicas(held, document, now);
}

fn check_times(held: &Held, document: &Document, now: i64) {
    let [created, updated, deleted, purged] =
        ["createTime", "updateTime", "deleteTime", "purgeTime"].map(|field| moment(document, field));
    assert_eq!(created, Some(held.created), "createTime");
    assert!(created <= updated && updated <= Some(now), "updateTime {updated:?}");
    let is_deleted = state(document) == "DELETED";
    assert_eq!((deleted.is_some(), purged.is_some()), (is_deleted, is_deleted), "deleteTime and purgeTime");
    if is_deleted {
        assert!(created <= deleted && deleted <= Some(now) && deleted < purged, "deleteTime {deleted:?}");
        assert!(Some(now) < purged, "still there at its purgeTime");
    }
}

/// Due steps have happened, and the status explains those that haven't.
fn check_state(held: &Held, document: &Document, now: i64) {
    let updated = moment(document, "updateTime").unwrap();
    let code = document["status"]["code"].as_str().unwrap();
    let due = match (state(document), code) {
        ("CREATING", "OK") | ("UPDATING", _) => Some(updated + 30 * SECOND),
        ("CREATING", "RESOURCE_EXHAUSTED") => match held.start {
            Start::Lacking(lasts) => lasts.map(|lasts| updated + lasts),
            start => panic!("lacks accelerators, and was to start {start:?}"),
        },
        ("DELETING", _) => Some(updated + 5 * SECOND),
        ("READY", "OK") if held.may_be_idle() => Some(updated.max(held.busy) + 7 * DAY),
        ("READY", "OK") | ("DELETED", _) => None,
        ("FAILED", code) if code != "OK" => None,
        (state, code) => panic!("{state} with status {code}"),
    };
    assert!(due.is_none_or(|due| now < due), "still {}", state(document));
}

fn check_replicas(held: &Held, document: &Document, now: i64) {
    let [desired, ready] = ["desiredReplicaCount", "replicaCount"].map(|field| document[field].as_i64().unwrap());
    let phases = &document["replicaStats"];
    let count = |field: &str| phases.get(field).map_or(0, |count| count.as_i64().unwrap());
    let coming = PHASES.map(count);
    assert!(coming.iter().filter(|replicas| **replicas > 0).count() <= 1, "several phases in replicaStats {phases}");
    assert!(desired >= 0 && ready >= 0, "fewer than no replica");
    assert_eq!(
        (count("readyReplicaCount"), coming.iter().sum::<i64>()),
        (ready, (desired - ready).max(0)),
        "replicaStats {phases}"
    );

    let state = state(document);
    let settled = moment(document, "updateTime").unwrap().max(held.busy);
    match state {
        "DELETED" => assert_eq!((desired, ready), (0, 0)),
        "DELETING" => assert_eq!(desired, 0),
        "FAILED" => assert_eq!(ready, 0),
        "READY" => {
            assert!(ready <= desired, "more replicas than are desired");
            assert!(ready == desired || now < settled + 30 * SECOND, "replicas that are late");
        }
        _ => {}
    }
    if ["READY", "CREATING", "UPDATING"].contains(&state) && !held.is_scaled {
        let most = held.int("maxReplicaCount");
        let least = held.int("minReplicaCount").min(most);
        assert!((least..=most).contains(&desired), "{desired} replicas desired, of {least} to {most}");
    }
    if state == "READY" && held.may_be_idle() && now >= settled.saturating_add(window(held)) {
        assert_eq!((desired, ready), (0, 0), "nobody has asked it anything");
    }
}

/// The time without requests after which it has no replicas.
fn window(held: &Held) -> i64 {
    let window = held.fields.get("autoscalingPolicy").and_then(|policy| policy.get("scaleToZeroWindow"));
    let window = window.and_then(Value::as_str).map(|text| Duration::parse_wire(text).unwrap().to_number() * 1_000.0);
    window.map_or(HOUR, |window| format!("{window:.0}").parse().unwrap())
}

pub(crate) fn state(document: &Document) -> &str {
    document["state"].as_str().unwrap()
}

/// Milliseconds since 1970.
pub(crate) fn moment(document: &Document, field: &str) -> Option<i64> {
    let text = document.get(field)?.as_str().unwrap();
    Some(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}
