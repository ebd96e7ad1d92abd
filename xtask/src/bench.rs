//! Measures the built package against its alternatives. `bench/` has one file for each row of the table.

use crate::browsers::CHROMIUM;
use crate::shell::{Shell, node};
use crate::{build, codegen, setup};

/// The row that runs in a browser.
const IN_CHROMIUM: &str = "chromium";

/// Measures all rows, or only the named ones. A run of all rows also updates `docs/performance.json` and the figures
/// generated from it.
pub(crate) fn bench(rows: &[String]) -> anyhow::Result<()> {
    let shell = Shell::terminal();
    build::package(&shell)?;
    setup::ensure_peers(&shell)?;
    let mut run = node("bench/run.mjs", &[]);
    if rows.is_empty() || rows.iter().any(|row| row == IN_CHROMIUM) {
        run.envs(CHROMIUM.ensure(&shell)?);
    }
    shell.run(run.args(rows))?;
    if rows.is_empty() { codegen::write() } else { Ok(()) }
}
