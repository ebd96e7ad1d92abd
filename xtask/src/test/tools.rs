//! Cargo's tools from crates.io, in the target directory and pinned.

use std::env;
use std::process::Command;

use crate::paths;
use crate::shell::{Shell, cargo, command};

/// A tool: its crate, and its version.
pub(crate) struct Tool(&'static str, &'static str);

pub(crate) const COVERAGE: Tool = Tool("cargo-llvm-cov", "0.9.1");
pub(crate) const DENY: Tool = Tool("cargo-deny", "0.20.2");
pub(crate) const MUTANTS: Tool = Tool("cargo-mutants", "27.1.0");

impl Tool {
    /// Installs the tool if it is missing, and returns a command that finds it.
    pub(crate) fn command(&self, shell: &Shell, args: &[&str]) -> anyhow::Result<Command> {
        let Self(name, version) = self;
        let root = paths::target()?.join("tools").join(format!("{name}-{version}"));
        let program = root.join("bin").join(name).with_extension(env::consts::EXE_EXTENSION);
        if !program.is_file() {
            let install = ["install", "--locked", "--version", version, name, "--root"];
            shell.run(cargo(&install)?.arg(&root))?;
        }
        let subcommand = name.trim_start_matches("cargo-");
        let mut tool = command(program, &[subcommand]);
        tool.args(args);
        Ok(tool)
    }
}
