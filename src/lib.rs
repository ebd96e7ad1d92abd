//! Types, validation and a client for the Fireworks AI deployments API.

pub mod deployment;
pub mod duration;
pub mod resource_name;
pub mod timestamp;
pub mod value;
pub mod vocabulary;
pub mod wire;
