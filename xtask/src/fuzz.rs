//! Searches for inputs that break a property, with libFuzzer. `fuzz/` has a file for each target.

mod run;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::shell::{Shell, cargo};
use crate::test::Tally;
use crate::{apt, paths};
use run::{Extent, Fuzzer};

/// The options of `cargo xtask fuzz`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Targets to run, by the names of the folders in fuzz/corpus; default: all
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
    /// The time for each target, in seconds
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Check the input in a file, and no other; needs one target
    #[arg(long, value_name = "FILE", conflicts_with = "seconds")]
    input: Option<PathBuf>,
}

/// Counts the edges between blocks of code that an input runs through, and looks at what it is compared with. These are the
/// flags of cargo-fuzz, without the address sanitizer: that needs a nightly compiler, and finds nothing in safe code.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The inputs for each target in CI.
const RUNS: u32 = 5_000;

/// Runs all targets, or only the named ones, one after the other.
pub(crate) fn fuzz(options: &Options) -> anyhow::Result<()> {
    let targets = choose(&options.targets)?;
    let fuzzer = Fuzzer { program: build(&Shell::terminal())? };
    if let Some(input) = &options.input {
        let [target] = &targets[..] else { bail!("`--input` needs the name of one target") };
        return fuzzer.check(target, input);
    }
    let extent = Extent::Seconds(options.seconds);
    let found = targets.iter().map(|target| fuzzer.run(target, extent)).collect::<anyhow::Result<Vec<_>>>()?;
    if found.contains(&false) {
        bail!("a property doesn't hold");
    }
    Ok(())
}

/// Runs all targets on as many inputs as CI does, the same on each run.
pub(crate) fn test(shell: &Shell) -> anyhow::Result<Tally> {
    all(shell, Extent::Runs(RUNS))
}

/// Runs all targets for ten minutes each.
pub(crate) fn torture(shell: &Shell) -> anyhow::Result<Tally> {
    all(shell, Extent::Seconds(600))
}

fn all(shell: &Shell, extent: Extent) -> anyhow::Result<Tally> {
    let fuzzer = Fuzzer { program: build(shell)? };
    let run = |target: &String| {
        let holds = fuzzer.run(target, extent)?;
        Ok(if holds { Tally::CHECK } else { Tally::BROKEN })
    };
    choose(&[])?.iter().map(run).sum()
}

fn choose(names: &[String]) -> anyhow::Result<Vec<String>> {
    let folders = fs::read_dir(corpus()).context("fuzz/corpus is missing")?;
    let folders = folders.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut known = folders.collect::<anyhow::Result<Vec<_>>>()?;
    known.sort();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        bail!("unknown target `{unknown}`; the targets are {}", known.join(", "));
    }
    Ok(if names.is_empty() { known } else { names.to_vec() })
}

/// The committed inputs, a folder for each target.
fn corpus() -> PathBuf {
    paths::root().join("fuzz/corpus")
}

/// Builds the fuzzer, and returns its path.
fn build(shell: &Shell) -> anyhow::Result<PathBuf> {
    ensure_cpp(shell)?;
    let host = host()?;
    // with a target of its own, build scripts and macros are built without these flags
    let mut build = cargo(&["build", "--locked", "--package", "fuzz", "--features", "libfuzzer", "--profile", "fuzz"])?;
    shell.run(build.args(["--target", &host]).env("RUSTFLAGS", COVERAGE))?;
    Ok(paths::target()?.join(host).join("fuzz/fuzz"))
}

/// A compiler for libFuzzer itself.
fn ensure_cpp(shell: &Shell) -> anyhow::Result<()> {
    if paths::on_path(&["c++"]).is_some() || apt::install(shell, &["g++"])? {
        return Ok(());
    }
    bail!("a C++ compiler is missing: install g++ or clang")
}

/// The platform of the compiler.
fn host() -> anyhow::Result<String> {
    let output = Command::new("rustc").args(["--print", "host-tuple"]).output().context("rustc did not run")?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// A folder in cargo's target directory, which is made if it is missing.
fn folder(name: &Path) -> anyhow::Result<PathBuf> {
    let folder = paths::target()?.join("fuzz").join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
