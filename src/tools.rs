//! What only tools read: form hints and JSON Schemas.

pub mod form;
pub mod schema;
