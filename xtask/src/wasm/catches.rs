//! Catches in place. bindgen's glue makes a closure and an `arguments` of each call that may throw, and hands them to one
//! function that catches: that takes longer than most of what is called.

use anyhow::bail;

const HEAD: &str = "function() { return handleError(function (";
const BODY: &str = ") {";
const TAIL: &str = "}, arguments); }";

/// The glue, with a `try` in each function that may throw.
pub(crate) fn in_place(glue: &str) -> anyhow::Result<String> {
    let mut parts = glue.split(HEAD);
    let mut script = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (Some((parameters, rest)), true) = (part.split_once(BODY), part.matches(TAIL).count() == 1) else {
            bail!("bindgen's glue has another form than the one that {} knows", file!());
        };
        let caught = rest.replacen(TAIL, "} catch (e) { return handleError(() => { throw e; }); } }", 1);
        script.extend(["function(", parameters, ") { try {", &caught]);
    }
    Ok(script)
}
