//! The instructions that can trap in the modules that see keys and what people type, and why none of them is reached.
//!
//! Loads, stores and divisions aren't among them: safe Rust makes no access out of bounds, and a lint leaves only divisions
//! that are checked. The end of the stack is the engine's, which throws: the next call gets a new instance.

use std::collections::{BTreeMap, HashMap};

use anyhow::bail;
use wasmparser::{FunctionBody, Operator, Parser, Payload};

use super::names::{function_names, imported_functions};

/// The functions with such instructions, by the beginnings of their paths.
#[rustfmt::skip]
const KNOWN: &[(&str, &str)] = &[
    ("alloc::", MEMORY),
    ("__wbindgen_malloc", MEMORY),
    ("__wbindgen_realloc", MEMORY),
    ("wasm_bindgen::__rt::malloc_failure", MEMORY),
    ("wasm_bindgen::", "bindgen's closures and tables: the exports use none"),
    ("__externref_", "bindgen's closures and tables: the exports use none"),
    ("js_sys::futures", "bindgen's executor: the exports are no futures"),
    ("core::cell::", "calls are borrowed twice: an export borrows them once, and calls nothing meanwhile"),
    ("std::thread::", "the thread of the calls is over: a module has one thread, without an end"),
    ("std::sync::", "a lock is poisoned: nothing unwinds"),
    ("core::slice::copy_from_slice", "two slices differ in length: both have just been cut to the same"),
    ("core::str::", "a search ends inside a character: the standard library's own never does"),
    ("char as core::str::", "a search ends inside a character: the standard library's own never does"),
    ("__rustc::__rust_abort", "the end of each of these"),
];
const MEMORY: &str = "memory has run out: the call rejects, and the next one has a new instance";

/// The reasons why the functions of a module that can trap don't, and how many functions have each. Fails at one
/// without a reason.
pub(crate) fn explained(module: &[u8]) -> anyhow::Result<BTreeMap<&'static str, usize>> {
    let mut reasons = BTreeMap::new();
    for name in trapping(module)? {
        let path = path_of(&name);
        // a trait of ours on a type of others is ours
        let is_ours = path.contains(" as fireworks_deployments");
        let Some((_, reason)) = KNOWN.iter().find(|(beginning, _)| !is_ours && path.starts_with(beginning)) else {
            bail!("`{path}` can trap: mend it, or explain in {} why it never does", file!());
        };
        let count = reasons.entry(*reason).or_insert(0_usize);
        *count = count.saturating_add(1);
    }
    Ok(reasons)
}

/// A function's path, without the hashes of its crates, and without the brackets that a type begins with.
fn path_of(name: &str) -> String {
    let demangled = format!("{:#}", rustc_demangle::demangle(name));
    let mut parts = demangled.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    let path = parts.fold(first, |path, part| match part.split_once(']') {
        Some((hash, rest)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => path + rest,
        _ => path + "[" + part,
    });
    path.trim_start_matches(['<', '&', '[']).to_owned()
}

/// The names of the functions that have an instruction that can trap.
fn trapping(module: &[u8]) -> anyhow::Result<Vec<String>> {
    let (mut imported, mut bodies, mut names) = (0_usize, Vec::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => imported = imported_functions(imports)?,
            Payload::CodeSectionEntry(body) => bodies.push(can_trap(&body)?),
            Payload::CustomSection(section) => names.extend(function_names(&section)?),
            _ => {}
        }
    }
    if names.is_empty() {
        bail!("the module has no names");
    }
    let found = bodies.into_iter().zip(imported..).filter(|(can_trap, _)| *can_trap);
    Ok(found.map(|(_, index)| names.get(&index).cloned().unwrap_or_default()).collect())
}

/// True at `unreachable`, and at a float that becomes an integer without saturation.
fn can_trap(body: &FunctionBody) -> anyhow::Result<bool> {
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Unreachable
            | Operator::I32TruncF32S
            | Operator::I32TruncF32U
            | Operator::I32TruncF64S
            | Operator::I32TruncF64U
            | Operator::I64TruncF32S
            | Operator::I64TruncF32U
            | Operator::I64TruncF64S
            | Operator::I64TruncF64U => return Ok(true),
            _ => {}
        }
    }
    Ok(false)
}
