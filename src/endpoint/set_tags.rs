//! `POST /v1/accounts/{account}/deployments/{deployment}:setTags` (SDK, DOCS).

use crate::endpoint::{Endpoint, Repeat};
use crate::issue::ValidationIssue;
use crate::reply::Reply;
use crate::transport::Method;
use crate::validate::validate_argument;
use crate::value::Value;

/// Sets some of a deployment's tags, which are its annotations under `custom/`, and leaves the others as they are. Its body
/// is `{"tags": {"custom/team": "search"}}`.
pub static SET_TAGS: Endpoint = Endpoint {
    name: "set tags",
    method: Method::Post,
    suffix: ":setTags",
    query: &[],
    body: None,
    // not documented
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: None,
};

/// What the rules say of tags.
#[must_use]
pub fn issues<V: Value>(tags: &V) -> Vec<ValidationIssue> {
    validate_argument("tags", "annotations", tags)
}
