//! Coders of text made on first use. bindgen's glue makes them as it is imported, which throws where a host gets them
//! later, as under jsdom, and keeps a bundler from dropping what isn't used.

use anyhow::bail;

/// Pieces of the glue, and what takes their place. The decoder is made where its workaround for Safari makes a new one:
/// once so many bytes were decoded.
const PIECES: &[(&str, &str)] = &[
    (
        "let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\ncachedTextDecoder.decode();\n",
        "let cachedTextDecoder;\n",
    ),
    ("let numBytesDecoded = 0;", "let numBytesDecoded = MAX_SAFARI_DECODE_BYTES;"),
    ("const cachedTextEncoder = new TextEncoder();\n", "let cachedTextEncoder;\n"),
    (" cachedTextEncoder.encode", " (cachedTextEncoder ??= new TextEncoder()).encode"),
];

/// The glue, with nothing made at import.
pub(crate) fn made(glue: &str) -> anyhow::Result<String> {
    let script = PIECES.iter().fold(glue.to_owned(), |script, (piece, instead)| script.replace(piece, instead));
    let is_made_at_import = |line: &str| line.contains("= new ") && !line.starts_with(' ');
    match script.lines().find(|line| is_made_at_import(line)) {
        Some(line) => bail!("bindgen's glue makes something at import that {} doesn't know: {line}", file!()),
        None => Ok(script),
    }
}
