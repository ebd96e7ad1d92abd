//! `POST /v1/accounts/{account}/deployments` (OA4, OA5, SDK).

use crate::api::deployment::Deployment;
use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// How a deployment is created.
    pub struct CreateQuery {
        /// The ID to give it, which makes the call safe to repeat: 1 to 63 of a-z, 0-9 and hyphens, no hyphen at an end and
        /// no digit first. Default: one that the service makes.
        "deploymentId" deployment_id: String,
        /// Whether the service only checks it, and creates nothing. Default: false.
        "validateOnly" validate_only: bool,
        /// Whether a fine-tuned model of the account is kept from being deployed to it by itself. Default: false.
        "disableAutoDeploy" disable_auto_deploy: bool,
        /// Whether it goes without speculative decoding, even where the base model has a draft model. Default: false.
        "disableSpeculativeDecoding" disable_speculative_decoding: bool,
        /// Whether the service skips its check of the deployment shape. Default: false.
        "skipShapeValidation" skip_shape_validation: bool,
        /// Whether the service skips its check of the image tag. Default: false.
        "skipImageTagValidation" skip_image_tag_validation: bool,
        /// Whether it may go without a deployment shape, which the service then doesn't vouch for. Can't be set together
        /// with a deploymentShape. Default: false.
        "acceptShapelessRisk" accept_shapeless_risk: bool,
    }
}

/// Creates a deployment.
pub static CREATE: Endpoint = Endpoint {
    name: "create",
    method: Method::Post,
    path: "/v1/accounts/{account}/deployments",
    query: arguments(CreateQuery::FIELDS),
    body: Some(arguments(Deployment::FIELDS)),
    reply: Reply::Object(Message::Deployment),
    // without an ID: the service would make another one
    repeat: Repeat::Never,
    advice: Some((409, "a deleted one keeps its ID until its purge time, and can be undeleted")),
};
