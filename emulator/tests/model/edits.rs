//! Edits behind the customers' backs.

use serde_json::json;

use crate::model::{Model, look};
use crate::sound::{EDITED, TAGGED, moment, state};
use crate::steps::{Edit, Start, Who};
use crate::world::World;

impl Model {
    /// An edit changes one deployment: its name alone, or its state and what follows from that.
    pub(crate) fn edit(&mut self, world: &mut World, who: Who, edit: Edit) {
        let id = self.ids[who % self.ids.len()].clone();
        let fields = match edit {
            Edit::DisplayName(name) => json!({ "displayName": name }),
            Edit::State(state) => json!({ "state": state }),
        };
        let is_held = self.held.contains_key(&id);
        assert_eq!(world.edit(&id, fields), is_held, "whether {id} is there");
        let after = look(world);
        if let Some(held) = self.held.get_mut(&id) {
            let (before, after) = (&self.seen[&id], &after[&id]);
            match edit {
                Edit::DisplayName(name) => drop(held.fields.insert("displayName".to_owned(), json!(name))),
                Edit::State(new) => assert_eq!(state(after), new),
            }
            if state(before) == state(after) {
                TAGGED.check(before, after);
            } else {
                (held.start, held.busy, held.is_scaled, held.served) = (Start::Well, world.now, false, None);
                EDITED.check_fields(before, after);
            }
            assert_eq!(moment(after, "updateTime"), Some(world.now), "updateTime is not now");
        }
        self.changed_only(is_held.then_some(&id).map(String::as_str), &after);
        self.show(after, world.now);
    }
}
