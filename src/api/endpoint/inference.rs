//! `/inference/v1`, as far as it takes to see that a deployment serves. No list of rows: none of them
//! is a call of its own in the client.

pub mod chat_completion;
