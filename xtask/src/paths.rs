//! Paths of the repository and of cargo's output.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::Context;

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// This program's file. It is read once, at the start: cargo may replace the file with a newer build, and Linux then no
/// longer knows its path.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| env::current_exe().unwrap_or_default());
    &PROGRAM
}

/// Cargo's target directory: the one this program was built in. That honours `CARGO_TARGET_DIR` and every other way to
/// set it, relative paths included.
pub(crate) fn target() -> anyhow::Result<&'static Path> {
    program().ancestors().nth(2).context("xtask must run from a target directory")
}

/// The first of these programs found on the PATH.
pub(crate) fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    programs
        .iter()
        .flat_map(|program| folders.iter().map(move |folder| folder.join(program)))
        .map(|file| file.with_extension(env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}
