//! The validator's WebAssembly module: the rules over slots that JavaScript has filled, in JavaScript's memory. It allocates
//! nothing and makes no text but a duration's: what it finds is numbers.

#[cfg(target_family = "wasm")]
mod exports;
pub mod memory;
pub mod tasks;
