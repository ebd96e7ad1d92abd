//! Rust's standard library, built anew with a module: for size, and without the words of panics, which no user sees. That
//! takes flags that a stable compiler hides, and the library's sources, which rustup has. A toolchain without them builds with
//! the library as it came: the module does the same, and is longer.

use std::process::Command;

use crate::setup;

const ARGS: &[&str] = &["-Zbuild-std=std", "-Zbuild-std-features=optimize_for_size"];
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none";

/// Whether the library is built anew.
pub(crate) fn is_rebuilt() -> bool {
    setup::standard_library().is_some()
}

/// Has cargo build it, with other flags for the compiler.
pub(super) fn rebuild(cargo: &mut Command, flags: &str) {
    let sources = setup::standard_library().map(|sources| format!(" --remap-path-prefix={}=", sources.display()));
    let flags = [flags, " ", FLAGS, &sources.unwrap_or_default()].concat();
    cargo.args(ARGS).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags).env("RUSTC_BOOTSTRAP", "1");
}
