//! The limits of an account's spending: nothing while it is suspended, and no more accelerators than its quota.

use crate::expected::{Document, Held};
use crate::model::Model;
use crate::sound::state;
use crate::steps::{Call, Start};

impl Model {
    /// The expected refusal of a call that would spend too much.
    pub(crate) fn too_much(&self, call: &Call, id: &str) -> Option<(u16, u8)> {
        if let Call::Create { sample, .. } = call {
            let new = Held::new(*sample, 0, Start::Well);
            return self.verdict(true, charge(&new.fields, 0));
        }
        let (held, before) = (self.held.get(id)?, self.seen.get(id)?);
        let desired = desired(before);
        let (fields, replicas) = match call {
            Call::Undelete { .. } => (held.fields.clone(), desired),
            Call::Scale { count, .. } => (held.fields.clone(), i64::from(*count)),
            Call::Update { .. } => {
                let fields = held.changed(call);
                let [least, most] = ["minReplicaCount", "maxReplicaCount"].map(|limit| fields[limit].as_i64().unwrap());
                let replicas = desired.max(least).min(most);
                (fields, replicas)
            }
            _ => return None,
        };
        let is_start = ["DELETED", "FAILED"].contains(&state(before)) || replicas > desired;
        self.verdict(is_start, charge(&fields, replicas) - self.charged(id))
    }

    fn verdict(&self, is_start: bool, requested: i64) -> Option<(u16, u8)> {
        if is_start && self.setup.is_suspended {
            return Some((412, 9));
        }
        let in_use: i64 = self.held.keys().map(|id| self.charged(id)).sum();
        let is_beyond = |quota: &i64| requested > 0 && in_use + requested > *quota;
        self.setup.quota.as_ref().filter(|quota| is_beyond(quota)).map(|_| (429, 8))
    }

    fn charged(&self, id: &str) -> i64 {
        let before = &self.seen[id];
        if state(before) == "DELETED" { 0 } else { charge(&self.held[id].fields, desired(before)) }
    }
}

fn desired(document: &Document) -> i64 {
    document["desiredReplicaCount"].as_i64().unwrap()
}

/// The accelerators that a deployment is charged for.
fn charge(fields: &Document, replicas: i64) -> i64 {
    let each = fields.get("acceleratorCount").map_or(1, |count| count.as_i64().unwrap().max(1));
    each * fields["maxReplicaCount"].as_i64().unwrap().max(replicas)
}
