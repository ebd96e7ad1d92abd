//! Text patterns, in which an asterisk matches any text, empty included.

use super::expression::Word;
use super::work::Work;

/// The literal pieces between the asterisks.
pub(super) struct Pattern(Vec<String>);

impl Pattern {
    /// Matches a whole text, case-sensitively.
    pub(super) fn whole(word: &Word) -> Self {
        Self(word.pieces.clone())
    }

    /// Matches any part of a lower-case text.
    pub(super) fn part(word: &Word) -> Self {
        let pieces = word.pieces.iter().map(|piece| lower(piece));
        let open = || [String::new()].into_iter();
        Self(open().chain(pieces).chain(open()).collect())
    }

    pub(super) fn fits<'text>(&self, text: &'text str, work: &Work) -> bool {
        if !work.add(text.len()) {
            return false;
        }
        let (first, rest) = match self.0.as_slice() {
            [] => return text.is_empty(),
            [only] => return text == only,
            [first, rest @ ..] => (first, rest),
        };
        let (last, middle) = rest.split_last().unwrap_or((first, rest));
        let inner = text.strip_prefix(first.as_str()).and_then(|text| text.strip_suffix(last.as_str()));
        // the leftmost match leaves the most text for the pieces that follow
        let after = |text: &'text str, piece: &String| {
            // a search first preprocesses its piece, in time linear in the piece: too slow for 100,000 short texts
            if text.len() < piece.len() { None } else { text.split_once(piece.as_str()).map(|(_, rest)| rest) }
        };
        inner.is_some_and(|inner| middle.iter().try_fold(inner, after).is_some())
    }
}

/// Lower-cases ASCII only: full Unicode tables would add 6 KB to the download.
pub(super) fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}
