//! The repository's own commands: `cargo xtask --help`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what a command is for")]
#![allow(clippy::disallowed_methods, reason = "the clock is forbidden to the core, not to its tools")]

mod apt;
mod bench;
mod browsers;
mod build;
mod codegen;
mod fuzz;
mod paths;
mod python;
mod setup;
mod shell;
mod size;
mod start;
mod test;
mod wasm;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use shell::Shell;
use wasm::StandardLibrary;

/// Build, test and start fireworks-deployments.
///
/// Every command does its own set-up first, or says what is missing and how to install it.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Build with the standard library that the toolchain brings, not with one rebuilt for size
    #[arg(long, global = true)]
    prebuilt_std: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Build the npm package; then `npm pack ./pkg` makes the tarball
    Build,
    /// Run every test, or only the named steps
    #[command(after_help = test::TEST.help())]
    Test {
        /// Steps to run, in any order; default: all
        #[arg(value_name = "STEP")]
        steps: Vec<String>,
    },
    /// Run the long form of the tests, or only the named steps: hours, with figures for docs/reliability.md
    #[command(after_help = test::TORTURE.help())]
    Torture {
        /// Steps to run, in any order; default: all
        #[arg(value_name = "STEP")]
        steps: Vec<String>,
    },
    /// Build everything and serve the console, until Ctrl-C
    Start(start::Options),
    /// Write the files generated from the core's tables and from measurements
    Codegen {
        /// Write nothing; fail if a committed file is stale
        #[arg(long)]
        check: bool,
    },
    /// Print the size of each shipped file, and of the functions in the WebAssembly
    Size,
    /// Measure the package against its alternatives
    Bench {
        /// Rows to measure, by the names of their files in bench/rows; default: all
        #[arg(value_name = "ROW")]
        rows: Vec<String>,
    },
    /// Search for inputs that break a property of the core or the emulator
    Fuzz(fuzz::Options),
    /// Run WebAssembly tests for cargo
    #[command(hide = true, disable_help_flag = true)]
    TestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    paths::program();
    // `cargo xtask start -- --live` is how one passes options on to a script
    let given = env::args_os().filter(|argument| argument != "--");
    match run(Arguments::parse_from(given)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { command, prebuilt_std }: Arguments) -> anyhow::Result<()> {
    if prebuilt_std {
        StandardLibrary::Prebuilt.choose();
    }
    match command {
        Command::Build => build::package(&Shell::terminal()),
        Command::Test { steps } => test::run(&test::TEST, &steps),
        Command::Torture { steps } => test::run(&test::TORTURE, &steps),
        Command::Start(options) => start::start(&options),
        Command::Codegen { check: false } => codegen::write(),
        Command::Codegen { check: true } => codegen::check(),
        Command::Size => size::print(&Shell::terminal()),
        Command::Bench { rows } => bench::bench(&rows),
        Command::Fuzz(options) => fuzz::fuzz(&options),
        Command::TestRunner { args } => wasm::test_runner(args),
    }
}
