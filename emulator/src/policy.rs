//! The autoscaling policy, with the service's defaults for what a customer hasn't set.

use fireworks_deployments::rules::hint::{Fact, HINTS};
use serde_json::{Map, Value};

use crate::record::Record;

const POLICY: &str = "autoscalingPolicy";

impl Record {
    /// Fills in the defaults of the autoscaling policy.
    pub(crate) fn complete_policy(&mut self) {
        let policy = self.document.entry(POLICY).or_insert(Value::Null);
        if policy.is_null() {
            *policy = Value::Object(Map::new());
        }
        let Value::Object(policy) = policy else { return };
        for (field, default) in defaults() {
            let held = policy.entry(field).or_insert(Value::Null);
            if is_absent(held) {
                *held = default;
            }
        }
    }
}

/// The fields of a policy that have a default.
fn defaults() -> impl Iterator<Item = (&'static str, Value)> {
    HINTS.iter().flat_map(|hint| {
        let Fact::Default(default) = hint.fact else { return Vec::new() };
        let inner = |path: &&'static str| path.strip_prefix(POLICY)?.strip_prefix('.');
        hint.fields.iter().filter_map(inner).map(|field| (field, default.to_json())).collect()
    })
}

/// True for `null` and for an empty map, which the wire doesn't tell from an absent field.
fn is_absent(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(Map::is_empty)
}
