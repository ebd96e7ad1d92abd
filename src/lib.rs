//! Types, validation and a client for the Fireworks AI deployments API.

pub mod cron;
pub mod deployment;
pub mod duration;
pub mod form;
pub mod hint;
pub mod issue;
pub mod limit;
pub mod resource_name;
pub mod rules;
pub mod shape;
pub mod timestamp;
pub mod validate;
pub mod value;
pub mod vocabulary;
pub mod wire;

#[cfg(feature = "wasm")]
pub mod wasm;
