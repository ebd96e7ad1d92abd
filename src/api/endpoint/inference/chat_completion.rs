//! `POST /inference/v1/chat/completions` (DOCS).

use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// A message of a chat.
    pub struct ChatMessage {
        /// The author: `system`, `user` or `assistant`.
        "role" role: String,
        /// The text.
        "content" content: String,
    }
}

message! {
    /// The body of a chat completion. Field names are `snake_case`, as in `OpenAI`'s API.
    pub struct ChatCompletionBody {
        /// The model, or the deployment that serves it: `accounts/{account}/deployments/{deployment}`.
        "model" model: String,
        /// The chat so far.
        "messages" messages: Vec<ChatMessage>,
        /// The maximum number of tokens to generate.
        "max_tokens" max_tokens: i32,
    }
}

/// Continues a chat. An answer is the only proof that a deployment serves: READY is none.
pub static CHAT_COMPLETION: Endpoint = Endpoint {
    name: "chat completion",
    method: Method::Post,
    path: "/inference/v1/chat/completions",
    query: &[],
    body: Some(arguments(ChatCompletionBody::FIELDS)),
    reply: Reply::Any,
    repeat: Repeat::Always,
    advice: &[],
};
