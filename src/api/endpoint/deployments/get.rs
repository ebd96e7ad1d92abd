//! `GET /v1/accounts/{account}/deployments/{deployment}` (OA4).

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The query for reading a deployment.
    pub struct GetQuery {
        /// The fields to return, in the API's `snake_case`. Default: all.
        "readMask" read_mask: Vec<String>,
    }
}

/// Returns a deployment.
pub static GET: Endpoint = Endpoint {
    name: "get",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments/{deployment}",
    query: arguments(GetQuery::FIELDS),
    body: None,
    reply: Reply::Object(Message::Deployment),
    repeat: Repeat::Always,
    advice: &[],
};
