//! A filter as it was written, before anything is known of fields and types.

use std::borrow::Cow;

/// What a filter asks for.
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

/// What a field is compared with: one value, or values with `AND`, `OR` and `NOT` between them.
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

/// Words with points between them: the path of a field, or a value such as `0.5`. There is at least one.
pub(super) struct Member(pub(super) Vec<Word>);

/// A word or a quoted string.
#[derive(Clone)]
pub(super) struct Word {
    /// The byte of the filter it begins at.
    pub(super) at: usize,
    /// What is between its asterisks.
    pub(super) pieces: Vec<String>,
}

impl Member {
    /// The byte of the filter it begins at.
    pub(super) fn at(&self) -> usize {
        self.0.first().map_or(0, |word| word.at)
    }

    /// The words as one: what is a path on the left of a comparison is a value on its right.
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
    /// The word, asterisks included.
    pub(super) fn text(&self) -> Cow<'_, str> {
        if let [only] = self.pieces.as_slice() { only.into() } else { self.pieces.join("*").into() }
    }

    /// Whether it is an asterisk and nothing else.
    pub(super) fn is_asterisk(&self) -> bool {
        matches!(self.pieces.as_slice(), [before, after] if before.is_empty() && after.is_empty())
    }
}
