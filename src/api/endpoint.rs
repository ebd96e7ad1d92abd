//! The endpoints, a folder for each resource and a file for each row.

pub mod accounts;
pub mod deployments;
