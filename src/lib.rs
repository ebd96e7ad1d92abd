// its Rust needs the client
#![cfg_attr(any(feature = "client", not(doctest)), doc = include_str!("../README.md"))]

/// The API as data: the messages and their fields, the enums, the gRPC codes, a row for each endpoint.
pub mod api;
/// A call, from its arguments to its result: attempts, retries, settling, waiting.
pub mod exchange;
/// The API's small languages: durations, timestamps, cron expressions, resource names. Knows no other room.
pub mod language;
/// The rules: what a deployment may be, and what an issue says.
pub mod rules;
/// Form hints and JSON Schemas, which `cargo xtask codegen` writes to files. Never in a module.
pub mod tools;
/// Looking at a value, wherever it came from. Knows no rule.
pub mod value;
/// Where JavaScript begins: the module that the npm package ships, and the client for Rust apps.
#[cfg(any(feature = "wasm", feature = "client"))]
pub mod wasm;
