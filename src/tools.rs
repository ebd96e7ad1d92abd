//! What only tools read: form hints, JSON Schemas, and what JavaScript is told of places and findings.

pub mod form;
pub mod places;
pub mod schema;
pub mod sentences;
