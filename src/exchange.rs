//! A call, from its arguments to its result. Input, output, time and chance are its host's.

mod attempt;
pub mod call;
pub mod client;
pub mod error;
pub mod event;
pub mod field_mask;
mod progress;
pub mod query;
pub mod refusal;
pub mod reply;
pub mod retry;
mod settle;
pub mod transport;
pub mod wait;
