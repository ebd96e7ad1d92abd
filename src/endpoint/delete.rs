//! `DELETE /v1/accounts/{account}/deployments/{deployment}` (OA4).

use crate::endpoint::{Endpoint, Proof, Repeat};
use crate::reply::Reply;
use crate::resource_name::DeploymentName;
use crate::transport::Method;

/// Deletes a deployment: softly, so that it can be undeleted until its purge time, or for good.
#[derive(Debug)]
pub struct Delete<'a> {
    /// Which.
    pub deployment: &'a DeploymentName,
    /// Whether it is gone for good at once.
    pub hard: bool,
    /// Whether to delete even what has had traffic within the hour.
    pub ignore_checks: bool,
}

impl Endpoint for Delete<'_> {
    const NAME: &'static str = "delete";
    const METHOD: Method = Method::Delete;
    const REPLY: Reply = Reply::Nothing;
    const REPEAT: Repeat = Repeat::SettledBy(&["NOT_FOUND"], Proof::Refusal);

    fn resource(&self) -> String {
        self.deployment.to_string()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let flags = [("hard", self.hard), ("ignoreChecks", self.ignore_checks)];
        flags.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "true".to_owned())).collect()
    }
}
