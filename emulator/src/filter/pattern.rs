//! Text with asterisks, each of which stands for any characters or none.

use super::expression::Word;

/// What a text is held against.
pub(super) struct Pattern {
    pieces: Vec<String>,
    ignores_case: bool,
}

impl Pattern {
    /// The whole of a text, letter by letter.
    pub(super) fn whole(word: &Word) -> Self {
        Self { pieces: word.pieces.clone(), ignores_case: false }
    }

    /// Any part of a text, in upper or lower case.
    pub(super) fn part(word: &Word) -> Self {
        let pieces = word.pieces.iter().map(|piece| piece.to_lowercase());
        let open = || [String::new()].into_iter();
        Self { pieces: open().chain(pieces).chain(open()).collect(), ignores_case: true }
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        if self.ignores_case { self.fits(&text.to_lowercase()) } else { self.fits(text) }
    }

    fn fits<'text>(&self, text: &'text str) -> bool {
        let (first, rest) = match self.pieces.as_slice() {
            [] => return text.is_empty(),
            [only] => return text == only,
            [first, rest @ ..] => (first, rest),
        };
        let (last, middle) = rest.split_last().unwrap_or((first, rest));
        let inner = text.strip_prefix(first.as_str()).and_then(|text| text.strip_suffix(last.as_str()));
        // the earliest place for each leaves the most for those to come
        let after = |text: &'text str, piece: &String| text.split_once(piece.as_str()).map(|(_, rest)| rest);
        inner.is_some_and(|inner| middle.iter().try_fold(inner, after).is_some())
    }
}
