//! Serves the console, as the command line does.

use std::env;

use clap::Args;

use crate::build;
use crate::shell::{self, Shell, node};

#[derive(Args)]
pub(crate) struct Options {
    /// The port to serve on; 0 picks a free one
    #[arg(long, default_value_t = 4173)]
    port: u16,
    /// Show and change your deployments, with the key from the environment or `~/.fireworks`; without it, the page uses
    /// an emulator
    #[arg(long)]
    live: bool,
    /// Don't open the browser, which `start` does on a desktop
    #[arg(long)]
    no_open: bool,
}

/// Builds everything, then serves until interrupted.
pub(crate) fn start(options: &Options) -> anyhow::Result<()> {
    let shell = Shell::terminal();
    build::package(&shell)?;
    build::console(&shell)?;
    let mut serve = node("pkg/dist/cli.js", &["console", "--port", &options.port.to_string()]);
    if options.live {
        serve.arg("--live");
    }
    if !options.no_open && has_desktop() {
        serve.arg("--open");
    }
    shell::hand_over(serve)
}

fn has_desktop() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("CI") && (cfg!(windows) || cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY"))
}
