//! The fuzzer of one target, by the name in `FUZZ_TARGET`, with libFuzzer's own options. With `FUZZ_SHOW` it prints each input
//! instead of checking it.
#![no_main]
#![allow(unsafe_code, reason = "the functions that libFuzzer calls have C's names")]
#![allow(missing_docs, clippy::print_stderr, clippy::expect_used, reason = "a program of the tests")]

use std::env;
use std::sync::LazyLock;

use fuzz::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").expect("the name of a target in FUZZ_TARGET");
    fuzz::target(&name).expect("a known target")
});
static IS_SHOWN: LazyLock<bool> = LazyLock::new(|| env::var_os("FUZZ_SHOW").is_some());

fuzz_target!(|bytes: &[u8]| if *IS_SHOWN { eprintln!("{}", (TARGET.show)(bytes)) } else { (TARGET.check)(bytes) });
