//! Words for messages: excerpts, lists, lengths of time.

use super::duration::Duration;

/// The most characters of a value that a message shows.
const EXCERPT: usize = 40;

/// The first 40 characters of what was given.
#[must_use]
pub fn excerpt(given: &str) -> String {
    cut(given, EXCERPT)
}

/// So many characters of a text, and `…` where it has more.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// A whole number in decimal digits.
#[must_use]
pub fn decimal(number: u64) -> String {
    let mut text = String::new();
    write_decimal(number, &mut text);
    text
}

/// The same, written to a text. Without `fmt`, which weighs more than a call's retries.
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

/// The digit of a number at a unit, a power of ten.
pub(super) fn digit(number: u64, unit: u64) -> char {
    let digit = number.checked_div(unit).unwrap_or_default() % 10;
    u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 10)).unwrap_or('0')
}

/// Words in a row: `a, b and c`.
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

/// Milliseconds in the greatest units: `1m` for 60,000.
#[must_use]
pub fn human(ms: u32) -> String {
    Duration::from_number(f64::from(ms) / 1_000.0).map(Duration::human).unwrap_or_default()
}
