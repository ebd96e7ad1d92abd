//! `PATCH /v1/accounts/{account}/deployments/{deployment}:scale` (OA4).

use crate::endpoint::{Endpoint, Repeat};
use crate::reply::Reply;
use crate::transport::Method;

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
