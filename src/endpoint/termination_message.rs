//! `GET /v1/accounts/{account}/deployments/{deployment}/terminationMessage` (OA4).

use crate::endpoint::{Endpoint, Repeat};
use crate::place::Message;
use crate::reply::Reply;
use crate::transport::Method;
use crate::wire::message;

message! {
    /// Why a deployment's replicas ended.
    pub struct TerminationMessage {
        /// The words of the service; absent or empty when there are none.
        "message" message: String,
    }
}

/// Reads why a deployment's replicas ended.
pub static TERMINATION_MESSAGE: Endpoint = Endpoint {
    name: "termination message",
    method: Method::Get,
    suffix: "/terminationMessage",
    query: &[],
    body: None,
    reply: Reply::Object(Message::TerminationMessage),
    repeat: Repeat::Always,
    advice: None,
};
