//! The sizes of the shipped files, and their limits.

mod functions;

use std::fs;

use anyhow::Context;

use crate::shell::{Shell, node};
use crate::test::Tally;
use crate::wasm::{Record, StandardLibrary};
use crate::{build, paths, wasm};

/// Bytes per KB.
const KB: u64 = 1024;

/// A file that a page loads, and its maximum size, gzipped at level 9.
struct Limit {
    file: &'static str,
    gzip: u64,
}

const LIMITS: &[Limit] = &[
    Limit { file: "deployments.wasm", gzip: 31 * KB },
    Limit { file: "web.js", gzip: 33 * KB },
    Limit { file: "fields.js", gzip: 6 * KB },
    Limit { file: "schemas.js", gzip: 6 * KB },
    Limit { file: "query.js", gzip: 2 * KB },
    Limit { file: PAGE, gzip: 62 * KB },
    Limit { file: VALIDATOR_PAGE, gzip: 20 * KB },
];

/// The limits with the prebuilt standard library, in percent.
const WITH_PREBUILT_LIBRARY: u64 = 107;

/// Not a file: the JavaScript and WebAssembly of a bundled page that imports only the client and the validator.
const PAGE: &str = "page";

/// The JavaScript of a bundled page that imports only the validator, whose WebAssembly is inside.
const VALIDATOR_PAGE: &str = "validator-page";

/// A file's size, and its compressed sizes.
struct Weight {
    file: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints every file of the package, then the functions in each WebAssembly file.
pub(crate) fn print(shell: &Shell) -> anyhow::Result<()> {
    build::package(shell)?;
    println!("\n{:>9} {:>9} {:>9}  file", "bytes", "gzip", "brotli");
    for weight in weigh()? {
        println!("{:>9} {:>9} {:>9}  {}", weight.raw, weight.gzip, weight.brotli, weight.file);
    }
    for module in wasm::MODULES {
        let named = paths::target()?.join(module.name).with_extension("named.wasm");
        module.optimize(shell, &named, &["--debuginfo"])?;
        println!("\n{}", functions::table(&fs::read(named)?)?);
    }
    Ok(())
}

/// Checks each limit, as one test each.
pub(crate) fn check() -> anyhow::Result<Tally> {
    let weights = weigh()?;
    let record = Record::found().context("pkg/wasm/build.json is missing")?;
    // the limits apply to the published build
    let percent = if record.standard_library == StandardLibrary::Rebuilt { 100 } else { WITH_PREBUILT_LIBRARY };
    let keeps = |limit: &Limit| {
        let weight = weights.iter().find(|weight| weight.file == limit.file);
        let gzip = weight.with_context(|| format!("pkg/dist/{} is missing", limit.file))?.gzip;
        let most = limit.gzip.saturating_mul(percent) / 100;
        println!("{}: {gzip} bytes gzipped, at most {most}", limit.file);
        Ok(if gzip <= most { Tally::CHECK } else { Tally::BROKEN })
    };
    LIMITS.iter().map(keeps).sum()
}

/// Compresses with Node's zlib, as every host of the package has it.
fn weigh() -> anyhow::Result<Vec<Weight>> {
    let output = node("xtask/src/size/weigh.mjs", &["pkg/dist"]).output()?;
    let lines = String::from_utf8(output.stdout)?;
    lines.lines().map(|line| Weight::parse(line).with_context(|| format!("not a weight: {line}"))).collect()
}

impl Weight {
    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let mut number = || words.next()?.parse().ok();
        let (raw, gzip, brotli) = (number()?, number()?, number()?);
        Some(Self { raw, gzip, brotli, file: words.next()?.to_owned() })
    }
}
