//! One deployment as it is held: the JSON object, so that nothing is lost, and what its future follows from.

use fireworks_deployments::api::vocabulary::State;
use serde_json::{Map, Value, json};

use crate::moment;
use crate::start_fault::StartFault;

/// A deployment, and the moments that its future follows from.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) document: Map<String, Value>,
    /// Until when nothing happens to it by itself, as far as is known.
    pub(crate) quiet_until: i64,
    /// When it entered its state.
    pub(crate) since: i64,
    /// Since when replicas that are desired are on their way.
    pub(crate) scaling_since: Option<i64>,
    /// Since when nobody has asked it for anything, or scaled it up.
    pub(crate) idle_since: i64,
    /// When it served its last inference request.
    pub(crate) served_at: Option<i64>,
    /// When it is gone for good, once it is deleted.
    pub(crate) purge_at: Option<i64>,
    /// What keeps it from starting.
    pub(crate) start_fault: Option<StartFault>,
}

impl Record {
    pub(crate) fn is(&self, state: &State) -> bool {
        self.text("state") == Some(&state.0)
    }

    /// Enters a state at a moment.
    pub(crate) fn enter(&mut self, state: &State, at: i64) {
        self.set("state", json!(state));
        self.since = at;
        self.touch(at);
    }

    /// Was changed at a moment.
    pub(crate) fn touch(&mut self, at: i64) {
        self.set("updateTime", json!(moment::format(at)));
    }

    /// The tags.
    pub(crate) fn annotations(&self) -> Map<String, Value> {
        self.document.get("annotations").and_then(Value::as_object).cloned().unwrap_or_default()
    }

    /// Names the version of a shape that was named without one.
    pub(crate) fn name_shape_version(&mut self) {
        let shape = match self.text("deploymentShape") {
            Some("default") => "accounts/fireworks/deploymentShapes/default",
            Some(shape) if !shape.is_empty() && shape.split('/').count() == 4 => shape,
            _ => return,
        };
        self.set("deploymentShape", json!(format!("{shape}/versions/1")));
    }

    /// Sets a field, where it was or at the end.
    pub(crate) fn set(&mut self, field: &str, value: Value) {
        self.document.insert(field.to_owned(), value);
    }

    /// Sets a field that is absent or `null`.
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

    /// A moment, in milliseconds since 1970.
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
