//! The absences that ARCHITECTURE.md claims, checked in the sources.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every file of the core outside the façade, with its text.
fn core_sources() -> Vec<(PathBuf, String)> {
    inside_of("src")
}

/// Every file of a crate outside its façade.
fn inside_of(folder: &str) -> Vec<(PathBuf, String)> {
    let is_facade = |path: &Path| path.starts_with("wasm") || path == Path::new("wasm.rs");
    sources_of(folder).into_iter().filter(|(path, _)| !is_facade(path)).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    sources_of("src")
}

fn sources_of(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a text");
                files.push((path.strip_prefix(&root).expect("a path below it").to_owned(), text));
            }
        }
    }
    files
}

#[track_caller]
fn assert_absent(word: &str, files: &[(PathBuf, String)]) {
    let holders: Vec<_> = files.iter().filter(|(_, text)| text.contains(word)).map(|(path, _)| path).collect();
    assert_eq!(holders, Vec::<&PathBuf>::new(), "{word}");
}

#[test]
fn no_javascript_type_is_outside_of_the_facade() {
    for word in ["JsValue", "js_sys", "web_sys", "gloo", "serde_wasm_bindgen"] {
        assert_absent(word, &core_sources());
    }
}

#[test]
fn only_one_file_speaks_to_the_network() {
    let others: Vec<_> = sources().into_iter().filter(|(path, _)| path != Path::new("wasm/fetch.rs")).collect();
    for word in ["gloo_net", "gloo_timers"] {
        assert_absent(word, &others);
    }
    assert!(others.len() < sources().len());
}

#[test]
fn the_core_and_the_emulator_have_no_clock_no_chance_and_no_files() {
    for word in ["SystemTime", "Instant", "Utc::now", "rand::", "std::fs", "std::net", "std::env", "thread_local"] {
        assert_absent(word, &core_sources());
        assert_absent(word, &inside_of("emulator/src"));
    }
}

#[test]
fn nothing_crosses_the_boundary_that_has_to_be_freed() {
    let is_struct = |after: &&str| {
        let mut lines = after.lines().skip(1).map(str::trim_start);
        lines.find(|line| !line.starts_with(['#', '/'])).is_some_and(|item| item.starts_with("pub struct"))
    };
    for (path, text) in sources_of("src").into_iter().chain(sources_of("emulator/src")) {
        let handles = text.split("#[wasm_bindgen").skip(1).filter(is_struct).count();
        assert_eq!(handles, 0, "{}", path.display());
    }
}
