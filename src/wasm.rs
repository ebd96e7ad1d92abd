//! The boundary to JavaScript. With the feature `wasm`, the exports of the npm package: convert,
//! call, convert. Only functions and plain data cross it, nothing that must be freed. No export
//! takes a type that the glue code would check, so a wrong argument gives an answer instead of a
//! trap. With the feature `client`, the client for Rust apps.

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

/// std's allocator is four times the size, and no faster for the few objects of a call
#[cfg(all(target_family = "wasm", feature = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
