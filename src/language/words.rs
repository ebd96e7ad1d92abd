//! Words for messages: excerpts, lists, lengths of time.

use super::duration::Duration;

/// The most characters of a value that a message shows.
const EXCERPT: usize = 40;

/// The first 40 characters of what was given.
#[must_use]
pub fn excerpt(given: &str) -> String {
    let cut: String = given.chars().take(EXCERPT).collect();
    if cut.len() == given.len() { cut } else { format!("{cut}…") }
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
