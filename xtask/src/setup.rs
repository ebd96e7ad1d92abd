//! Installs what a build needs beyond cargo, or says what to install.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, bail};

use crate::paths;
use crate::shell::{Shell, command};
use crate::wasm::StandardLibrary;

const NODE_MAJOR: u32 = 20;
const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The variable that has a stable compiler take unstable flags.
pub(crate) const UNSTABLE: &str = "RUSTC_BOOTSTRAP";

/// Rust's WebAssembly target, its library's sources, and the development tools from npm.
pub(crate) fn ensure(shell: &Shell) -> anyhow::Result<()> {
    ensure_wasm_target(shell)?;
    ensure_standard_library(shell)?;
    ensure_node()?;
    ensure_node_modules(shell, paths::root())
}

/// Installs the packages that the benchmarks compare with.
pub(crate) fn ensure_peers(shell: &Shell) -> anyhow::Result<()> {
    ensure_node_modules(shell, &paths::root().join("bench"))
}

/// The sources of Rust's standard library, if they are there.
pub(crate) fn standard_library() -> Option<PathBuf> {
    Some(rustlib().ok()?.join("src/rust")).filter(|sources| sources.join("library/std").is_dir())
}

fn rustlib() -> anyhow::Result<PathBuf> {
    let sysroot = words(Command::new("rustc").args(["--print", "sysroot"])).context("rustc did not run")?;
    Ok(Path::new(&sysroot).join("lib/rustlib"))
}

/// The version of the compiler, in its own words.
pub(crate) fn rustc_version() -> anyhow::Result<String> {
    words(Command::new("rustc").arg("--version")).context("rustc did not run")
}

/// Installs the sources that the standard library is rebuilt from, where it is to be.
fn ensure_standard_library(shell: &Shell) -> anyhow::Result<()> {
    if StandardLibrary::chosen() == StandardLibrary::Prebuilt || standard_library().is_some() {
        return Ok(());
    }
    let how =
        "the standard library can't be rebuilt without its sources; `--prebuilt-std` builds with the toolchain's own";
    if paths::on_path(&["rustup"]).is_none() {
        bail!("Rust's component rust-src is missing, and rustup, which would add it, too: {how}");
    }
    shell.run(&mut command("rustup", &["component", "add", "rust-src"])).context(how)
}

/// LLVM's tools, which read what a program with counters has counted.
pub(crate) fn ensure_coverage(shell: &Shell) -> anyhow::Result<()> {
    shell.run(&mut command("rustup", &["component", "add", "llvm-tools"]))
}

fn ensure_wasm_target(shell: &Shell) -> anyhow::Result<()> {
    if rustlib()?.join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    if paths::on_path(&["rustup"]).is_none() {
        bail!("Rust's {WASM_TARGET} target is missing, and rustup, which would add it, too: see https://rustup.rs");
    }
    shell.run(&mut command("rustup", &["target", "add", WASM_TARGET]))
}

fn ensure_node() -> anyhow::Result<()> {
    let how = "install it from https://nodejs.org or with your system's package manager";
    let Some(version) = words(Command::new("node").arg("--version")) else {
        bail!("Node.js {NODE_MAJOR} or newer is missing: {how}");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < NODE_MAJOR) {
        bail!("Node.js {NODE_MAJOR} or newer is needed, and this is {version}: {how}");
    }
    if paths::on_path(&["npm"]).is_none() {
        bail!("npm, which comes with Node.js, is missing: {how}");
    }
    Ok(())
}

/// Installs when there is nothing installed, or when the lock has changed since.
fn ensure_node_modules(shell: &Shell, folder: &Path) -> anyhow::Result<()> {
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    let locked = modified(&folder.join("package-lock.json"));
    if installed.is_some() && installed >= locked {
        return Ok(());
    }
    shell.run(command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// When a file was last written; nothing when it isn't there.
pub(crate) fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

fn words(command: &mut Command) -> Option<String> {
    let output = command.current_dir(paths::root()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
