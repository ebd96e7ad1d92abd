//! `POST /v1/accounts/{account}/deployments/{deployment}:undelete` (SEED).

use crate::endpoint::{Endpoint, Proof, Repeat};
use crate::place::Message;
use crate::reply::Reply;
use crate::transport::Method;

/// Brings a deleted deployment back, until its purge time.
pub static UNDELETE: Endpoint = Endpoint {
    name: "undelete",
    method: Method::Post,
    suffix: ":undelete",
    query: &[],
    // demanded, though there is nothing to say
    body: Some("{}"),
    reply: Reply::Object(Message::Deployment),
    repeat: Repeat::SettledBy(&["ALREADY_EXISTS", "FAILED_PRECONDITION"], Proof::NotDeleted),
    advice: Some((404, "it may have been purged, or be of another account")),
};
