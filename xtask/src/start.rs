//! Serves the console on the in-page emulator.

use std::env;

use clap::Args;

use crate::build;
use crate::shell::{self, Shell, node};

#[derive(Args)]
pub(crate) struct Options {
    /// The port to serve on; if it is taken, the next free one
    #[arg(long, default_value_t = 4173)]
    port: u16,
    /// Don't open the browser, which `start` does on a desktop
    #[arg(long)]
    no_open: bool,
}

/// Builds everything, then serves until interrupted.
pub(crate) fn start(options: &Options) -> anyhow::Result<()> {
    let shell = Shell::terminal();
    build::package(&shell)?;
    build::console(&shell)?;
    let mut serve = node("xtask/src/serve.mjs", &["--port", &options.port.to_string()]);
    if !options.no_open && has_desktop() {
        serve.arg("--open");
    }
    shell::hand_over(serve)
}

fn has_desktop() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("CI") && (cfg!(windows) || cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY"))
}
