//! `PATCH /v1/accounts/{account}/deployments/{deployment}:scale` (OA4).

use crate::endpoint::{Endpoint, Repeat};
use crate::issue::ValidationIssue;
use crate::reply::Reply;
use crate::transport::Method;
use crate::validate::validate_argument;
use crate::value::Value;

/// Sets how many replicas a deployment shall have. Its body is `{"replicaCount": 2}`.
pub static SCALE: Endpoint = Endpoint {
    name: "scale",
    method: Method::Patch,
    suffix: ":scale",
    query: &[],
    body: None,
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: None,
};

/// What the rules say of a number of replicas.
#[must_use]
pub fn issues<V: Value>(replica_count: &V) -> Vec<ValidationIssue> {
    validate_argument("replicaCount", "minReplicaCount", replica_count)
}
