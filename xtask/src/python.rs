//! Python with the official client, in a virtual environment of its own.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::bail;

use crate::shell::{Shell, command};
use crate::{apt, paths};

const REQUIREMENTS: &str = "tests/python/requirements.txt";
/// Checks that Python is new enough and can create a virtual environment, which on Debian is a package of its own.
const IS_READY: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";
const APT_PACKAGES: &[&str] = &["python3", "python3-venv"];

/// Returns the environment's Python, with the pinned packages installed.
pub(crate) fn ensure(shell: &Shell) -> anyhow::Result<PathBuf> {
    let environment = paths::target()?.join("python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = fs::read_to_string(paths::root().join(REQUIREMENTS))?;
    let installed = environment.join("installed.txt");
    if python.is_file() && fs::read_to_string(&installed).is_ok_and(|installed| installed == requirements) {
        return Ok(python);
    }
    let ready = is_ready() || (apt::install(shell, APT_PACKAGES)? && is_ready());
    if !ready {
        bail!(
            "Python 3.11 or newer with its venv module is missing: on Debian run `sudo apt-get install {}`, elsewhere \
             see https://www.python.org",
            APT_PACKAGES.join(" ")
        );
    }
    shell.run(command("python3", &["-m", "venv", "--clear"]).arg(&environment))?;
    // every package is pinned, dependencies included
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", REQUIREMENTS];
    shell.run(&mut command(&python, &install))?;
    fs::write(installed, requirements)?;
    Ok(python)
}

fn is_ready() -> bool {
    let mut python = Command::new("python3");
    python.args(["-c", IS_READY]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
