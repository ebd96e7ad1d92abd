//! The expected refusal of a call, or its effect.

use serde_json::json;

use crate::expected::{Document, Held};
use crate::model::{Model, Seen};
use crate::requests::WRONG;
use crate::sound::{DELETED, NOTHING, SCALED, TAGGED, UNDELETED, UPDATED, moment, state};
use crate::steps::{Call, Start};

impl Model {
    /// The expected refusal of a call, if any.
    pub(crate) fn refusal(&self, call: &Call, id: &str, now: i64) -> Option<(u16, u8)> {
        self.mistake(call, id, now).or_else(|| self.too_much(call, id))
    }

    fn mistake(&self, call: &Call, id: &str, now: i64) -> Option<(u16, u8)> {
        match (call, self.held.get(id)) {
            (Call::Wrong(number), _) => {
                let (_, status, code) = WRONG[number % WRONG.len()];
                Some((status, code))
            }
            (Call::Scale { count, .. }, _) if *count < 0 => Some((400, 3)),
            (Call::Create { id: None, .. }, _) | (Call::Create { .. }, None) => None,
            (_, None) => Some((404, 5)),
            (_, Some(held)) => held.refusal(call, state(&self.seen[id]), now),
        }
    }

    /// Applies a call's effect. Returns the deployment that it changed, if any.
    pub(crate) fn done(&mut self, call: &Call, id: &str, after: &Seen, now: i64) -> Option<String> {
        if let Call::Create { id: given, sample, only_check } = call {
            return (!only_check).then(|| self.created(given.map(|_| id), *sample, after, now));
        }
        if let Call::Delete { hard: true, .. } = call {
            assert!(!after.contains_key(id), "{id} is still there");
            self.held.remove(id);
            return Some(id.to_owned());
        }
        let start = if matches!(call, Call::Undelete { .. }) {
            self.starts.take(|_| true).unwrap_or(Start::Well)
        } else {
            Start::Well
        };
        let (before, after) = (&self.seen[id], after.get(id).unwrap_or_else(|| panic!("{id} is lost")));
        let held = self.held.get_mut(id).unwrap();
        held.change(call);
        let ready = before["replicaCount"].as_i64().unwrap();
        let cause = match call {
            Call::Update { .. } => {
                held.is_scaled = false;
                if state(before) == "FAILED" {
                    held.start = Start::Well;
                    assert_eq!(after["desiredReplicaCount"], held.first_replicas(), "replicas of a new start");
                }
                UPDATED
            }
            Call::Scale { count, .. } => {
                let count = i64::from(*count);
                held.is_scaled = true;
                held.busy = if count > ready { now } else { held.busy };
                assert_eq!(
                    (&after["desiredReplicaCount"], &after["replicaCount"]),
                    (&json!(count), &json!(ready.min(count)))
                );
                SCALED
            }
            Call::SetTags { .. } | Call::DeleteTags { .. } => TAGGED,
            Call::Delete { .. } => {
                held.served = None;
                DELETED
            }
            Call::Undelete { .. } => {
                (held.start, held.busy, held.is_scaled) = (start, now, false);
                check_start(held, after);
                UNDELETED
            }
            _ => NOTHING,
        };
        cause.check(before, after);
        let is_read = matches!(
            call,
            Call::Get { .. } | Call::Metrics { .. } | Call::Shards { .. } | Call::TerminationMessage { .. }
        );
        assert!(is_read || moment(after, "updateTime") == Some(now), "updateTime is not now");
        (!is_read).then(|| id.to_owned())
    }

    /// Applies a create: the new deployment is the one that wasn't there before.
    fn created(&mut self, given: Option<&str>, sample: usize, after: &Seen, now: i64) -> String {
        let new: Vec<&String> = after.keys().filter(|id| !self.seen.contains_key(*id)).collect();
        let [id] = new[..] else { panic!("one deployment was created, and there are {new:?} more") };
        if let Some(given) = given {
            assert_eq!(id, given, "the ID that was given");
        } else {
            assert!(!self.ids.contains(id), "the ID {id} was made before");
            self.ids.push(id.clone());
        }
        let held = Held::new(sample, now, self.starts.take(|_| true).unwrap_or(Start::Well));
        check_start(&held, &after[id]);
        self.held.insert(id.clone(), held);
        id.clone()
    }
}

/// A starting deployment has its replicas ahead of it, and its status shows the start fault.
fn check_start(held: &Held, after: &Document) {
    let code = if matches!(held.start, Start::Lacking(_)) { "RESOURCE_EXHAUSTED" } else { "OK" };
    let replicas = (&json!(0), &json!(held.first_replicas()));
    assert_eq!((&after["replicaCount"], &after["desiredReplicaCount"]), replicas, "replicas at the start");
    assert_eq!((state(after), &after["status"]["code"]), ("CREATING", &json!(code)), "how it starts");
}
