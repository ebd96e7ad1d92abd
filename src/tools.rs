//! Generators for tools: form hints, JSON Schemas, and the tables for JavaScript.

pub mod form;
pub mod places;
pub mod schema;
pub mod sentences;
