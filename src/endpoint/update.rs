//! `PATCH /v1/accounts/{account}/deployments/{deployment}` (PROTO, SDK).

use crate::endpoint::{Call, Endpoint, Repeat};
use crate::field_mask::field_mask;
use crate::place::Message;
use crate::reply::Reply;
use crate::resource_name::DeploymentName;
use crate::rules::is_output_only;
use crate::transport::Method;
use crate::value::Value;
use crate::wire::message;

message! {
    /// How a deployment is updated.
    pub struct UpdateQuery {
        /// Whether the service skips its check of the deployment shape. Default: false.
        "skipShapeValidation" skip_shape_validation: bool,
    }
}

static UPDATE: Endpoint = Endpoint {
    name: "update",
    method: Method::Patch,
    suffix: "",
    query: UpdateQuery::FIELDS,
    body: None,
    reply: Reply::Object(Message::Deployment),
    repeat: Repeat::Always,
    advice: None,
};

/// Changes the fields that `changes` holds, and no other: without a mask every field would be overwritten.
///
/// # Errors
/// A sentence: what was wrong, what was given.
pub fn update<V: Value>(deployment: &DeploymentName, changes: &V, query: &V) -> Result<Call, String> {
    let mask = field_mask(changes)?;
    let body = changes.to_json().map_err(|_| "an update can't be written as JSON")?;
    let mut call = UPDATE.of(deployment, query)?.with_body(body);
    call.request.query.push(("updateMask", mask));
    Ok(call)
}

/// Takes out of changes what only the service sets, so that a deployment as it was read is no fault.
pub fn leave_out_output_only<V: Value>(changes: &mut V) {
    for field in changes.keys().iter().filter(|field| is_output_only(field)) {
        changes.remove(field);
    }
}
