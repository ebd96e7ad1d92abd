//! An endpoint with its arguments: all that the exchange knows of a call.

use serde_json::Value;

use super::field_mask::field_mask;
use super::query;
use super::request::Request;
use crate::api::endpoint::deployments::create::CREATE;
use crate::api::endpoint::deployments::get::GET;
use crate::api::endpoint::deployments::update::UPDATE;
use crate::api::row::{Endpoint, Method, Proof, Repeat};
use crate::language::resource_name::DeploymentName;
use crate::rules::is_output_only;
use crate::value::entry;
use crate::value::json::Json;

/// A call.
#[derive(Debug, Clone)]
pub struct Call {
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The resource that the call is about, for messages.
    pub resource: String,
    /// The deployment that the call is about, where it has a name yet.
    pub deployment: Option<DeploymentName>,
    /// The request to send.
    pub request: Request,
    /// What repeating the call means when its outcome is unknown.
    pub repeat: Repeat,
    /// The fields that prove a create, as JSON text: those of the body that the service doesn't set itself.
    pub expected: Option<String>,
}

impl Call {
    /// A call about a deployment. Reads the endpoint's parameters from `query`, an object.
    ///
    /// # Errors
    /// A sentence: which parameter is wrong, what was given.
    pub fn of(endpoint: &'static Endpoint, deployment: &DeploymentName, query: &Value) -> Result<Self, String> {
        Self::about(endpoint, deployment).with_query(query)
    }

    /// A call about a deployment, without a query.
    #[must_use]
    pub fn about(endpoint: &'static Endpoint, deployment: &DeploymentName) -> Self {
        let parts = [("account", deployment.account()), ("deployment", deployment.deployment())];
        Self { deployment: Some(deployment.clone()), ..Self::new(endpoint, deployment.name(), &parts) }
    }

    /// A look-up of a deployment.
    pub(crate) fn look_up(deployment: &DeploymentName) -> Self {
        Self::about(&GET, deployment)
    }

    /// A call about an account.
    ///
    /// # Errors
    /// As [`Call::of`].
    pub fn of_account(endpoint: &'static Endpoint, account: &str, query: &Value) -> Result<Self, String> {
        Self::about_account(endpoint, account).with_query(query)
    }

    /// A call about the deployments of an account, without a query.
    #[must_use]
    pub fn about_account(endpoint: &'static Endpoint, account: &str) -> Self {
        Self::new(endpoint, ["accounts/", account, "/deployments"].concat(), &[("account", account)])
    }

    /// The creation of a deployment, from JSON text.
    ///
    /// # Errors
    /// As [`Call::of`].
    pub fn create(account: &str, body: String, query: &Value) -> Result<Self, String> {
        let expected = expected(Json::new(&body));
        let id = entry(query, "deploymentId").and_then(Value::as_str);
        let call = Self::of_account(&CREATE, account, query)?.creating(account, id, only_checks(query));
        Ok(Self { expected: Some(expected), ..call }.with_body(body))
    }

    /// The call as a create's: safe to repeat if the deployment has a name, or if nothing comes of it.
    #[must_use]
    pub fn creating(mut self, account: &str, id: Option<&str>, only_checks: bool) -> Self {
        // what can't be addressed can't be looked up afterwards
        self.deployment = id.and_then(|id| DeploymentName::new(account, id).ok());
        if self.deployment.is_some() {
            self.repeat = Repeat::SettledBy(&["ALREADY_EXISTS"], Proof::Holds);
        }
        if only_checks {
            self.repeat = Repeat::Always;
        }
        self
    }

    /// The change of exactly those fields of a deployment that `changes` holds.
    ///
    /// # Errors
    /// As [`Call::of`].
    pub fn update(deployment: &DeploymentName, changes: &Value, query: &Value) -> Result<Self, String> {
        let body = changes.to_string();
        let mask = field_mask(Json::new(&body))?;
        let mut call = Self::of(&UPDATE, deployment, query)?.with_body(body);
        call.request.query.push(("updateMask", mask));
        Ok(call)
    }

    /// A call about whatever the key opens, without a query.
    #[must_use]
    pub fn about_all(endpoint: &'static Endpoint) -> Self {
        Self::new(endpoint, String::new(), &[])
    }

    fn new(endpoint: &'static Endpoint, resource: String, parts: &[(&str, &str)]) -> Self {
        let request = Request {
            method: endpoint.method,
            path: path(endpoint.path, parts),
            query: Vec::new(),
            body: endpoint.body.map(|_| "{}".to_owned()),
        };
        Self { endpoint, resource, deployment: None, request, repeat: endpoint.repeat, expected: None }
    }

    fn with_query(mut self, query: &Value) -> Result<Self, String> {
        self.request.query = query::parameters(self.endpoint.query, query)?;
        Ok(self)
    }

    /// The call with JSON text as its body.
    #[must_use]
    pub fn with_body(mut self, body: String) -> Self {
        self.request.body = Some(body);
        self
    }

    /// The call in words: `undelete of accounts/acme/deployments/x`.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.deployment {
            Some(deployment) => [self.endpoint.name, " of ", &deployment.name()].concat(),
            None if self.resource.is_empty() => self.endpoint.name.to_owned(),
            None => [self.endpoint.name, " of ", &self.resource].concat(),
        }
    }

    /// True if the call can change anything.
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.request.method != Method::Get
    }
}

/// True if a create's query asks for a check alone.
#[must_use]
pub fn only_checks(query: &Value) -> bool {
    query.get("validateOnly") == Some(&Value::Bool(true))
}

/// Removes from an update's changes what only the service sets, so that a deployment can be sent as it was read.
pub fn leave_out_output_only(changes: &mut Value) {
    if let Value::Object(changes) = changes {
        changes.retain(|field, _| !is_output_only(field));
    }
}

/// The fields of a body that the service doesn't set itself, as JSON text.
fn expected(body: Json<'_>) -> String {
    let fields = body.entries().filter(|(key, _)| !is_output_only(key));
    let fields: Vec<String> = fields.map(|(key, value)| ["\"", key, "\":", value.raw()].concat()).collect();
    ["{", &fields.join(","), "}"].concat()
}

/// A path's template with its parts filled in.
fn path(template: &str, parts: &[(&str, &str)]) -> String {
    let mut path = String::new();
    for piece in template.split('{') {
        match piece.split_once('}') {
            None => path.push_str(piece),
            Some((name, rest)) => {
                path.push_str(parts.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
                path.push_str(rest);
            }
        }
    }
    path
}
