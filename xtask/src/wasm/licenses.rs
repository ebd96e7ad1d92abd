//! The licences of what other people wrote and a module holds, shipped beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use serde_json::Value;

use super::{Module, folder};
use crate::{paths, setup, shell};

/// The crate that brings the licence of Unicode's tables, which the standard library holds too.
const UNICODE: &str = "unicode-ident";

/// Writes `<module>.licenses.txt` for each module.
pub(super) fn write(modules: &[Module]) -> anyhow::Result<()> {
    let packages = packages()?;
    let standard = standard_library(&packages)?;
    for module in modules {
        let mut notices =
            vec![format!("What others wrote in {}.wasm, and in each file that contains it.\n", module.name)];
        for name in module.crates()? {
            notices.push(notice(&name, packages.get(&name))?);
        }
        notices.push(standard.clone());
        fs::write(folder().join(format!("{}.licenses.txt", module.name)), notices.join(&line()))?;
    }
    Ok(())
}

impl Module {
    /// The crates of others in the module, as `name version`: what only runs while it is built isn't there.
    fn crates(&self) -> anyhow::Result<Vec<String>> {
        let mut tree = shell::cargo(&["tree", "--package", self.package, "--target", "wasm32-unknown-unknown"])?;
        tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
        if self.has_glue {
            tree.args(["--features", "wasm"]);
        }
        let text = output(&mut tree)?;
        // ours have a path behind the version
        let others = text.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.ends_with(')'));
        let mut crates: Vec<_> = others.filter_map(|line| line.split_once(" v")).collect();
        crates.sort_unstable();
        crates.dedup();
        Ok(crates.into_iter().map(|(name, version)| format!("{name} {version}")).collect())
    }
}

/// A package: its licence, and the folder with its text.
struct Package {
    license: String,
    folder: PathBuf,
}

/// Every package of the lockfile, by `name version`.
fn packages() -> anyhow::Result<BTreeMap<String, Package>> {
    let metadata = output(&mut shell::cargo(&["metadata", "--format-version", "1", "--locked", "--all-features"])?)?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("cargo metadata has no packages")?;
    let text = |package: &Value, name: &str| package.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let named = packages.iter().map(|package| {
        let manifest = PathBuf::from(text(package, "manifest_path"));
        let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
        (
            [text(package, "name"), text(package, "version")].join(" "),
            Package { license: text(package, "license"), folder },
        )
    });
    Ok(named.collect())
}

fn notice(name: &str, package: Option<&Package>) -> anyhow::Result<String> {
    let Package { license, folder } = package.with_context(|| format!("{name} is in no lockfile"))?;
    let Some(file) = license_file(folder)? else { bail!("{name} ({license}) brings no licence to ship") };
    Ok(format!("{name} ({license})\n\n{}\n", fs::read_to_string(file)?.trim()))
}

/// The text of the licence. Of several, which are at our option, MIT's.
fn license_file(folder: &Path) -> anyhow::Result<Option<PathBuf>> {
    let files = folder.read_dir()?.filter_map(|entry| Some(entry.ok()?.path()));
    let is_license = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_ascii_lowercase();
        ["license", "licence"].iter().any(|start| name.to_string_lossy().starts_with(start))
    };
    let mut files: Vec<_> = files.filter(is_license).collect();
    files.sort_by_key(|file| (!file.to_string_lossy().to_ascii_lowercase().ends_with("mit"), file.clone()));
    Ok(files.into_iter().next())
}

fn standard_library(packages: &BTreeMap<String, Package>) -> anyhow::Result<String> {
    let mit = fs::read_to_string(paths::root().join("LICENSE-MIT"))?;
    let ours = mit.lines().find(|line| line.starts_with("Copyright")).context("LICENSE-MIT names nobody")?;
    let mit = mit.replace(ours, "Copyright (c) The Rust Project Contributors");
    let (_, tables) = packages.iter().find(|(name, _)| name.starts_with(UNICODE)).context("no licence of Unicode")?;
    let unicode = fs::read_to_string(tables.folder.join("LICENSE-UNICODE"))?;
    let name = setup::rustc_version()?;
    let about = format!("The standard library of {name} (MIT OR Apache-2.0, its tables: Unicode-3.0)");
    Ok([about.as_str(), mit.trim(), unicode.trim()].join("\n\n") + "\n")
}

fn line() -> String {
    format!("\n{}\n\n", "-".repeat(80))
}

fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
