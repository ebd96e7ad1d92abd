//! The fuzzer of one target, by the name in `FUZZ_TARGET`, with libFuzzer's own options. With `FUZZ_SHOW` it prints each input
//! instead of checking it.
#![no_main]
#![allow(unsafe_code, reason = "functions with C's names: those that libFuzzer calls, and the one below")]
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

/// Returns the same random numbers in each run. They are the keys of hash maps, on which coverage depends.
///
/// # Safety
/// The buffer must have the length, as for the function of C's library that this one replaces.
#[unsafe(no_mangle)]
unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    // SAFETY: the caller promises that length
    unsafe { buffer.write_bytes(1, length) };
    length.cast_signed()
}
