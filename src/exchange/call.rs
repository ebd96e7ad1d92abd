//! A call: an endpoint and its arguments.

use serde_json::Value;

use super::field_mask::field_mask;
use super::query;
use super::request::Request;
use crate::api::endpoint::deployments::create::CREATE;
use crate::api::endpoint::deployments::get::GET;
use crate::api::endpoint::deployments::update::UPDATE;
use crate::api::endpoint::inference::chat_completion::CHAT_COMPLETION;
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
    /// The resource of the call, for messages.
    pub resource: String,
    /// The deployment of the call, if its name is known.
    pub deployment: Option<DeploymentName>,
    /// The request to send.
    pub request: Request,
    /// The effect of a retry when the outcome of the first attempt is unknown.
    pub repeat: Repeat,
    /// The fields that prove a create, as JSON text: those of the body that aren't output-only.
    pub expected: Option<String>,
}

impl Call {
    /// Creates a call for a deployment. Reads the endpoint's parameters from `query`, an object.
    ///
    /// # Errors
    /// A sentence: which parameter is invalid, and what was given.
    pub fn of(endpoint: &'static Endpoint, deployment: &DeploymentName, query: &Value) -> Result<Self, String> {
        Self::about(endpoint, deployment).with_query(query)
    }

    /// Creates a call for a deployment, without a query.
    #[must_use]
    pub fn about(endpoint: &'static Endpoint, deployment: &DeploymentName) -> Self {
        let parts = [("account", deployment.account()), ("deployment", deployment.deployment())];
        Self { deployment: Some(deployment.clone()), ..Self::new(endpoint, deployment.name(), &parts) }
    }

    /// Creates a request for one token of a deployment's model.
    pub(crate) fn one_token(model: &str) -> Self {
        let body = [r#"{"model":""#, model, r#"","messages":[{"role":"user","content":"."}],"max_tokens":1}"#];
        Self::new(&CHAT_COMPLETION, model.to_owned(), &[]).with_body(body.concat())
    }

    /// Creates a look-up of a deployment.
    pub(crate) fn look_up(deployment: &DeploymentName) -> Self {
        Self::about(&GET, deployment)
    }

    /// Creates a call for an account.
    ///
    /// # Errors
    /// As for [`Call::of`].
    pub fn of_account(endpoint: &'static Endpoint, account: &str, query: &Value) -> Result<Self, String> {
        Self::about_account(endpoint, account).with_query(query)
    }

    /// Creates a call for the deployments of an account, without a query.
    #[must_use]
    pub fn about_account(endpoint: &'static Endpoint, account: &str) -> Self {
        Self::new(endpoint, ["accounts/", account, "/deployments"].concat(), &[("account", account)])
    }

    /// Creates the call that creates a deployment, from JSON text.
    ///
    /// # Errors
    /// As for [`Call::of`].
    pub fn create(account: &str, body: String, query: &Value) -> Result<Self, String> {
        let expected = expected(Json::new(&body));
        let id = entry(query, "deploymentId").and_then(Value::as_str);
        let call = Self::of_account(&CREATE, account, query)?.creating(account, id, only_checks(query));
        Ok(Self { expected: Some(expected), ..call }.with_body(body))
    }

    /// Makes the call a create. It is safe to retry if the deployment has an ID, or if nothing is
    /// created.
    #[must_use]
    pub fn creating(mut self, account: &str, id: Option<&str>, only_checks: bool) -> Self {
        // an ID that can't be addressed can't be looked up afterwards
        self.deployment = id.and_then(|id| DeploymentName::new(account, id).ok());
        if self.deployment.is_some() {
            self.repeat = Repeat::SettledBy(&["ALREADY_EXISTS"], Proof::Holds);
        }
        if only_checks {
            self.repeat = Repeat::Always;
        }
        self
    }

    /// Creates the call that changes exactly the fields in `changes`.
    ///
    /// # Errors
    /// As for [`Call::of`].
    pub fn update(deployment: &DeploymentName, changes: &Value, query: &Value) -> Result<Self, String> {
        let body = changes.to_string();
        let mask = field_mask(Json::new(&body))?;
        let mut call = Self::of(&UPDATE, deployment, query)?.with_body(body);
        call.request.query.push(("updateMask", mask));
        Ok(call)
    }

    /// Creates a call for everything that the key can access, without a query.
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

    /// Sets the body, as JSON text.
    #[must_use]
    pub fn with_body(mut self, body: String) -> Self {
        self.request.body = Some(body);
        self
    }

    /// Describes the call: `undelete of accounts/acme/deployments/x`.
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

/// True if a create only validates.
#[must_use]
pub fn only_checks(query: &Value) -> bool {
    query.get("validateOnly") == Some(&Value::Bool(true))
}

/// Removes output-only fields from an update, so that a deployment can be sent back as it was read.
pub fn leave_out_output_only(changes: &mut Value) {
    if let Value::Object(changes) = changes {
        changes.retain(|field, _| !is_output_only(field));
    }
}

/// Returns the fields of a body that aren't output-only, as JSON text.
fn expected(body: Json<'_>) -> String {
    let fields = body.entries().filter(|(key, _)| !is_output_only(key));
    let fields: Vec<String> = fields.map(|(key, value)| ["\"", key, "\":", value.raw()].concat()).collect();
    ["{", &fields.join(","), "}"].concat()
}

/// Fills in a path's template.
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
