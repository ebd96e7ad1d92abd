//! `DELETE /v1/accounts/{account}/deployments/{deployment}` (OA4).

use crate::api::row::{Endpoint, Method, Proof, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// How a deployment is deleted.
    pub struct DeleteQuery {
        /// Whether it is gone for good at once, and its ID free. Default: false, and it can be undeleted until its purge
        /// time.
        "hard" hard: bool,
        /// Whether to delete even what has served requests within the hour. Default: false.
        "ignoreChecks" ignore_checks: bool,
    }
}

/// Deletes a deployment: softly, so that it can be undeleted until its purge time, or for good.
pub static DELETE: Endpoint = Endpoint {
    name: "delete",
    method: Method::Delete,
    path: "/v1/accounts/{account}/deployments/{deployment}",
    query: arguments(DeleteQuery::FIELDS),
    body: None,
    reply: Reply::Nothing,
    repeat: Repeat::SettledBy(&["NOT_FOUND"], Proof::Refusal),
    advice: None,
};
