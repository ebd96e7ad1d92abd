//! The names of a module's functions, as its name section has them.

use std::collections::HashMap;

use wasmparser::{CustomSectionReader, KnownCustom, Name};

/// The names in a custom section, by the functions' indices. Bindgen has demangled those of its modules.
pub(crate) fn function_names(section: &CustomSectionReader) -> anyhow::Result<HashMap<usize, String>> {
    let mut names = HashMap::new();
    let KnownCustom::Name(kinds) = section.as_known() else { return Ok(names) };
    for kind in kinds {
        let Name::Function(functions) = kind? else { continue };
        for function in functions {
            let function = function?;
            names.insert(usize::try_from(function.index)?, function.name.to_owned());
        }
    }
    Ok(names)
}
