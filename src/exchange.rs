//! A call as a state machine: it receives events, and returns the next step. It has no futures, no
//! host and no clock: its drivers fetch, sleep and tell the time.

mod attempt;
pub mod budget;
pub mod call;
pub mod error;
pub mod event;
pub mod field_mask;
pub mod machine;
pub mod pages;
mod progress;
pub mod query;
pub mod refusal;
pub mod reply;
pub mod request;
pub mod retry;
mod settle;
pub mod told;
pub mod trouble;
pub mod wait;
