//! Debian packages.

use std::process::Command;

use crate::paths::on_path;
use crate::shell::{Shell, command};

/// Installs packages on Debian as root. Returns false on any other machine.
pub(crate) fn install(shell: &Shell, packages: &[&str]) -> anyhow::Result<bool> {
    if on_path(&["apt-get"]).is_none() || !is_root() {
        return Ok(false);
    }
    let apt = |args: &[&str]| {
        let mut apt = command("apt-get", args);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    shell.run(&mut apt(&["update"]))?;
    shell.run(apt(&["install", "--yes", "--no-install-recommends"]).args(packages))?;
    Ok(true)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
