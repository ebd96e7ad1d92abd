//! Text for messages: excerpts, lists, durations.

use super::duration::Duration;

/// The maximum length of a value in a message, in characters.
const EXCERPT: usize = 40;

/// Returns the first 40 characters.
#[must_use]
pub fn excerpt(given: &str) -> String {
    cut(given, EXCERPT)
}

/// Cuts a text to that many characters, with `…` at the end if it was longer.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// Formats an integer in decimal.
#[must_use]
pub fn decimal(number: u64) -> String {
    let mut text = String::new();
    write_decimal(number, &mut text);
    text
}

/// Writes the same to a text. `fmt` would be larger than a call's retry logic.
pub fn write_decimal(number: u64, text: &mut impl Extend<char>) {
    let mut unit = 1_u64;
    while number.checked_div(unit).is_some_and(|digits| digits >= 10) {
        unit = unit.saturating_mul(10);
    }
    while unit > 0 {
        text.extend([digit(number, unit)]);
        unit /= 10;
    }
}

/// Returns the digit of a number at a power of ten.
pub(super) fn digit(number: u64, unit: u64) -> char {
    let digit = number.checked_div(unit).unwrap_or_default() % 10;
    u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0')
}

/// Joins words: `a, b and c`.
#[must_use]
pub fn list(words: &[&str], comma: &str, link: &str) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let left = words.len().saturating_sub(index);
        text.push_str(if index == 0 {
            ""
        } else if left == 1 {
            link
        } else {
            comma
        });
        text.push_str(word);
    }
    text
}

/// Formats milliseconds in the largest units: `1m` for 60,000.
#[must_use]
pub fn human(ms: u32) -> String {
    Duration::from_number(f64::from(ms) / 1_000.0).map(Duration::human).unwrap_or_default()
}
