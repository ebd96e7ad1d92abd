//! `POST /v1/accounts/{account}/deployments/{deployment}:setTags` (SDK, DOCS).

use std::collections::BTreeMap;

use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The body of setTags.
    pub struct SetTagsBody {
        /// The tags to set, as keys and values.
        "tags" tags: BTreeMap<String, String>,
    }
}

/// Sets some tags of a deployment and keeps the others. Tags are the annotations under `custom/`.
/// The body is `{"tags": {"custom/team": "search"}}`.
pub static SET_TAGS: Endpoint = Endpoint {
    name: "set tags",
    method: Method::Post,
    path: "/v1/accounts/{account}/deployments/{deployment}:setTags",
    query: &[],
    body: Some(arguments(SetTagsBody::FIELDS)),
    // not documented
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: &[],
};
