//! Records how the WebAssembly files were built, in `dist/build.json` of the package.

use std::path::PathBuf;
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::folder;
use super::standard_library::StandardLibrary;
use crate::setup;

/// The record of a build.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Record {
    pub(crate) standard_library: StandardLibrary,
    /// The output of `rustc --version`.
    rustc: String,
}

impl Record {
    /// The record of a build that begins now.
    pub(super) fn of_this_build() -> anyhow::Result<Self> {
        Ok(Self { standard_library: StandardLibrary::chosen(), rustc: setup::rustc_version()? })
    }

    /// The record of the existing files. `None` if no build was finished.
    pub(crate) fn found() -> Option<Self> {
        serde_json::from_slice(&fs::read(file()).ok()?).ok()
    }

    /// Until the next build is finished, what is there may be of two.
    pub(super) fn forget() -> io::Result<()> {
        match fs::remove_file(file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub(super) fn write(&self) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        println!("built with {text}");
        Ok(fs::write(file(), text + "\n")?)
    }
}

fn file() -> PathBuf {
    folder().join("build.json")
}
