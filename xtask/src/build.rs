//! Builds the npm package and the console.

use crate::shell::{Shell, node};
use crate::{setup, wasm};

/// Builds everything that `npm pack ./pkg` packs.
pub(crate) fn package(shell: &Shell) -> anyhow::Result<()> {
    setup::ensure(shell)?;
    wasm::build(shell)?;
    shell.run(&mut node("pkg/build.mjs", &[]))
}

/// Builds the console on the package in `pkg/dist`.
pub(crate) fn console(shell: &Shell) -> anyhow::Result<()> {
    shell.run(&mut node("node_modules/vite/bin/vite.js", &["build", "www"]))
}
