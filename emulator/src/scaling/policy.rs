//! A policy: the fields of a deployment that scaling depends on.

use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::issue::Severity;
use fireworks_deployments::rules::validate::validate_deployment;
use serde_json::{Map, Value};

use super::schedule::Schedule;
use crate::fields::given;
use crate::moment;
use crate::record::Record;
use crate::wording;

/// The fields that scaling depends on.
const SCALING: [&str; 4] = ["minReplicaCount", "maxReplicaCount", "acceleratorCount", "autoscalingPolicy"];

/// An autoscaling policy, with its limits.
pub(crate) struct Policy {
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) scale_up_ms: i64,
    pub(super) scale_down_ms: i64,
    pub(super) scale_to_zero_ms: i64,
    targets: Vec<(String, f64)>,
    pub(super) schedules: Vec<Schedule>,
    /// The accelerators of a replica.
    pub(super) accelerators: i64,
}

impl Policy {
    /// Reads a deployment. Its other fields have no effect.
    pub(super) fn read(deployment: &Value) -> Result<Self, String> {
        let Value::Object(document) = deployment else {
            return Err(format!("the deployment must be an object, got {}", given(deployment)));
        };
        let document = fields(document);
        let deployment = Value::Object(document.clone());
        let issues = validate_deployment(&deployment, Purpose::Update);
        if let Some(issue) = issues.iter().find(|issue| issue.severity == Severity::Error) {
            return Err(format!("{} {}", wording::path_of(issue), issue.message));
        }
        let mut record = Record { document, ..Record::default() };
        record.complete_limits();
        record.complete_policy();
        Ok(Self::of(&record))
    }

    /// The policy of a stored deployment, which may be older than the rules: what breaks them has no effect.
    pub(crate) fn of(record: &Record) -> Self {
        let none = Map::new();
        let policy = record.document.get("autoscalingPolicy").and_then(Value::as_object).unwrap_or(&none);
        Self {
            least: record.int("minReplicaCount").unwrap_or_default().max(0),
            most: record.int("maxReplicaCount").unwrap_or(1).max(0),
            scale_up_ms: window(policy, "scaleUpWindow"),
            scale_down_ms: window(policy, "scaleDownWindow"),
            scale_to_zero_ms: window(policy, "scaleToZeroWindow"),
            targets: targets(policy),
            schedules: Schedule::all(policy),
            accelerators: record.int("acceleratorCount").unwrap_or(1).max(1),
        }
    }

    pub(super) fn target(&self, name: &str) -> Option<f64> {
        self.targets.iter().find(|(target, _)| target == name).map(|(_, value)| *value)
    }

    pub(super) fn target_names(&self) -> Vec<&str> {
        self.targets.iter().map(|(name, _)| name.as_str()).collect()
    }
}

/// The fields of a deployment that scaling depends on.
pub(crate) fn fields(deployment: &Map<String, Value>) -> Map<String, Value> {
    let fields = SCALING.iter().filter_map(|field| Some(((*field).to_owned(), deployment.get(*field)?.clone())));
    fields.collect()
}

fn window(policy: &Map<String, Value>, name: &str) -> i64 {
    let text = policy.get(name).and_then(Value::as_str).unwrap_or_default();
    Duration::parse_wire(text).map_or(0, |window| moment::from_number(window.to_number() * 1_000.0))
}

/// The targets above zero: others say nothing about replicas.
fn targets(policy: &Map<String, Value>) -> Vec<(String, f64)> {
    let targets = policy.get("loadTargets").and_then(Value::as_object);
    let number =
        |(name, target): (&String, &Value)| Some((name.clone(), target.as_f64().filter(|target| *target > 0.0)?));
    targets.into_iter().flatten().filter_map(number).collect()
}
