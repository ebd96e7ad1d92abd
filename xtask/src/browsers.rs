//! The browsers that tests drive.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::apt;
use crate::paths::on_path;
use crate::shell::Shell;

/// A browser: the programs it needs, and how to install them.
pub(crate) struct Browser {
    name: &'static str,
    programs: &'static [Program],
    apt_packages: &'static [&'static str],
    elsewhere: &'static str,
}

/// A program, and the environment variable for its path: read if it isn't on the PATH, and set for the tests.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

pub(crate) const CHROMIUM: Browser = Browser {
    name: "Chromium",
    programs: &[
        Program {
            variable: "CHROMIUM",
            names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
        },
        Program { variable: "CHROMEDRIVER", names: &["chromedriver"] },
    ],
    apt_packages: &["chromium", "chromium-driver"],
    elsewhere: "install Chrome and chromedriver of the same version",
};

pub(crate) const FIREFOX: Browser = Browser {
    name: "Firefox",
    programs: &[Program { variable: "FIREFOX", names: &["firefox-esr", "firefox"] }],
    apt_packages: &["firefox-esr"],
    elsewhere: "install Firefox",
};

/// GTK's port of the engine. It needs a display, which Xvfb provides without a screen.
pub(crate) const WEBKIT: Browser = Browser {
    name: "WebKit",
    programs: &[
        Program { variable: "WEBKITDRIVER", names: &["WebKitWebDriver"] },
        Program { variable: "XVFB", names: &["Xvfb"] },
    ],
    apt_packages: &["webkit2gtk-driver", "xvfb"],
    elsewhere: "install Xvfb and WebKitGTK's driver, which exist only on Linux",
};

impl Browser {
    /// Finds the programs, or installs them where possible. Returns the variables that tell the tests where they are.
    pub(crate) fn ensure(&self, shell: &Shell) -> anyhow::Result<Vec<(&'static str, PathBuf)>> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        if !apt::install(shell, self.apt_packages)? {
            bail!("{}", self.advice());
        }
        self.find().with_context(|| format!("apt-get installed {}, but it is not on the PATH", self.name))
    }

    fn find(&self) -> Option<Vec<(&'static str, PathBuf)>> {
        self.programs.iter().map(|program| Some((program.variable, program.find()?))).collect()
    }

    fn advice(&self) -> String {
        let variables: Vec<&str> = self.programs.iter().map(|program| program.variable).collect();
        format!(
            "{} or its driver is missing: on Debian run `sudo apt-get install {}`, \
             elsewhere {}; programs that are not on the PATH can be named by the variables {}",
            self.name,
            self.apt_packages.join(" "),
            self.elsewhere,
            variables.join(" and ")
        )
    }
}

impl Program {
    /// The file named by the variable, else the first of the names found on the PATH.
    fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.variable).map(PathBuf::from).filter(|file| file.is_file());
        named.or_else(|| on_path(self.names))
    }
}
