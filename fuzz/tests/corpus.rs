//! The inputs in the corpus hold for their targets.
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]
#![allow(clippy::print_stdout, reason = "the last input printed is the one that fails")]

use std::fs;
use std::path::{Path, PathBuf};

use fuzz::{TARGETS, Target};

const MOST_FILES: usize = 30;
const MOST_BYTES: usize = 1_024;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn inputs(target: &Target) -> Vec<(String, Vec<u8>)> {
    let folder = corpus().join(target.name);
    names(&folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

#[test]
fn every_input_holds() {
    for target in TARGETS {
        for (name, bytes) in inputs(target) {
            println!("{}/{name}:\n{}", target.name, (target.show)(&bytes));
            (target.check)(&bytes);
        }
    }
}

#[test]
fn the_beginning_of_an_input_holds() {
    for target in TARGETS {
        for (_, bytes) in inputs(target) {
            (0..bytes.len()).step_by(7).for_each(|end| (target.check)(bytes.get(..end).unwrap_or_default()));
        }
    }
}

#[test]
fn each_target_has_a_few_small_inputs() {
    let targets: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names(&corpus()), targets);
    for target in TARGETS {
        let inputs = inputs(target);
        assert!((1..=MOST_FILES).contains(&inputs.len()), "{}: {} inputs", target.name, inputs.len());
        for (name, bytes) in inputs {
            assert!(bytes.len() <= MOST_BYTES, "{}/{name}: {} bytes", target.name, bytes.len());
        }
    }
}
