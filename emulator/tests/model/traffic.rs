//! Inference requests, recorded or answered, and their effect.

use crate::expected::Document;
use crate::model::{Model, Seen, look};
use crate::requests::chat;
use crate::sound::{SERVED, state};
use crate::steps::{How, Who};
use crate::world::World;

impl Model {
    pub(crate) fn traffic(&mut self, world: &mut World, who: Who) {
        let id = self.ids[who % self.ids.len()].clone();
        let counts = self.seen.get(&id).is_some_and(counts);
        assert_eq!(world.traffic(&id), counts, "whether {id} serves");
        self.counted(world, counts.then_some(&id));
    }

    /// Only ready replicas answer; a request that they can't answer still wakes them.
    pub(crate) fn inference(&mut self, world: &mut World, who: Who) {
        let id = self.ids[who % self.ids.len()].clone();
        let fault = self.fault_of(&chat(&id));
        let reply = world.call(chat(&id));
        let before = self.seen.get(&id);
        let expected = match before.map(state) {
            None | Some("DELETED" | "DELETING") => 404,
            Some(_) if self.setup.is_suspended => 412,
            Some("READY" | "UPDATING") if before.is_some_and(|it| it["replicaCount"] != 0) => 200,
            Some(_) => 503,
        };
        match fault.as_ref().map(|fault| fault.how) {
            Some(How::Dropped) => assert!(reply.drop_connection),
            Some(How::Status(status)) => assert_eq!(reply.status, status, "the fault of a chat with {id}"),
            Some(How::CutOff) | None => assert_eq!(reply.status, expected, "a chat with {id}: {}", reply.body),
        }
        let takes_effect = fault.is_none_or(|fault| fault.takes_effect || matches!(fault.how, How::CutOff));
        let is_counted = takes_effect && !self.setup.is_suspended && before.is_some_and(counts);
        self.counted(world, is_counted.then_some(&id));
    }

    /// The deployment was busy just now, and has a replica if it may have one.
    fn counted(&mut self, world: &mut World, id: Option<&String>) {
        let after: Seen = look(world);
        if let Some(id) = id {
            let held = self.held.get_mut(id).unwrap();
            (held.served, held.busy) = (Some(world.now), world.now);
            let desired = self.seen[id]["desiredReplicaCount"].as_i64().unwrap();
            let expected = if desired == 0 { held.first_replicas() } else { desired };
            assert_eq!(after[id]["desiredReplicaCount"], expected, "replicas once there is traffic");
            SERVED.check(&self.seen[id], &after[id]);
        }
        self.changed_only(id.map(String::as_str), &after);
        self.show(after, world.now);
    }
}

/// True if a request to the deployment counts as traffic.
fn counts(deployment: &Document) -> bool {
    ["READY", "UPDATING"].contains(&state(deployment))
}
