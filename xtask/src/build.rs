//! Builds the npm package and the console.

use std::fs;

use crate::shell::{Shell, node};
use crate::{paths, setup, wasm};

/// Builds everything that `npm pack ./pkg` packs.
pub(crate) fn package(shell: &Shell) -> anyhow::Result<()> {
    setup::ensure(shell)?;
    wasm::build(shell)?;
    shell.run(&mut node("pkg/build.mjs", &[]))
}

/// Builds everything that `npm pack ./www` packs, on the package in `pkg/dist`.
pub(crate) fn console(shell: &Shell) -> anyhow::Result<()> {
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(paths::root().join(license), paths::root().join("www").join(license))?;
    }
    shell.run(&mut node("node_modules/vite/bin/vite.js", &["build", "www"]))
}
