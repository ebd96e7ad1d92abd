//! Measures the built package against its alternatives. `bench/` has one file for each row of the table.

use crate::browsers::CHROMIUM;
use crate::shell::{Shell, node};
use crate::{build, codegen, setup};

/// The rows that run in a browser.
const IN_CHROMIUM: [&str; 2] = ["chromium", CONSOLE];
/// The row that measures the console.
const CONSOLE: &str = "console";

/// Measures all rows, or only the named ones. A run of all rows also updates `docs/performance.json` and the figures
/// generated from it.
pub(crate) fn bench(rows: &[String]) -> anyhow::Result<()> {
    let shell = Shell::terminal();
    build::package(&shell)?;
    setup::ensure_peers(&shell)?;
    let wants = |name: &str| rows.is_empty() || rows.iter().any(|row| row == name);
    if wants(CONSOLE) {
        build::console(&shell)?;
    }
    let mut run = node("bench/run.mjs", &[]);
    if IN_CHROMIUM.iter().any(|name| wants(name)) {
        run.envs(CHROMIUM.ensure(&shell)?);
    }
    shell.run(run.args(rows))?;
    if rows.is_empty() { codegen::write() } else { Ok(()) }
}
