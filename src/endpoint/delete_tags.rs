//! `POST /v1/accounts/{account}/deployments/{deployment}:deleteTags` (SDK, DOCS).

use crate::endpoint::{Endpoint, Repeat};
use crate::issue::ValidationIssue;
use crate::reply::Reply;
use crate::transport::Method;
use crate::validate::validate_keys;
use crate::value::Value;

/// Takes some of a deployment's tags away. Its body is `{"keys": ["custom/team"]}`.
pub static DELETE_TAGS: Endpoint = Endpoint {
    name: "delete tags",
    method: Method::Post,
    suffix: ":deleteTags",
    query: &[],
    body: None,
    // not documented
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: None,
};

/// What the rules say of the keys of tags.
#[must_use]
pub fn issues<V: Value>(keys: &V) -> Vec<ValidationIssue> {
    validate_keys("keys", "annotations", keys)
}
