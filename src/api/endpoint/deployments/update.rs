//! `PATCH /v1/accounts/{account}/deployments/{deployment}` (PROTO, SDK).

use crate::api::deployment::Deployment;
use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The query for updating a deployment.
    pub struct UpdateQuery {
        /// The fields to change. The client derives it from the changes.
        "updateMask" update_mask: Vec<String>,
        /// If true, the service doesn't check the deployment shape. Default: false.
        "skipShapeValidation" skip_shape_validation: bool,
    }
}

/// Changes a deployment.
pub static UPDATE: Endpoint = Endpoint {
    name: "update",
    method: Method::Patch,
    path: "/v1/accounts/{account}/deployments/{deployment}",
    query: arguments(UpdateQuery::FIELDS),
    body: Some(arguments(Deployment::FIELDS)),
    reply: Reply::Object(Message::Deployment),
    repeat: Repeat::Always,
    advice: &[],
};
