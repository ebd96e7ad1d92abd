//! Measures the built package beside what users would take instead: `bench/` has a file for each row of the table.

use crate::shell::{Shell, node};
use crate::{build, setup};

/// Measures all rows, or those that are named; all of them are written to `docs/performance.json`.
pub(crate) fn bench(rows: &[String]) -> anyhow::Result<()> {
    let shell = Shell::terminal();
    build::package(&shell)?;
    setup::ensure_peers(&shell)?;
    shell.run(node("bench/run.mjs", &[]).args(rows))
}
