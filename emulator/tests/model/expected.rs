//! The behaviour that users may rely on, modelled without the emulator.

use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::is_output_only;
use serde_json::{Map, Value, json};

use crate::drawn::deployments::errors;
use crate::requests::DEPLOYMENTS;
use crate::steps::{Call, Start};
use crate::support::HOUR;

/// A deployment as the service shows it.
pub(crate) type Document = Map<String, Value>;

/// The model of a deployment.
pub(crate) struct Held {
    /// The fields set by the customer, which change only by update and tags.
    pub(crate) fields: Document,
    pub(crate) created: i64,
    /// The last time it was started, scaled up or used.
    pub(crate) busy: i64,
    /// Its last inference request, cleared by a delete.
    pub(crate) served: Option<i64>,
    pub(crate) start: Start,
    /// True if its replica count was set by scale, which may exceed its limits.
    pub(crate) is_scaled: bool,
}

impl Held {
    /// The model of a new deployment.
    pub(crate) fn new(sample: usize, now: i64, start: Start) -> Self {
        let mut fields = DEPLOYMENTS[sample].clone();
        complete(&mut fields);
        Self { fields, created: now, busy: now, served: None, start, is_scaled: false }
    }

    /// The replicas to start with.
    pub(crate) fn first_replicas(&self) -> i64 {
        self.int("minReplicaCount").max(1).min(self.int("maxReplicaCount"))
    }

    pub(crate) fn may_be_idle(&self) -> bool {
        self.int("minReplicaCount") == 0
    }

    pub(crate) fn int(&self, field: &str) -> i64 {
        self.fields[field].as_i64().unwrap()
    }

    /// The target model version becomes the active one.
    pub(crate) fn roll_out(&mut self) {
        if let Some(version) = self.fields.get("targetModelVersion").cloned() {
            self.fields.insert("activeModelVersion".to_owned(), version);
        }
    }

    /// Applies a call's changes.
    pub(crate) fn change(&mut self, call: &Call) {
        self.fields = self.changed(call);
    }

    /// The fields after a call, with their defaults.
    pub(crate) fn changed(&self, call: &Call) -> Document {
        let mut fields = self.after(call);
        complete(&mut fields);
        fields
    }

    /// The fields after a call, if the call changes them.
    fn after(&self, call: &Call) -> Document {
        let mut fields = self.fields.clone();
        match call {
            Call::Update { sample, mask, .. } => {
                let body = &DEPLOYMENTS[*sample];
                for path in mask.paths(body) {
                    assign(&mut fields, path, read(body, path));
                }
            }
            Call::SetTags { tags, .. } => {
                let annotations = fields.entry("annotations").or_insert(json!({}));
                for (key, value) in tags {
                    annotations[key] = json!(value);
                }
            }
            Call::DeleteTags { keys, .. } => {
                let annotations = fields.entry("annotations").or_insert(json!({}));
                annotations.as_object_mut().unwrap().retain(|key, _| !keys.contains(&key.as_str()));
            }
            _ => {}
        }
        fields
    }

    /// True if the call would leave some of these fields invalid.
    fn breaks_rule(&self, call: &Call, is_concerned: fn(&str) -> bool) -> bool {
        let errors = errors(&Value::Object(self.after(call)), Purpose::Create);
        errors.iter().any(|issue| is_concerned(&issue.path[0].to_string()))
    }

    /// The expected refusal of a call in the deployment's current state.
    pub(crate) fn refusal(&self, call: &Call, state: &str, now: i64) -> Option<(u16, u8)> {
        let is_gone = ["DELETED", "DELETING"].contains(&state);
        match call {
            Call::Create { .. } => Some((409, 6)),
            Call::Update { .. } | Call::Scale { .. } | Call::SetTags { .. } | Call::DeleteTags { .. } if is_gone => {
                Some((400, 9))
            }
            // an update can't fix tags, and tags can't fix other fields
            Call::Update { .. } => self.breaks_rule(call, |field| field != "annotations").then_some((400, 3)),
            Call::SetTags { .. } => self.breaks_rule(call, |field| field == "annotations").then_some((400, 3)),
            Call::Delete { ignore_checks: false, .. } if self.served.is_some_and(|at| now - at < HOUR) => {
                Some((400, 9))
            }
            Call::Delete { hard: false, .. } if is_gone => Some((404, 5)),
            Call::Undelete { .. } if state == "DELETING" => Some((400, 9)),
            Call::Undelete { .. } if !["DELETED", "FAILED"].contains(&state) => Some((409, 6)),
            _ => None,
        }
    }
}

/// The defaults of replica limits and of the autoscaling policy.
fn complete(fields: &mut Document) {
    let policy = fields.entry("autoscalingPolicy").or_insert(json!({})).as_object_mut().unwrap();
    for (window, default) in [("scaleUpWindow", "30s"), ("scaleDownWindow", "600s"), ("scaleToZeroWindow", "3600s")] {
        policy.entry(window).or_insert(json!(default));
    }
    if policy.get("loadTargets").is_none_or(|targets| *targets == json!({})) {
        policy.insert("loadTargets".to_owned(), json!({ "default": 0.8 }));
    }
    fields.entry("minReplicaCount").or_insert(json!(0));
    let least = fields["minReplicaCount"].as_i64().unwrap();
    fields.entry("maxReplicaCount").or_insert(json!(least.max(1)));
}

/// The fields that a customer can set.
pub(crate) fn set_by_customer(document: &Document) -> Document {
    let fields = document.iter().filter(|(field, _)| !is_output_only(field));
    fields.map(|(field, value)| (field.clone(), value.clone())).collect()
}

pub(crate) fn read(deployment: &Document, path: &[&str]) -> Option<Value> {
    path.iter().skip(1).try_fold(deployment.get(path[0])?, |value, name| value.get(*name)).cloned()
}

/// Sets a field, creating the object around it, or clears it.
fn assign(fields: &mut Document, path: &[&str], value: Option<Value>) {
    match (path, value) {
        ([name], Some(value)) => drop(fields.insert((*name).to_owned(), value)),
        ([name], None) => drop(fields.remove(*name)),
        ([name, rest @ ..], value) => {
            if value.is_some() || fields.contains_key(*name) {
                let inner = fields.entry(*name).or_insert(json!({}));
                assign(inner.as_object_mut().unwrap(), rest, value);
            }
        }
        ([], _) => {}
    }
}
