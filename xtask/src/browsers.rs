//! The browsers that the tests drive.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::apt;
use crate::paths::on_path;
use crate::shell::Shell;

/// A browser: the programs that it takes, and how to come by them.
pub(crate) struct Browser {
    name: &'static str,
    programs: &'static [Program],
    apt_packages: &'static [&'static str],
    elsewhere: &'static str,
}

/// A program, and the variable that says where it is: to us when it isn't on the PATH, and to the tests.
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

/// The engine as GTK has it, which draws on a display: Xvfb is one that nobody sees.
pub(crate) const WEBKIT: Browser = Browser {
    name: "WebKit",
    programs: &[
        Program { variable: "WEBKITDRIVER", names: &["WebKitWebDriver"] },
        Program { variable: "XVFB", names: &["Xvfb"] },
    ],
    apt_packages: &["webkit2gtk-driver", "xvfb"],
    elsewhere: "install WebKitGTK's driver, which exists for Linux only, and Xvfb",
};

impl Browser {
    /// Finds its programs, or installs them where that can be done. Answers the variables that tell the tests where they
    /// are.
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
            "{} is missing, or a program that the tests drive it with: on Debian run `sudo apt-get install {}`, \
             elsewhere {}; what is not on the PATH is found by the variables {}",
            self.name,
            self.apt_packages.join(" "),
            self.elsewhere,
            variables.join(" and ")
        )
    }
}

impl Program {
    /// The file that the variable names, else the first of the names on the PATH.
    fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.variable).map(PathBuf::from).filter(|file| file.is_file());
        named.or_else(|| on_path(self.names))
    }
}
