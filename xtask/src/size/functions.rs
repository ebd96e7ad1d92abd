//! The contents of a WebAssembly file, function by function.

use std::collections::HashMap;
use std::fmt::Write;

use wasmparser::{Parser, Payload};

use crate::wasm::{function_names, imported_functions};

/// The number of functions to list.
const SHOWN: usize = 40;

/// The section sizes and the largest functions of a module that still has its names.
pub(crate) fn table(module: &[u8]) -> anyhow::Result<String> {
    let (mut imported, mut code, mut data) = (0_usize, 0, 0);
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => imported = imported_functions(imports)?,
            Payload::CodeSectionStart { size, .. } => code = size,
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => names.extend(function_names(&section)?),
            _ => {}
        }
    }
    let mut functions: Vec<(usize, usize)> = bodies.into_iter().zip(imported..).collect();
    functions.sort_unstable_by(|one, other| other.cmp(one));
    let mut table = format!("{code:>9}  code, {} functions\n{data:>9}  data\n", functions.len());
    for (size, index) in functions.iter().take(SHOWN) {
        writeln!(table, "{size:>9}  {}", names.get(index).map_or("(no name)", String::as_str))?;
    }
    Ok(table)
}
