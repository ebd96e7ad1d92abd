//! A module of any realm. bindgen's `initSync` looks with `instanceof` whether it was given a module or bytes, which fails
//! for a module that another realm compiled, as in Next's edge runtime. The package's loader knows what it has.

use anyhow::Context;

const HEAD: &str = "function initSync(module) {\n";
const TAIL: &str = "\n}\n";
const BODY: &str = "    return __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);";

/// The glue, whose `initSync` takes a compiled module and nothing else.
pub(crate) fn any(glue: &str) -> anyhow::Result<String> {
    let parts = glue.split_once(HEAD).and_then(|(before, rest)| Some((before, rest.split_once(TAIL)?.1)));
    let (before, after) = parts.with_context(|| format!("bindgen's glue has no `initSync` that {} knows", file!()))?;
    Ok([before, HEAD, BODY, TAIL, after].concat())
}
