//! `GET /v1/accounts/{account}/deployments/{deployment}:metrics` (OA4, which calls it deprecated).

use std::collections::BTreeMap;

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The query for reading metrics.
    pub struct MetricsQuery {
        /// The period up to now, as a number and a unit: `10m`.
        "timeRange" time_range: String,
        /// The fields to return, in the API's `snake_case`. Default: all.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// The metrics of a deployment.
    pub struct DeploymentMetrics {
        /// The value of each metric, by name.
        "metrics" metrics: BTreeMap<String, f64>,
    }
}

/// Returns the metrics of a deployment.
pub static METRICS: Endpoint = Endpoint {
    name: "metrics",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments/{deployment}:metrics",
    query: arguments(MetricsQuery::FIELDS),
    body: None,
    reply: Reply::Object(Message::DeploymentMetrics),
    repeat: Repeat::Always,
    advice: &[],
};
