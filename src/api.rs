//! The API as data.

pub mod deployment;
pub mod endpoint;
pub mod grpc;
pub mod message;
pub mod row;
pub mod scalars;
pub mod vocabulary;
pub mod wire;
