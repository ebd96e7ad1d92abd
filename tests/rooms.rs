//! The core's rooms, and the way the arrows between them run: down only, as the `use` lines have it.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up: a room uses itself and those before it. `tools` and `wasm` are used by nobody.
const ROOMS: [&str; 7] = ["language", "api", "value", "rules", "exchange", "tools", "wasm"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Each use of a room in a file: the file below `src/`, and the room.
fn arrows() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut arrows = Vec::new();
    for path in files(&root).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs")) {
        let text = fs::read_to_string(&path).expect("a text");
        let file = path.strip_prefix(&root).expect("a path below it").to_string_lossy().into_owned();
        for room in text.split("crate::").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()) {
            arrows.push((file.clone(), room.to_owned()));
        }
    }
    arrows
}

fn level(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

fn room_of(file: &str) -> &str {
    file.split(['/', '.']).next().expect("a first part")
}

#[test]
fn every_file_is_in_a_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files(&root) {
        let file = path.strip_prefix(&root).expect("a path below it").to_string_lossy().into_owned();
        assert!(file == "lib.rs" || level(room_of(&file)).is_some(), "{file} is in no room");
    }
}

#[test]
fn arrows_run_down() {
    let arrows = arrows();
    assert!(arrows.len() > 100, "the sources use each other");
    for (file, room) in arrows {
        let (Some(from), Some(to)) = (level(room_of(&file)), level(&room)) else { continue };
        assert!(to <= from, "{file} uses {room}, which is above it");
    }
}
