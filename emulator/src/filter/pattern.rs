//! Text with asterisks, each of which stands for any characters or none.

use super::expression::Word;

/// What a text is held against.
pub(super) struct Pattern(Vec<String>);

impl Pattern {
    /// The whole of a text, letter by letter.
    pub(super) fn whole(word: &Word) -> Self {
        Self(word.pieces.clone())
    }

    /// Any part of a text that is in lower case.
    pub(super) fn part(word: &Word) -> Self {
        let pieces = word.pieces.iter().map(|piece| lower(piece));
        let open = || [String::new()].into_iter();
        Self(open().chain(pieces).chain(open()).collect())
    }

    pub(super) fn fits<'text>(&self, text: &'text str) -> bool {
        let (first, rest) = match self.0.as_slice() {
            [] => return text.is_empty(),
            [only] => return text == only,
            [first, rest @ ..] => (first, rest),
        };
        let (last, middle) = rest.split_last().unwrap_or((first, rest));
        let inner = text.strip_prefix(first.as_str()).and_then(|text| text.strip_suffix(last.as_str()));
        // the earliest place for each leaves the most for those to come
        let after = |text: &'text str, piece: &String| {
            // a piece is prepared before it is looked for, which takes as long as it is: too long for a hundred thousand texts
            if text.len() < piece.len() { None } else { text.split_once(piece.as_str()).map(|(_, rest)| rest) }
        };
        inner.is_some_and(|inner| middle.iter().try_fold(inner, after).is_some())
    }
}

/// The text in lower case, as far as it is ASCII: the tables of the other letters would add 6 KB to what is downloaded.
pub(super) fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}
