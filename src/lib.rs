// the README's Rust examples need the client
#![cfg_attr(any(feature = "client", not(doctest)), doc = include_str!("../README.md"))]

/// The API as data: messages and their fields, enums, gRPC codes, a row for each endpoint.
pub mod api;
/// A call, from its arguments to its result: attempts, retries, settling, waiting. Does no I/O.
pub mod exchange;
/// The API's small languages: durations, timestamps, cron expressions, resource names. Depends on
/// no other room.
pub mod language;
/// The rules for a deployment, and the issues that they report.
pub mod rules;
/// Form hints and JSON Schemas, which `cargo xtask codegen` writes to files. Not part of any
/// module.
pub mod tools;
/// Reads a value, whatever its source. Knows no rules.
pub mod value;
/// The boundary to JavaScript: the npm package's module, and the client for Rust apps.
#[cfg(any(feature = "wasm", feature = "client"))]
pub mod wasm;
