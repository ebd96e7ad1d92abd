//! `GET /v1/accounts/{account}/deployments/{deployment}:metrics` (OA4, which calls it deprecated).

use std::collections::BTreeMap;

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// Which metrics are read.
    pub struct MetricsQuery {
        /// How far back, as a number and a unit: `10m`.
        "timeRange" time_range: String,
        /// The fields to read, in the API's `snake_case`. Default: all of them.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// What was measured of a deployment.
    pub struct DeploymentMetrics {
        /// A number for each metric, by its name.
        "metrics" metrics: BTreeMap<String, f64>,
    }
}

/// Reads the metrics of a deployment.
pub static METRICS: Endpoint = Endpoint {
    name: "metrics",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments/{deployment}:metrics",
    query: arguments(MetricsQuery::FIELDS),
    body: None,
    reply: Reply::Object(Message::DeploymentMetrics),
    repeat: Repeat::Always,
    advice: None,
};
