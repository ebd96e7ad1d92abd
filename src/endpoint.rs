//! Endpoints: what can be asked of the API, one file and one row each. Sending is `client.rs`.

pub mod create;
pub mod delete;
pub mod delete_tags;
pub mod get;
pub mod list;
pub mod metrics;
pub mod scale;
pub mod set_tags;
pub mod shards;
pub mod termination_message;
pub mod undelete;
pub mod update;

use crate::query;
use crate::reply::Reply;
use crate::resource_name::DeploymentName;
use crate::transport::{Method, Request};
use crate::value::Value;
use crate::wire::Field;

/// One thing that can be asked: its request, its reply, and what repeating it means. Data, so that the exchange is compiled
/// once and not for each of them.
#[derive(Debug)]
pub struct Endpoint {
    /// What it is called, in messages: `undelete`.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// What follows the resource in the path: `:undelete`.
    pub suffix: &'static str,
    /// The parameters of the query.
    pub query: &'static [Field],
    /// The body as JSON text, where it is always the same.
    pub body: Option<&'static str>,
    /// What a good reply holds.
    pub reply: Reply,
    /// What repeating it means when nobody knows whether it took effect.
    pub repeat: Repeat,
    /// What a refusal may come from, as a sentence part, by its status.
    pub advice: Option<(u16, &'static str)>,
}

impl Endpoint {
    /// Asks it of a deployment. Of `query`, an object, the parameters are read and nothing else.
    ///
    /// # Errors
    /// A sentence: which parameter is wrong, what was given.
    pub fn of<V: Value>(&'static self, deployment: &DeploymentName, query: &V) -> Result<Call, String> {
        Ok(Call { deployment: Some(deployment.clone()), ..self.call(deployment.to_string(), query)? })
    }

    /// Asks it of an account's deployments.
    ///
    /// # Errors
    /// As [`Endpoint::of`].
    pub fn of_account<V: Value>(&'static self, account: &str, query: &V) -> Result<Call, String> {
        self.call(["accounts/", account, "/deployments"].concat(), query)
    }

    fn call<V: Value>(&'static self, resource: String, query: &V) -> Result<Call, String> {
        let request = Request {
            method: self.method,
            path: ["/v1/", &resource, self.suffix].concat(),
            query: query::parameters(self.query, query)?,
            body: self.body.map(str::to_owned),
        };
        Ok(Call { endpoint: self, resource, deployment: None, request, repeat: self.repeat })
    }
}

/// An endpoint with its arguments: all that the exchange knows of it.
#[derive(Debug, Clone)]
pub struct Call {
    /// What is asked.
    pub endpoint: &'static Endpoint,
    /// The resource it is asked of.
    pub resource: String,
    /// The deployment it is about, where that has a name yet.
    pub deployment: Option<DeploymentName>,
    /// What is sent.
    pub request: Request,
    /// What repeating it means when nobody knows whether it took effect.
    pub repeat: Repeat,
}

impl Call {
    /// The call with JSON text to send.
    #[must_use]
    pub fn with_body(mut self, body: String) -> Self {
        self.request.body = Some(body);
        self
    }

    /// The call in words: `undelete of accounts/acme/deployments/x`.
    #[must_use]
    pub fn words(&self) -> String {
        let about = self.deployment.as_ref().map_or_else(|| self.resource.clone(), DeploymentName::to_string);
        [self.endpoint.name, " of ", &about].concat()
    }

    /// Whether it can change anything.
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.request.method != Method::Get
    }
}

/// What repeating a call means when nobody knows whether an earlier attempt took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It would act twice: an unknown outcome is the caller's to resolve.
    Never,
    /// Twice is the same as once.
    Always,
    /// Twice is the same as once, but the second one is refused with one of these codes when the first took effect.
    SettledBy(&'static [&'static str], Proof),
}

/// How it shows that a write took effect, when its repeat was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The refusal says it: what was to be deleted is not found.
    Refusal,
    /// The deployment, read, is neither deleted nor being deleted; it is then the result.
    NotDeleted,
    /// So it is, and it holds every field that was sent.
    Holds,
}
