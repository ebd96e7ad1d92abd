//! Reads text as UTF-8 bytes, for the small languages. The methods of `str` do more than they need,
//! and would be larger than all of them together.

/// Unicode white space.
const SPACES: &str = "\t\n\u{b}\u{c}\r \u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\
                      \u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";
/// The length of the longest of them in UTF-8.
const LONGEST: usize = 3;

/// Trims white space from both ends.
#[must_use]
pub fn trim(mut text: &[u8]) -> &[u8] {
    while let Some(rest) = (1..=LONGEST).find_map(|length| without_space(text, length)) {
        text = rest;
    }
    text
}

/// Removes a character of white space, that many bytes long, from either end.
fn without_space(text: &[u8], length: usize) -> Option<&[u8]> {
    let (first, rest) = text.split_at_checked(length)?;
    if is_space(first) {
        return Some(rest);
    }
    let (rest, last) = text.split_at_checked(text.len().saturating_sub(length))?;
    is_space(last).then_some(rest)
}

/// True if the bytes are one character of white space.
fn is_space(character: &[u8]) -> bool {
    let length = match character.first() {
        Some(..=b' ') => 1,
        Some(0xc0..0xe0) => 2,
        Some(0xe0..) => LONGEST,
        _ => return false,
    };
    character.len() == length && SPACES.as_bytes().windows(length).any(|space| space == character)
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
