//! `POST /v1/accounts/{account}/deployments/{deployment}:setTags` (SDK, DOCS).

use std::collections::BTreeMap;

use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The body of setTags.
    pub struct SetTagsBody {
        /// The tags to set, each key with its value.
        "tags" tags: BTreeMap<String, String>,
    }
}

/// Sets some of a deployment's tags, which are its annotations under `custom/`, and leaves the others as they are. Its body
/// is `{"tags": {"custom/team": "search"}}`.
pub static SET_TAGS: Endpoint = Endpoint {
    name: "set tags",
    method: Method::Post,
    path: "/v1/accounts/{account}/deployments/{deployment}:setTags",
    query: &[],
    body: Some(arguments(SetTagsBody::FIELDS)),
    // not documented
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: None,
};
