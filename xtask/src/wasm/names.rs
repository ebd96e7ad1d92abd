//! The functions of a module: how many it imports, and their names, as its name section has them.

use std::collections::HashMap;

use wasmparser::{CustomSectionReader, ImportSectionReader, KnownCustom, Name, TypeRef};

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

/// The number of functions that a module imports. The indices of functions count these first.
pub(crate) fn imported_functions(section: ImportSectionReader) -> anyhow::Result<usize> {
    let imports = section.into_imports().collect::<Result<Vec<_>, _>>()?;
    Ok(imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count())
}
