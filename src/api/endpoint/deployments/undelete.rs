//! `POST /v1/accounts/{account}/deployments/{deployment}:undelete` (SEED).

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Proof, Repeat, Reply};

/// Restores a deleted deployment, which is possible until its purge time.
pub static UNDELETE: Endpoint = Endpoint {
    name: "undelete",
    method: Method::Post,
    path: "/v1/accounts/{account}/deployments/{deployment}:undelete",
    query: &[],
    // empty, but the service requires it
    body: Some(&[]),
    reply: Reply::Object(Message::Deployment),
    repeat: Repeat::SettledBy(&["ALREADY_EXISTS", "FAILED_PRECONDITION"], Proof::NotDeleted),
    advice: &[
        (
            404,
            "check the ID for a typo (`list({ showDeleted: true })` shows deleted deployments too); it may have been \
             purged, or belong to another account",
        ),
        (409, "it may be back already: `recover` can be repeated in any state"),
    ],
};
