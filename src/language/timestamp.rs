//! RFC 3339 timestamps.

use super::bytes::number;

/// The API's format, as a sentence part.
pub const FORM: &str = "must be an RFC 3339 timestamp, such as `2026-03-01T12:00:00Z`";

/// True if the text is an RFC 3339 timestamp with an existing date.
#[must_use]
pub fn is_rfc3339(text: impl AsRef<[u8]>) -> bool {
    is_moment(text.as_ref()) == Some(true)
}

fn is_moment(text: &[u8]) -> Option<bool> {
    let [_, _, _, _, b'-', _, _, b'-', _, _, b'T' | b't', _, _, b':', _, _, b':', _, _, rest @ ..] = text else {
        return None;
    };
    let (year, month, day) = (digits(text, 0, 4)?, digits(text, 5, 2)?, digits(text, 8, 2)?);
    let (hour, minute, second) = (digits(text, 11, 2)?, digits(text, 14, 2)?, digits(text, 17, 2)?);
    let is_time = hour < 24 && minute < 60 && second <= 60;
    let offset = after_fraction(rest)?;
    let is_offset = match offset {
        b"Z" | b"z" => true,
        [b'+' | b'-', _, _, b':', _, _] => digits(offset, 1, 2)? < 24 && digits(offset, 4, 2)? < 60,
        _ => false,
    };
    Some((1..=days(year, month)).contains(&day) && is_time && is_offset)
}

/// Skips an optional fraction of a second.
fn after_fraction(text: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = text.strip_prefix(b".") else { return Some(text) };
    let end = fraction.iter().position(|byte| !byte.is_ascii_digit())?;
    fraction.get(end..).filter(|_| end > 0)
}

#[inline(never)] // inlined eight times, it would be most of the module
fn digits(text: &[u8], at: usize, count: usize) -> Option<u32> {
    number(text.get(at..at.saturating_add(count))?, 9_999)?.try_into().ok()
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}
