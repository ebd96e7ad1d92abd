//! The façade for JavaScript: convert, call, convert. Functions and plain data cross the boundary, nothing that has to
//! be freed; no export takes a type that the glue would have to check, so a wrong argument is an answer and not a trap.

pub mod calls;
mod plan;
mod said;
mod told;
mod writer;

/// std's own allocator is four times the size, and no faster at a few objects for each call.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
