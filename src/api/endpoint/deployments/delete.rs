//! `DELETE /v1/accounts/{account}/deployments/{deployment}` (OA4).

use crate::api::row::{Endpoint, Method, Proof, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The query for deleting a deployment.
    pub struct DeleteQuery {
        /// If true, the deployment is purged at once, and its ID becomes free. Default: false; then
        /// it can be undeleted until its purge time.
        "hard" hard: bool,
        /// If true, deletes the deployment even if it served requests within the last hour.
        /// Default: false.
        "ignoreChecks" ignore_checks: bool,
    }
}

/// Deletes a deployment, softly (it can be undeleted until its purge time) or for good.
pub static DELETE: Endpoint = Endpoint {
    name: "delete",
    method: Method::Delete,
    path: "/v1/accounts/{account}/deployments/{deployment}",
    query: arguments(DeleteQuery::FIELDS),
    body: None,
    reply: Reply::Nothing,
    repeat: Repeat::SettledBy(&["NOT_FOUND"], Proof::Refusal),
    advice: &[],
};
