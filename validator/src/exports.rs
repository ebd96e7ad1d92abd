//! The exports, and access to the memory behind them. The only `unsafe` code.
#![allow(
    unsafe_code,
    reason = "linear memory is reached by its address, and an export by its name: each says why it may"
)]

use std::arch::wasm32::memory_size;
use std::slice;

use crate::memory::Filling;
use crate::tasks;

const PAGE: usize = 65_536;

unsafe extern "C" {
    /// The end of the linker's data and of the stack. The memory after it is unused, because the
    /// module has no allocator.
    static __heap_base: u8;
}

/// Returns all memory after the linker's data. Each export calls it once, and drops the slice
/// before it returns.
fn memory<'m>() -> &'m mut [u8] {
    let start = &raw const __heap_base;
    let length = memory_size(0).saturating_mul(PAGE).saturating_sub(start.addr());
    // SAFETY: no Rust data is between `__heap_base` and the end of memory, any byte is a valid
    // `u8`, and JavaScript, which fills it, doesn't run during an export. No export holds two of
    // these slices, or calls another export.
    unsafe { slice::from_raw_parts_mut(start.cast_mut(), length) }
}

macro_rules! exports {
    ($( $(#[doc = $doc:literal])+ fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty = $body:expr; )+) => {
        $(
            $(#[doc = $doc])+
            // SAFETY: no other symbol has this name.
            #[unsafe(no_mangle)]
            extern "C" fn $name($($argument: $type),*) -> $answer {
                $body
            }
        )+
    };
}

exports! {
    /// Checks the value in the slots.
    fn check(room: u32, slots: u32, text: u32, task: u32, slot: u32, place: u32) -> usize =
        tasks::check(memory(), Filling { room, slots, text }, task, slot, place);
    /// Parses a duration.
    fn seconds(room: u32, slots: u32, text: u32) -> f64 = tasks::seconds(memory(), Filling { room, slots, text });
    /// Formats a duration for people.
    fn human(room: u32, slots: u32, text: u32) -> usize = tasks::human(memory(), Filling { room, slots, text });
    /// Formats a duration for the API.
    fn wire(seconds: f64) -> usize = tasks::wire(memory(), seconds);
}
