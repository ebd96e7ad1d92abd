//! `POST /v1/accounts/{account}/deployments/{deployment}:deleteTags` (SDK, DOCS).

use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The body of deleteTags.
    pub struct DeleteTagsBody {
        /// The keys of the tags to delete.
        "keys" keys: Vec<String>,
    }
}

/// Removes some tags of a deployment. The body is `{"keys": ["custom/team"]}`.
pub static DELETE_TAGS: Endpoint = Endpoint {
    name: "delete tags",
    method: Method::Post,
    path: "/v1/accounts/{account}/deployments/{deployment}:deleteTags",
    query: &[],
    body: Some(arguments(DeleteTagsBody::FIELDS)),
    // not documented
    reply: Reply::Nothing,
    repeat: Repeat::Always,
    advice: &[],
};
