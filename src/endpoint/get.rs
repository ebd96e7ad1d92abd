//! `GET /v1/accounts/{account}/deployments/{deployment}` (OA4).

use crate::deployment::Deployment;
use crate::endpoint::{Endpoint, Repeat};
use crate::reply::Reply;
use crate::resource_name::DeploymentName;
use crate::transport::Method;

/// Reads a deployment.
#[derive(Debug)]
pub struct Get<'a> {
    /// Which.
    pub deployment: &'a DeploymentName,
    /// The fields to read, in `snake_case`; none for all of them.
    pub read_mask: &'a [String],
}

impl Endpoint for Get<'_> {
    const NAME: &'static str = "get";
    const METHOD: Method = Method::Get;
    const REPLY: Reply = Reply::Object(Deployment::FIELDS);
    const REPEAT: Repeat = Repeat::Always;

    fn resource(&self) -> String {
        self.deployment.to_string()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        if self.read_mask.is_empty() { Vec::new() } else { vec![("readMask", self.read_mask.join(","))] }
    }
}
