//! Reads text as UTF-8 bytes, for the small languages. The methods of `str` do more than they need,
//! and would be larger than all of them together.

/// Unicode white space.
#[rustfmt::skip] // a table, by the length in UTF-8
const SPACES: [&str; 25] = [
    "\t", "\n", "\u{b}", "\u{c}", "\r", " ",
    "\u{85}", "\u{a0}",
    "\u{1680}", "\u{2000}", "\u{2001}", "\u{2002}", "\u{2003}", "\u{2004}", "\u{2005}", "\u{2006}", "\u{2007}", "\u{2008}",
    "\u{2009}", "\u{200a}", "\u{2028}", "\u{2029}", "\u{202f}", "\u{205f}", "\u{3000}",
];

/// Trims white space from both ends.
#[must_use]
pub fn trim(mut text: &[u8]) -> &[u8] {
    while let Some(rest) = SPACES.iter().find_map(|space| text.strip_prefix(space.as_bytes())) {
        text = rest;
    }
    while let Some(rest) = SPACES.iter().find_map(|space| text.strip_suffix(space.as_bytes())) {
        text = rest;
    }
    text
}

/// True if the text contains a control character.
#[must_use]
pub fn has_control(text: &[u8]) -> bool {
    let mut before = 0;
    text.iter().any(|byte| {
        let is_second = before == 0xc2 && *byte < 0xa0;
        before = *byte;
        *byte < b' ' || *byte == 0x7f || is_second
    })
}

/// Counts Unicode code points.
#[must_use]
pub fn length(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// Splits the text at the first such byte.
#[must_use]
pub fn split_once(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let index = text.iter().position(|byte| *byte == at)?;
    let (before, after) = text.split_at_checked(index)?;
    Some((before, after.get(1..)?))
}

/// True if the text is one or more ASCII digits.
#[must_use]
pub fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// Parses decimal digits. `None` above the maximum.
#[must_use]
#[inline(never)] // many callers, none of them performance-critical
pub fn number(text: &[u8], most: u64) -> Option<u64> {
    if !is_digits(text) {
        return None;
    }
    text.iter().try_fold(0_u64, |number, byte| {
        let number = number.wrapping_mul(10).wrapping_add(u64::from(byte.wrapping_sub(b'0')));
        (number <= most).then_some(number)
    })
}
