//! The steps of `cargo xtask test`, one row each.

use std::process::Command;

use super::commits;
use super::run::{browser_tests, check, counted, node_tests};
use super::service::Service;
use super::tally::Tally;
use crate::browsers::{CHROMIUM, FIREFOX, WEBKIT};
use crate::shell::{Shell, cargo, command, node};
use crate::{build, codegen, fuzz, paths, python, setup, size, wasm};

/// A step: its name, and a description for `--help`.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// True if it tests the output of [`BUILD`].
    pub(crate) needs_build: bool,
    pub(crate) run: fn(&Shell) -> anyhow::Result<Tally>,
}

/// The step that others need.
pub(crate) const BUILD: &str = "build";

const WASM: &[&str] = &["--target", "wasm32-unknown-unknown", "--features", "wasm"];
const CLIENT: &[&str] = &["--target", "wasm32-unknown-unknown", "--features", "client"];

#[rustfmt::skip]
pub(crate) const STEPS: &[Step] = &[
    Step { name: "commits", about: "the subjects of new commits", needs_build: false, run: |_| commits::check() },
    Step { name: "rustfmt", about: "format of the Rust code", needs_build: false, run: rustfmt },
    Step { name: "biome", about: "lints and format of TypeScript, JavaScript and JSON", needs_build: false, run: biome },
    Step { name: "dependencies", about: "reasons, licences and origins of what this is built on", needs_build: false, run: dependencies },
    Step { name: "codegen", about: "generated files are up to date", needs_build: false, run: generated },
    Step { name: "clippy", about: "lints of every crate, natively", needs_build: false, run: clippy },
    Step { name: "clippy-wasm", about: "lints for WebAssembly: the façades and the client for Rust apps", needs_build: false, run: clippy_wasm },
    Step { name: "rust", about: "the core and the emulator, natively, and the examples in their docs", needs_build: false, run: rust },
    Step { name: "fuzz", about: "five thousand inputs for each target of the fuzzer, the same on each run", needs_build: false, run: fuzz::test },
    Step { name: "rustdoc", about: "docs without warnings", needs_build: false, run: rustdoc },
    Step { name: BUILD, about: "the npm package and the console, from scratch", needs_build: false, run: build },
    Step { name: "wasm-node", about: "the façade and the client for Rust apps, in Node", needs_build: false, run: wasm_node },
    Step { name: "wasm-chromium", about: "the same in Chromium", needs_build: false, run: wasm_chromium },
    Step { name: "tsc", about: "strict types of the package, the console and the scripts", needs_build: true, run: tsc },
    Step { name: "types", about: "the package's public types", needs_build: true, run: types },
    Step { name: "node", about: "the built package in Node, against a real HTTP server", needs_build: true, run: |shell| node_tests(shell, "tests/node") },
    Step { name: "server", about: "the emulator over HTTP, malformed requests included", needs_build: true, run: |shell| browser_tests(shell, "tests/server", &[CHROMIUM]) },
    Step { name: "console-server", about: "the console's server, forged requests and broken services included", needs_build: true, run: |shell| node_tests(shell, "tests/console-server") },
    Step { name: "python", about: "the emulator over HTTP, with the official Python client", needs_build: true, run: python },
    Step { name: "pages", about: "the built package in Chromium", needs_build: true, run: |shell| browser_tests(shell, "tests/pages", &[CHROMIUM]) },
    Step { name: "chaos", about: "writes through a proxy that breaks their answers, in Node and Chromium, and a soak", needs_build: true, run: |shell| browser_tests(shell, "tests/chaos", &[CHROMIUM]) },
    Step { name: "console", about: "the console in Chromium, and its chief journey in Firefox and WebKit", needs_build: true, run: |shell| browser_tests(shell, "tests/console", &[CHROMIUM, FIREFOX, WEBKIT]) },
    Step { name: "properties", about: "the validator on ten thousand generated deployments, and against the native one", needs_build: true, run: |shell| node_tests(shell, "tests/properties") },
    Step { name: "golden", about: "the recorded verdicts of the validator on 139,000 values", needs_build: true, run: |shell| node_tests(shell, "tests/golden/verdicts") },
    Step { name: "engines", about: "the same verdicts in Chromium, Firefox and WebKit", needs_build: true, run: |shell| browser_tests(shell, "tests/verdicts", &[CHROMIUM, FIREFOX, WEBKIT]) },
    Step { name: "forms", about: "the schemas against the validator, and in form libraries", needs_build: true, run: |shell| node_tests(shell, "tests/forms") },
    Step { name: "guides", about: "the code in the guides, in Node and Chromium", needs_build: true, run: |shell| browser_tests(shell, "tests/guides", &[CHROMIUM]) },
    Step { name: "cli", about: "the command line on a terminal and in scripts", needs_build: true, run: |shell| node_tests(shell, "tests/cli") },
    Step { name: "examples", about: "the example scripts", needs_build: true, run: |shell| node_tests(shell, "tests/examples") },
    Step { name: "packaging", about: "the packed tarball, installed as users do", needs_build: true, run: |shell| browser_tests(shell, "tests/packaging", &[CHROMIUM]) },
    Step { name: "traps", about: "no function of ours can trap in the client's and the validator's module", needs_build: true, run: |_| wasm::explain_traps().map(|()| Tally::CHECK) },
    Step { name: "sizes", about: "limits on the size of the shipped files", needs_build: true, run: |_| size::check() },
];

fn rustfmt(shell: &Shell) -> anyhow::Result<Tally> {
    check(shell, &mut cargo(&["fmt", "--all", "--check"])?)
}

fn dependencies(shell: &Shell) -> anyhow::Result<Tally> {
    setup::ensure(shell)?;
    node_tests(shell, "tests/dependencies")
}

fn generated(_: &Shell) -> anyhow::Result<Tally> {
    codegen::check().map(|()| Tally::CHECK)
}

fn clippy(shell: &Shell) -> anyhow::Result<Tally> {
    check(shell, &mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?)
}

fn clippy_wasm(shell: &Shell) -> anyhow::Result<Tally> {
    setup::ensure(shell)?;
    let lint = |(package, targets, features): &(&str, &str, &[&str])| {
        let mut clippy = cargo(&["clippy", targets, "--package", package])?;
        check(shell, clippy.args(*features).args(["--", "-D", "warnings"]))
    };
    let rows = [
        ("fireworks-deployments", "--all-targets", WASM),
        ("fireworks-deployments", "--all-targets", CLIENT),
        // its tests run natively alone: what draws their cases has no WebAssembly
        ("fireworks-deployments-emulator", "--lib", WASM),
    ];
    rows.iter().map(lint).sum()
}

fn rust(shell: &Shell) -> anyhow::Result<Tally> {
    let core = counted(shell, &mut cargo(&["test", "--workspace", "--no-fail-fast"])?, Tally::of_rust)?;
    let client = ["test", "--package", "fireworks-deployments", "--features", "client", "--doc"];
    Ok(core.and(counted(shell, &mut cargo(&client)?, Tally::of_rust)?))
}

fn rustdoc(shell: &Shell) -> anyhow::Result<Tally> {
    let mut doc = cargo(&["doc", "--no-deps", "--document-private-items", "--workspace", "--exclude", "xtask"])?;
    check(shell, doc.env("RUSTDOCFLAGS", "-D warnings"))
}

pub(super) fn build(shell: &Shell) -> anyhow::Result<Tally> {
    build::package(shell)?;
    build::console(shell)?;
    Ok(Tally::CHECK)
}

fn wasm_node(shell: &Shell) -> anyhow::Result<Tally> {
    wasm_tests(shell, |_| {})
}

fn wasm_chromium(shell: &Shell) -> anyhow::Result<Tally> {
    let chromium = CHROMIUM.ensure(shell)?;
    wasm_tests(shell, |tests| {
        tests.env("WASM_BINDGEN_USE_BROWSER", "1").envs(chromium.iter().cloned());
    })
}

/// The façade's tests, and those of the client over a real server.
fn wasm_tests(shell: &Shell, host: impl Fn(&mut Command)) -> anyhow::Result<Tally> {
    setup::ensure(shell)?;
    let service = Service::start()?;
    let runner = format!("{} test-runner", paths::program().display());
    let run = |(name, features): &(&str, &[&str])| {
        let mut tests = cargo(&["test", "--package", "fireworks-deployments", "--test", name])?;
        tests.args(*features).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
        // read when the tests are compiled: a page has no environment
        tests.env("CLIENT_TEST_SERVICE", &service.address);
        host(&mut tests);
        counted(shell, &mut tests, Tally::of_rust)
    };
    [("wasm", WASM), ("wasm-client", CLIENT)].iter().map(run).sum()
}

fn biome(shell: &Shell) -> anyhow::Result<Tally> {
    setup::ensure(shell)?;
    check(shell, &mut node("node_modules/@biomejs/biome/bin/biome", &["ci", "--colors=off", "--error-on-warnings"]))
}

fn tsc(shell: &Shell) -> anyhow::Result<Tally> {
    type_check(shell, &["pkg", "www", "www/tsconfig.server.json"])
}

fn types(shell: &Shell) -> anyhow::Result<Tally> {
    let projects = ["node16", "bundler", "without-dom"].map(|name| format!("tests/types/tsconfig.{name}.json"));
    let checked = type_check(shell, &projects.each_ref().map(String::as_str))?;
    Ok(checked.and(node_tests(shell, "tests/types")?))
}

fn type_check(shell: &Shell, projects: &[&str]) -> anyhow::Result<Tally> {
    let check_one = |project: &&str| {
        check(shell, &mut node("node_modules/typescript/bin/tsc", &["--noEmit", "--strict", "--project", project]))
    };
    projects.iter().map(check_one).sum()
}

fn python(shell: &Shell) -> anyhow::Result<Tally> {
    let mut tests = command(python::ensure(shell)?, &["-B", "-m", "unittest", "discover", "--start-directory"]);
    counted(shell, tests.arg("tests/python"), Tally::of_python)
}
