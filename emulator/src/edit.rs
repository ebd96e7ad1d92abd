//! Changes to a deployment behind its customers' backs, as the service may make them.

use fireworks_deployments::api::vocabulary::State;
use fireworks_deployments::value::kind_of;
use serde_json::Value;

use crate::fields::given;
use crate::record::Record;
use crate::seed;
use crate::timing::Timing;

/// The fields that follow from the state.
const OF_STATE: [&str; 6] =
    ["status", "desiredReplicaCount", "replicaCount", "replicaStats", "deleteTime", "purgeTime"];

impl Record {
    /// Sets fields; a `null` removes one. What isn't given follows from the new state, as in an initial deployment, and
    /// what comes next is due from now on.
    pub(crate) fn edit(&mut self, fields: &Value, now: i64, timing: &Timing) -> Result<(), String> {
        let name = self.text("name").unwrap_or_default().to_owned();
        let wrong = || format!("the fields to edit must be an object, got {}", kind_of(fields).words());
        let fields = fields.as_object().ok_or_else(wrong)?;
        if let Some(other) = fields.get("name").filter(|other| other.as_str() != Some(&name)) {
            return Err(format!("`name` of deployment `{name}` can't be edited, got {}", given(other)));
        }
        let changes = |field: &str| fields.get(field).is_some_and(|value| Some(value) != self.document.get(field));
        let is_moved = changes("state");
        let is_scaled = changes("replicaCount") || changes("desiredReplicaCount");
        let mut edited = Self { document: self.document.clone(), ..Self::default() };
        if is_moved {
            for field in OF_STATE {
                edited.remove(field);
            }
        } else if is_scaled {
            edited.remove("replicaStats");
        }
        for (field, value) in fields {
            if value.is_null() { edited.remove(field) } else { edited.set(field, value.clone()) }
        }
        if !fields.contains_key("updateTime") {
            edited.touch(now);
        }
        seed::complete(&mut edited, now);
        seed::must_have_form(&edited, &name)?;
        edited.purge_at = edited.is(&State::DELETED).then(|| seed::purge_moment(&mut edited, now, timing.purged));
        if is_moved {
            *self = Self { since: now, idle_since: now, ..edited };
            return Ok(());
        }
        if is_scaled {
            self.ready_since = edited.ready_since.map(|now| self.ready_since.unwrap_or(now));
            self.scaling_since = edited.scaling_since;
            self.phase = edited.phase;
        }
        (self.document, self.purge_at) = (edited.document, edited.purge_at);
        if is_scaled {
            self.follow_anew(now);
        }
        self.follow_policy(now);
        Ok(())
    }
}
