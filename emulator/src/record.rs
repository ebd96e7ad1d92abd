//! A stored deployment: its JSON object, and the timestamps that its next steps depend on.

use fireworks_deployments::api::vocabulary::State;
use serde_json::{Map, Value, json};

use crate::ids::Ids;
use crate::load::Followed;
use crate::moment;
use crate::phase::Phase;
use crate::start_fault::StartFault;

/// A deployment, with the timestamps that its next steps depend on.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) document: Map<String, Value>,
    /// The size of its texts, since the store last settled.
    pub(crate) bytes: usize,
    /// A lower bound on the time of its next step.
    pub(crate) quiet_until: i64,
    /// The time it entered its state.
    pub(crate) since: i64,
    /// The time since which it has had a ready replica.
    pub(crate) ready_since: Option<i64>,
    /// The time since which desired replicas have been starting.
    pub(crate) scaling_since: Option<i64>,
    /// The phase of the replicas that aren't ready.
    pub(crate) phase: Phase,
    /// The time since which it has had no traffic and no scale-up.
    pub(crate) idle_since: i64,
    /// The time of its last inference request.
    pub(crate) served_at: Option<i64>,
    /// The time it is purged, once it is deleted.
    pub(crate) purge_at: Option<i64>,
    /// The fault that keeps it from starting.
    pub(crate) start_fault: Option<StartFault>,
    /// The load that its replicas follow.
    pub(crate) load: Option<Followed>,
}

impl Record {
    pub(crate) fn is(&self, state: &State) -> bool {
        is_in(&self.document, state)
    }

    /// Enters a state.
    pub(crate) fn enter(&mut self, state: &State, at: i64) {
        self.set("state", json!(state));
        self.since = at;
        self.touch(at);
    }

    /// Records a change by setting `updateTime`.
    pub(crate) fn touch(&mut self, at: i64) {
        self.set("updateTime", json!(moment::format(at)));
    }

    /// The tags.
    pub(crate) fn annotations(&self) -> Map<String, Value> {
        self.document.get("annotations").and_then(Value::as_object).cloned().unwrap_or_default()
    }

    /// Appends a version to a shape's name if it has none.
    pub(crate) fn name_shape_version(&mut self, ids: &Ids) {
        let shape = match self.text("deploymentShape") {
            Some("default") => "accounts/fireworks/deploymentShapes/default",
            Some(shape) if !shape.is_empty() && shape.split('/').count() == 4 => shape,
            _ => return,
        };
        self.set("deploymentShape", json!(format!("{shape}/versions/{}", ids.shape_version(shape))));
    }

    /// Sets a field, in place or at the end.
    pub(crate) fn set(&mut self, field: &str, value: Value) {
        self.document.insert(field.to_owned(), value);
    }

    /// Sets a field if it is absent or `null`.
    pub(crate) fn set_default(&mut self, field: &str, value: impl FnOnce() -> Value) {
        if self.document.get(field).is_none_or(Value::is_null) {
            self.set(field, value());
        }
    }

    pub(crate) fn remove(&mut self, field: &str) {
        self.document.shift_remove(field);
    }

    pub(crate) fn text(&self, field: &str) -> Option<&str> {
        self.document.get(field)?.as_str()
    }

    /// A timestamp field, in milliseconds since 1970.
    pub(crate) fn moment(&self, field: &str) -> Option<i64> {
        self.text(field).and_then(moment::parse).map(|moment| moment.timestamp_millis())
    }

    pub(crate) fn int(&self, field: &str) -> Option<i64> {
        self.document.get(field)?.as_i64()
    }

    pub(crate) fn to_value(&self) -> Value {
        Value::Object(self.document.clone())
    }
}

/// True if a deployment is in a state.
pub(crate) fn is_in(document: &Map<String, Value>, state: &State) -> bool {
    document.get("state").and_then(Value::as_str) == Some(&state.0)
}
