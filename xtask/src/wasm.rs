//! From a crate to the WebAssembly file that is shipped, and the glue around it.

mod catches;
mod imports;
mod licenses;
mod names;
mod on_use;
mod realms;
mod record;
mod standard_library;
mod traps;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths;
use crate::setup::modified;
use crate::shell::{self, Shell};
pub(crate) use names::{function_names, imported_functions};
pub(crate) use record::Record;
pub(crate) use standard_library::StandardLibrary;

/// A WebAssembly file of the npm package.
pub(crate) struct Module {
    /// The names of the files in `pkg/wasm`.
    pub(crate) name: &'static str,
    package: &'static str,
    /// True if JavaScript calls it through bindgen's glue.
    has_glue: bool,
    /// How the core is optimized in it, where that differs from `Cargo.toml`.
    core: Option<&'static str>,
}

pub(crate) const MODULES: &[Module] = &[
    Module { name: "deployments", package: "fireworks-deployments", has_glue: true, core: Some("z") },
    Module { name: "emulator", package: "fireworks-deployments-emulator", has_glue: true, core: None },
    Module { name: "validator", package: "fireworks-deployments-validator", has_glue: false, core: None },
];

/// The flags of wasm-opt, for size. It detects features from the module: with `--all-features`,
/// Node 20 rejects the result. Inlining large functions into their only caller saves bytes, but once
/// gzipped, the module is 4 % larger.
const SMALL: &[&str] = &["-Oz", "--converge", "--one-caller-inline-max-function-size=20"];
/// Sections for tools, stripped last: bindgen needs the names and the features.
const STRIP: &[&str] = &["--strip-debug", "--strip-producers", "--strip-target-features"];
/// The stack of each instance. A small one is enough, because nothing recurses.
const SMALL_STACK: &str = "-Clink-arg=-zstack-size=32768";
const WASM_OPT: &str = "node_modules/binaryen/bin/wasm-opt";

/// Makes every module, and the record of what they were made with.
pub(crate) fn build(shell: &Shell) -> anyhow::Result<()> {
    let record = Record::of_this_build()?;
    // cargo puts back what it built earlier with the other library, which then looks older than what was made of that
    let may_keep = Record::found().as_ref() == Some(&record);
    Record::forget()?;
    for module in MODULES {
        module.build(shell, record.standard_library, may_keep)?;
    }
    licenses::write(MODULES)?;
    record.write()
}

/// Explains what can trap in the modules that see keys and what people type. The emulator's is too large for that.
pub(crate) fn explain_traps() -> anyhow::Result<()> {
    for module in MODULES.iter().filter(|module| module.name != "emulator") {
        println!("{}.wasm", module.name);
        for (reason, functions) in traps::explained(&fs::read(module.unoptimized())?)? {
            println!("{functions:>5}  {reason}");
        }
    }
    Ok(())
}

impl Module {
    /// Compiles the crate, makes the glue and optimizes; what an earlier build left is kept when it was made from the same
    /// and of the same. Each crate is its own run of cargo: built together, each would get the other's features.
    fn build(&self, shell: &Shell, library: StandardLibrary, may_keep: bool) -> anyhow::Result<()> {
        shell.run(&mut self.cargo(library)?)?;
        let compiled = self.compiled()?;
        let shipped = folder().join(self.name).with_extension("wasm");
        let is_newer_than = |made_from: &Path| modified(&shipped) > modified(made_from);
        if may_keep && is_newer_than(&compiled) && is_newer_than(paths::program()) {
            return Ok(());
        }
        if self.has_glue {
            self.bindgen(&compiled)?;
        } else {
            fs::copy(&compiled, self.unoptimized())?;
        }
        self.optimize(shell, &shipped, STRIP)
    }

    fn cargo(&self, library: StandardLibrary) -> anyhow::Result<Command> {
        let args = ["build", "--lib", "--release", "--target", "wasm32-unknown-unknown"];
        let mut cargo = shell::cargo(&args)?;
        cargo.args(["--package", self.package]);
        if let Some(level) = self.core {
            cargo.arg("--config");
            cargo.arg(format!("profile.release.package.fireworks-deployments.opt-level={level:?}"));
        }
        let mut flags = without_machine_paths();
        if self.has_glue {
            cargo.args(["--features", "wasm"]);
        } else {
            flags.push(SMALL_STACK.to_owned());
        }
        library.build(&mut cargo, &mut flags);
        // this one is above every other way to give the compiler flags, and takes paths with spaces
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
        Ok(cargo)
    }

    /// Optimizes what bindgen left.
    pub(crate) fn optimize(&self, shell: &Shell, to: &Path, more: &[&str]) -> anyhow::Result<()> {
        shell.run(shell::node(WASM_OPT, SMALL).args(more).arg(self.unoptimized()).arg("-o").arg(to))
    }

    fn compiled(&self) -> anyhow::Result<PathBuf> {
        let file = self.package.replace('-', "_");
        Ok(paths::target()?.join("wasm32-unknown-unknown/release").join(file).with_extension("wasm"))
    }

    fn bindgen(&self, compiled: &Path) -> anyhow::Result<()> {
        // without a default path the glue has no hidden `new URL`, which bundlers would follow to a second copy
        let line = [
            "wasm-bindgen",
            "--target",
            "web",
            "--omit-default-module-path",
            "--encode-into=always",
            "--out-name",
            self.name,
        ];
        let mut args: Vec<OsString> = line.iter().map(OsString::from).collect();
        args.extend(["--out-dir".into(), folder().into(), compiled.into()]);
        shell::announce(&args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" "));
        wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)?;
        let glue = folder().join(self.name).with_extension("js");
        let script = catches::in_place(&fs::read_to_string(&glue)?)?;
        fs::write(&glue, realms::any(&on_use::made(&script)?)?)?;
        imports::shorten(&self.unoptimized(), &glue)
    }

    fn unoptimized(&self) -> PathBuf {
        folder().join(format!("{}_bg.wasm", self.name))
    }
}

/// Panics name the file they are in: without this the shipped file would tell where it was built, and differ from one
/// machine to the next.
fn without_machine_paths() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| home.join("registry/src").read_dir().ok()).into_iter().flatten();
    let crates = registries.filter_map(|registry| Some(registry.ok()?.path()));
    let folders = crates.chain([paths::root().to_path_buf()]);
    folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect()
}

/// The folder for the glue code and the WebAssembly files.
pub(crate) fn folder() -> PathBuf {
    paths::root().join("pkg/wasm")
}

/// Runs a compiled test file, in Node or, as the environment says, in a browser.
pub(crate) fn test_runner(args: Vec<OsString>) -> anyhow::Result<()> {
    let program = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(program).chain(args))
}
