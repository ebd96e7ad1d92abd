//! `GET /v1/accounts/{account}/deployments/{deployment}/terminationMessage` (OA4).

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::message;

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
    path: "/v1/accounts/{account}/deployments/{deployment}/terminationMessage",
    query: &[],
    body: None,
    reply: Reply::Object(Message::TerminationMessage),
    repeat: Repeat::Always,
    advice: None,
};
