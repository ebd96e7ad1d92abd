#![doc = include_str!("../README.md")]

mod attempt;
pub mod client;
pub mod cron;
pub mod deployment;
pub mod deployment_id;
pub mod duration;
pub mod endpoint;
pub mod error;
pub mod event;
pub mod field_mask;
pub mod form;
pub mod hint;
pub mod issue;
pub mod limit;
pub mod place;
mod progress;
pub mod query;
pub mod reading;
pub mod refusal;
pub mod region;
pub mod reply;
pub mod resource_name;
pub mod retry;
pub mod rules;
pub mod schema;
mod settle;
pub mod shape;
pub mod timestamp;
pub mod transport;
pub mod validate;
pub mod value;
pub mod vocabulary;
pub mod wait;
pub mod wire;

#[cfg(feature = "wasm")]
pub mod wasm;
