//! Where things are: the repository, and what cargo builds.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::Context;

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// This program's file. Asked for once, at the start: a cargo that it runs may put a newer build in the file's place,
/// and then Linux no longer knows the path.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| env::current_exe().unwrap_or_default());
    &PROGRAM
}

/// Cargo's target directory. It is where this program was built, so that `CARGO_TARGET_DIR` and every
/// other way to choose it are honoured, also a path relative to where the user stands.
pub(crate) fn target() -> anyhow::Result<&'static Path> {
    program().ancestors().nth(2).context("xtask was not started from a target directory")
}

/// The first of these programs that is on the PATH.
pub(crate) fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    programs
        .iter()
        .flat_map(|program| folders.iter().map(move |folder| folder.join(program)))
        .map(|file| file.with_extension(env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}
