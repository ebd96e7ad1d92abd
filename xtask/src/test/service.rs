//! The HTTP server that the client's tests ask.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context, bail};

use crate::shell::node;

/// A server, until it goes out of scope.
pub(crate) struct Service {
    process: Child,
    /// The URL that it serves at.
    pub(crate) address: String,
}

impl Service {
    pub(crate) fn start() -> anyhow::Result<Self> {
        let mut process = node("tests/wasm/client/service.mjs", &[]).stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().context("its output is a pipe")?;
        let mut service = Self { process, address: String::new() };
        BufReader::new(output).read_line(&mut service.address)?;
        service.address = service.address.trim().to_owned();
        if service.address.is_empty() {
            bail!("the server of the client's tests didn't start");
        }
        Ok(service)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
