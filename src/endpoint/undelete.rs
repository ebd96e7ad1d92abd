//! `POST /v1/accounts/{account}/deployments/{deployment}:undelete` (SEED).

use crate::deployment::Deployment;
use crate::endpoint::{Endpoint, Proof, Repeat};
use crate::reply::Reply;
use crate::resource_name::DeploymentName;
use crate::transport::Method;

/// Brings a deleted deployment back, until its purge time.
#[derive(Debug)]
pub struct Undelete<'a> {
    /// Which.
    pub deployment: &'a DeploymentName,
}

impl Endpoint for Undelete<'_> {
    const NAME: &'static str = "undelete";
    const METHOD: Method = Method::Post;
    const VERB: &'static str = ":undelete";
    const BODY: Option<&'static str> = Some("{}");
    const REPLY: Reply = Reply::Object(Deployment::FIELDS);
    const REPEAT: Repeat =
        Repeat::SettledBy(&["ALREADY_EXISTS", "FAILED_PRECONDITION"], Proof::ReadOutside(&["DELETED", "DELETING"]));
    const ADVICE: Option<(u16, &'static str)> = Some((404, "it may have been purged, or be of another account"));

    fn resource(&self) -> String {
        self.deployment.to_string()
    }
}
