//! Rust's standard library, built anew with a module: for size, and without the words of panics, which no user sees. That
//! takes flags that a stable compiler hides, the library's sources, which rustup has, and the crates it is made of. Where
//! that doesn't work the module is built with the library as it came: it does the same, and is longer.

use std::process::Command;

use crate::setup;

const ARGS: &[&str] = &["-Zbuild-std=std", "-Zbuild-std-features=optimize_for_size"];
const FLAGS: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// Whether the library can be built anew.
pub(crate) fn can_be_rebuilt() -> bool {
    setup::standard_library().is_some()
}

/// Has cargo build it.
pub(super) fn rebuild(cargo: &mut Command, flags: &mut Vec<String>) {
    cargo.args(ARGS).env("RUSTC_BOOTSTRAP", "1");
    flags.extend(FLAGS.iter().map(ToString::to_string));
    flags.extend(setup::standard_library().map(|sources| format!("--remap-path-prefix={}=", sources.display())));
}
