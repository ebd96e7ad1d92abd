//! `POST /v1/accounts/{account}/deployments` (OA4, OA5, SDK).

use crate::deployment_id::{IdPurpose, validate_deployment_id};
use crate::endpoint::{Call, Endpoint, Proof, Repeat};
use crate::issue::{IssueCode, Segment, Severity, ValidationIssue};
use crate::place::Message;
use crate::reply::Reply;
use crate::resource_name::DeploymentName;
use crate::transport::Method;
use crate::validate::{Purpose, validate_deployment};
use crate::value::Value;
use crate::wire::message;

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

static CREATE: Endpoint = Endpoint {
    name: "create",
    method: Method::Post,
    suffix: "",
    query: CreateQuery::FIELDS,
    body: None,
    reply: Reply::Object(Message::Deployment),
    // without an ID: the service would make another one
    repeat: Repeat::Never,
    advice: Some((409, "a deleted one keeps its ID until its purge time, and can be undeleted")),
};

/// Creates a deployment of an account, out of JSON text.
///
/// # Errors
/// A sentence: what was wrong, what was given.
pub fn create<V: Value>(account: &str, body: String, query: &V) -> Result<Call, String> {
    let mut call = CREATE.of_account(account, query)?.with_body(body);
    // what can't be addressed can't be read afterwards
    call.deployment = query.get("deploymentId").and_then(|id| DeploymentName::new(account, &id.text()?).ok());
    if call.deployment.is_some() {
        call.repeat = Repeat::SettledBy(&["ALREADY_EXISTS"], Proof::Holds);
    }
    if only_checks(query) {
        call.repeat = Repeat::Always;
    }
    Ok(call)
}

/// Whether nothing is to come of it.
pub fn only_checks<V: Value>(query: &V) -> bool {
    is_on(query, "validateOnly")
}

fn is_on<V: Value>(query: &V, flag: &str) -> bool {
    query.get(flag).and_then(|flag| flag.boolean()) == Some(true)
}

/// What the rules say of a deployment that is to be created, and of how.
#[must_use]
pub fn issues<V: Value>(deployment: &V, query: &V) -> Vec<ValidationIssue> {
    let mut issues = match query.get("deploymentId") {
        Some(id) => validate_deployment_id(&id, IdPurpose::Create),
        None => Vec::new(),
    };
    for issue in &mut issues {
        issue.path.push(Segment::Key("deploymentId".into()));
    }
    issues.extend(validate_deployment(deployment, Purpose::Create));
    let has_shape = deployment.get("deploymentShape").is_some_and(|shape| !shape.is_blank());
    if has_shape && is_on(query, "acceptShapelessRisk") {
        issues.push(ValidationIssue {
            path: vec![Segment::Key("deploymentShape".into())],
            rule: "shape-or-shapeless-risk",
            code: IssueCode::Conflict,
            severity: Severity::Error,
            message: "can't be set together with acceptShapelessRisk".to_owned(),
            limit: None,
        });
    }
    issues
}
