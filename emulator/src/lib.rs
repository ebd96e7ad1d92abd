//! The Fireworks AI deployments API in memory: a function from request to reply.
//!
//! It has no clock, no randomness and no I/O: the time comes with each request, and generated IDs derive from a seed.
//! The same seed and the same requests give the same bytes. Whatever it doesn't emulate answers 501. `docs/emulator.md`
//! lists each behaviour, with its source or as a guess.

mod access;
mod body;
mod direct_route_keys;
mod edit;
mod emulator;
mod fault;
mod field_path;
mod fields;
mod filter;
mod handlers;
mod http;
mod ids;
mod journal;
mod key;
mod lag;
mod life_cycle;
mod listing;
mod load;
mod moment;
mod mutable;
mod order;
mod page_token;
mod phase;
mod policy;
mod query;
mod quota;
mod read_mask;
mod record;
mod redaction;
mod replay;
mod replicas;
mod routes;
pub mod scaling;
mod seed;
mod start_fault;
mod status;
mod store;
mod suspension;
mod timing;
mod traffic;
#[cfg(feature = "wasm")]
pub mod wasm;
mod wording;

pub use emulator::Emulator;
pub use http::{Reply, Request};
pub use replay::Replay;
