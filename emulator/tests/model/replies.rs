//! Replies.

use fireworks_deployments::api::endpoint::deployments::metrics::DeploymentMetrics;
use fireworks_deployments::api::endpoint::deployments::shards::DeploymentShardPage;
use fireworks_deployments_emulator::Reply;
use serde_json::{Value, json};

use crate::expected::{Held, set_by_customer};
use crate::model::Seen;
use crate::sound::state;
use crate::steps::{Call, Start};
use crate::support::{self, header, refused};

/// The expected outcome of a call.
pub(crate) enum Expected<'a> {
    /// Success, with the deployment concerned.
    Done(&'a str),
    Refusal(u16, u8),
    /// An injected error.
    Failure(u16),
    /// A dropped connection.
    Dropped,
}

/// The body of a reply that must be 200.
#[track_caller]
pub(crate) fn body(reply: &Reply) -> Value {
    assert_eq!(reply.status, 200, "{}", reply.body);
    support::body(reply)
}

/// Checks a reply against the emulator's state afterwards.
pub(crate) fn check(call: &Call, reply: &Reply, expected: &Expected<'_>, after: &Seen) {
    assert_eq!(header(reply, "x-request-id").map(str::len), Some(16), "x-request-id");
    match *expected {
        Expected::Dropped => return assert!(reply.drop_connection),
        Expected::Refusal(status, code) => refused(reply, status, code),
        Expected::Failure(status) => {
            refused(
                reply,
                status,
                match status {
                    429 => 8,
                    503 => 14,
                    _ => 13,
                },
            );
        }
        Expected::Done(id) => done(call, &body(reply), id, after),
    }
    assert_eq!(header(reply, "content-type"), Some("application/json"));
    assert!(!reply.drop_connection);
}

fn done(call: &Call, body: &Value, id: &str, after: &Seen) {
    match call {
        Call::Create { sample, only_check: true, .. } => {
            let told = body.as_object().unwrap();
            assert_eq!(set_by_customer(told), Held::new(*sample, 0, Start::Well).fields, "as it would be");
            assert_eq!(told["desiredReplicaCount"], 0, "replicas that it would have");
        }
        Call::Create { .. } => {
            let (mut told, mut held) = (body.clone(), json!(after[id]));
            assert_eq!(told["desiredReplicaCount"], 0, "replicas when it was created");
            for deployment in [&mut told, &mut held] {
                for replicas in ["desiredReplicaCount", "replicaStats"] {
                    deployment[replicas].take();
                }
            }
            assert_eq!(told, held, "the new deployment");
        }
        Call::Update { .. } | Call::Undelete { .. } => assert_eq!(*body, json!(after[id])),
        Call::Get { mask, .. } => assert_eq!(*body, masked(&json!(after[id]), mask)),
        Call::Metrics { .. } => {
            let metrics: DeploymentMetrics = serde_json::from_value(body.clone()).unwrap();
            assert!(metrics.metrics.is_some_and(|metrics| metrics.contains_key("requests_per_second")));
        }
        Call::Shards { .. } => {
            let page: DeploymentShardPage = serde_json::from_value(body.clone()).unwrap();
            let count = i32::from(state(&after[id]) != "DELETED");
            assert_eq!(
                (page.total_size, page.deployment_shards.map(|shards| shards.len())),
                (Some(count), usize::try_from(count).ok())
            );
        }
        Call::TerminationMessage { .. } => {
            let why = if state(&after[id]) == "FAILED" { after[id]["status"]["message"].clone() } else { json!("") };
            assert_eq!(*body, json!({ "message": why }));
        }
        _ => assert_eq!(*body, json!({})),
    }
}

/// A deployment reduced to a mask.
fn masked(deployment: &Value, mask: &str) -> Value {
    match mask {
        "name,state" => json!({ "name": deployment["name"], "state": deployment["state"] }),
        "autoscaling_policy.scale_up_window" => {
            let window = deployment.get("autoscalingPolicy").and_then(|policy| policy.get("scaleUpWindow"));
            window.map_or(json!({}), |window| json!({ "autoscalingPolicy": { "scaleUpWindow": window } }))
        }
        _ => deployment.clone(),
    }
}
