//! `GET /v1/accounts/{account}/deployments/{deployment}/terminationMessage` (OA4).

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::message;

message! {
    /// The reason that a deployment's replicas terminated.
    pub struct TerminationMessage {
        /// The service's message. Absent or empty if there is none.
        "message" message: String,
    }
}

/// Returns the reason that a deployment's replicas terminated.
pub static TERMINATION_MESSAGE: Endpoint = Endpoint {
    name: "termination message",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments/{deployment}/terminationMessage",
    query: &[],
    body: None,
    reply: Reply::Object(Message::TerminationMessage),
    repeat: Repeat::Always,
    advice: &[],
};
