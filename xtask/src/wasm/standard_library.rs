//! The standard library inside a module. What is published has one that was rebuilt with it: for size, and without the words
//! of panics, which no user sees. That takes flags that a stable compiler hides, the library's sources, which rustup has, and
//! the crates it is made of. A build without them has to be asked for, by `--prebuilt-std`: it does the same, and is longer.

use std::process::Command;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::setup;

const ARGS: &[&str] = &["-Zbuild-std=std", "-Zbuild-std-features=optimize_for_size"];
const FLAGS: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// The source of a module's standard library.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StandardLibrary {
    /// Built with the module, for size.
    Rebuilt,
    /// As it comes with the toolchain.
    Prebuilt,
}

static CHOSEN: OnceLock<StandardLibrary> = OnceLock::new();

impl StandardLibrary {
    /// The choice for this run, made once at the start.
    pub(crate) fn chosen() -> Self {
        *CHOSEN.get_or_init(|| Self::Rebuilt)
    }

    pub(crate) fn choose(self) {
        CHOSEN.get_or_init(|| self);
    }

    /// Has cargo build with it.
    pub(super) fn build(self, cargo: &mut Command, flags: &mut Vec<String>) {
        if self == Self::Prebuilt {
            return;
        }
        // the one command that needs what a stable compiler hides
        cargo.args(ARGS).env(setup::UNSTABLE, "1");
        flags.extend(FLAGS.iter().map(ToString::to_string));
        flags.extend(setup::standard_library().map(|sources| format!("--remap-path-prefix={}=", sources.display())));
    }
}
