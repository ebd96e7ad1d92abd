//! The browser that the tests drive.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, bail};

use crate::paths::on_path;
use crate::shell::{Shell, command};

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APT_PACKAGES: &[&str] = &["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"];

/// The browser, and the program through which wasm-bindgen's test runner drives it.
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// Finds both, or installs them where that needs no question asked: on Debian, as root.
    pub(crate) fn ensure(shell: &Shell) -> anyhow::Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if on_path(&["apt-get"]).is_none() || !is_root() {
            bail!(
                "Chromium and its driver are missing: on Debian run `sudo apt-get install chromium chromium-driver`, \
                 elsewhere install Chrome and chromedriver of the same version; \
                 the variables CHROMIUM and CHROMEDRIVER say where they are when they are not on the PATH"
            );
        }
        let apt = |args| {
            let mut apt = command("apt-get", args);
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        };
        shell.run(&mut apt(&["update"]))?;
        shell.run(&mut apt(APT_PACKAGES))?;
        Self::find().context("apt-get installed Chromium, but it is not on the PATH")
    }

    fn find() -> Option<Self> {
        Some(Self { browser: named("CHROMIUM", BROWSERS)?, driver: named("CHROMEDRIVER", &["chromedriver"])? })
    }
}

/// The program that a variable names, else the first of these on the PATH.
fn named(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file()).or_else(|| on_path(programs))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
