//! `PATCH /v1/accounts/{account}/deployments/{deployment}:scale` (OA4).

use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The body of a scale.
    pub struct ScaleBody {
        /// The number of replicas, at least 0.
        "replicaCount" replica_count: i32,
    }
}

/// Sets the number of replicas. The body is `{"replicaCount": 2}`.
pub static SCALE: Endpoint = Endpoint {
    name: "scale",
    method: Method::Patch,
    path: "/v1/accounts/{account}/deployments/{deployment}:scale",
    query: &[],
    body: Some(arguments(ScaleBody::FIELDS)),
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: &[],
};
