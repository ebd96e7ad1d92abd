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

/// A whole number in decimal digits. `to_string` brings a formatter along, which weighs more than a call's retries.
#[must_use]
pub fn decimal(mut number: u64) -> String {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at = at.saturating_sub(1);
        if let Some(digit) = digits.get_mut(at) {
            *digit = b'0'.saturating_add(u8::try_from(number % 10).unwrap_or_default());
        }
        number /= 10;
        if number == 0 {
            return digits.get(at..).map(|digits| digits.iter().copied().map(char::from).collect()).unwrap_or_default();
        }
    }
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
