//! `POST /v1/accounts/{account}/deployments/{deployment}:setTags` (SDK, DOCS).

use crate::endpoint::{Endpoint, Repeat};
use crate::reply::Reply;
use crate::transport::Method;

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
