//! Short names for what a module imports from its glue. bindgen's are long and end in a hash, so they hardly compress:
//! they are 3 % of the module, and a seventh of the glue.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use walrus::Module;

/// The name of the glue, as the module knows it.
const GLUE: &str = "glue";

/// Renames every import, on both sides.
pub(crate) fn shorten(module: &Path, glue: &Path) -> anyhow::Result<()> {
    let mut parsed = Module::from_file(module)?;
    let mut names = HashMap::new();
    for (number, import) in parsed.imports.iter_mut().enumerate() {
        let short = format!("i{number}");
        names.insert(std::mem::replace(&mut import.name, short.clone()), short);
        names.insert(std::mem::replace(&mut import.module, GLUE.to_owned()), GLUE.to_owned());
    }
    parsed.emit_wasm_file(module)?;
    fs::write(glue, renamed(&fs::read_to_string(glue)?, &names))?;
    Ok(())
}

/// A script in which every identifier, and every string, that is such a name has the new one.
fn renamed(script: &str, names: &HashMap<String, String>) -> String {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/');
    let words = script.split_inclusive(|c| !is_inside(c)).map(|part| {
        let word = part.trim_end_matches(|c| !is_inside(c));
        match names.get(word) {
            Some(short) => part.replacen(word, short, 1),
            None => part.to_owned(),
        }
    });
    words.collect()
}
