//! Where JavaScript begins. With the feature `wasm`, the façade of the npm package: convert, call, convert. Functions and
//! plain data cross the boundary, nothing that has to be freed; no export takes a type that the glue would have to check,
//! so a wrong argument is an answer and not a trap. With the feature `client`, the client for Rust apps.

#[cfg(feature = "wasm")]
pub mod calls;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
mod fetch;
#[cfg(feature = "wasm")]
mod plan;
#[cfg(feature = "wasm")]
mod said;
#[cfg(feature = "wasm")]
mod told;
#[cfg(feature = "wasm")]
mod writer;

/// std's own allocator is four times the size, and no faster at a few objects for each call.
#[cfg(all(target_family = "wasm", feature = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
