//! A parsed filter, before fields and types are resolved.

use std::borrow::Cow;

/// A filter's syntax tree.
pub(super) enum Expression {
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
    /// A value without a field.
    Literal(Member),
    Restriction {
        field: Member,
        comparator: Comparator,
        argument: Argument,
    },
}

/// The right side of a comparison: one value, or values joined with `AND`, `OR` and `NOT`.
pub(super) enum Argument {
    Value(Member),
    Group(Box<Expression>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Has,
}

/// Words joined by dots: a field's path, or a value such as `0.5`. Never empty.
pub(super) struct Member(pub(super) Vec<Word>);

/// A word or a quoted string.
#[derive(Clone)]
pub(super) struct Word {
    /// The byte offset in the filter.
    pub(super) at: usize,
    /// The text between the asterisks.
    pub(super) pieces: Vec<String>,
}

impl Member {
    /// The byte offset in the filter.
    pub(super) fn at(&self) -> usize {
        self.0.first().map_or(0, |word| word.at)
    }

    /// The words joined into one. The same syntax is a path on the left of a comparison, and a value on its right.
    pub(super) fn word(&self) -> Word {
        let mut pieces: Vec<String> = Vec::new();
        for (place, word) in self.0.iter().enumerate() {
            let mut more = word.pieces.iter();
            if let (1.., Some(last), Some(first)) = (place, pieces.last_mut(), more.clone().next()) {
                last.push('.');
                last.push_str(first);
                more.next();
            }
            pieces.extend(more.cloned());
        }
        Word { at: self.at(), pieces }
    }
}

impl Word {
    /// The word's text, asterisks included.
    pub(super) fn text(&self) -> Cow<'_, str> {
        if let [only] = self.pieces.as_slice() { only.into() } else { self.pieces.join("*").into() }
    }

    /// True for a lone asterisk.
    pub(super) fn is_asterisk(&self) -> bool {
        matches!(self.pieces.as_slice(), [before, after] if before.is_empty() && after.is_empty())
    }
}
