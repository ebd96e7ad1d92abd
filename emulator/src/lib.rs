//! The Fireworks AI deployments API in memory: a function from request to reply.
//!
//! It has no clock, no randomness, no input and no output: the time comes with each request, and what has to be made
//! up (IDs, request IDs) follows from a seed. The same seed and the same calls give the same bytes. What it does not
//! emulate answers 501. `docs/emulator.md` says of each behaviour how sure it is that the service does the same.

mod access;
mod body;
mod emulator;
mod fault;
mod field_path;
mod fields;
mod filter;
mod handlers;
mod http;
mod ids;
mod key;
mod life_cycle;
mod listing;
mod moment;
mod mutable;
mod order;
mod page_token;
mod query;
mod read_mask;
mod record;
mod replicas;
mod routes;
mod seed;
mod start_fault;
mod status;
mod store;
mod timing;
mod traffic;
#[cfg(feature = "wasm")]
pub mod wasm;
mod wording;

pub use emulator::Emulator;
pub use http::{Reply, Request};
