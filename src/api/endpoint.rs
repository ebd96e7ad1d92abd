//! The endpoints: a folder for each resource, a file for each endpoint.

pub mod accounts;
pub mod deployments;
pub mod inference;
