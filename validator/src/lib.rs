//! The validator's WebAssembly module: the rules over slots that JavaScript fills, in JavaScript's
//! memory. It doesn't allocate. Findings are numbers; only durations are written as text.

#[cfg(target_family = "wasm")]
mod exports;
pub mod memory;
pub mod tasks;
