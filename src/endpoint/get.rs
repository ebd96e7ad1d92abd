//! `GET /v1/accounts/{account}/deployments/{deployment}` (OA4).

use crate::endpoint::{Endpoint, Repeat};
use crate::place::Message;
use crate::reply::Reply;
use crate::transport::Method;
use crate::wire::message;

message! {
    /// How a deployment is read.
    pub struct GetQuery {
        /// The fields to read, in the API's `snake_case`. Default: all of them.
        "readMask" read_mask: Vec<String>,
    }
}

/// Reads a deployment.
pub static GET: Endpoint = Endpoint {
    name: "get",
    method: Method::Get,
    suffix: "",
    query: GetQuery::FIELDS,
    body: None,
    reply: Reply::Object(Message::Deployment),
    repeat: Repeat::Always,
    advice: None,
};
