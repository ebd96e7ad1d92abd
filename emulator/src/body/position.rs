//! Positions in a text, formatted as the gateway's messages do.

use std::fmt;

/// A line and a column, both from 1; columns are code points.
pub(crate) struct Position {
    line: usize,
    column: usize,
}

impl Position {
    /// The position where `part` begins in `text`.
    pub(crate) fn of(part: &str, text: &str) -> Self {
        Self::after(text.get(..part.as_ptr().addr().wrapping_sub(text.as_ptr().addr())).unwrap_or_default())
    }

    /// The position of a serde error, which counts bytes.
    pub(crate) fn of_error(error: &serde_json::Error, text: &str) -> Self {
        let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = line.get(..error.column().saturating_sub(1)).unwrap_or(line);
        Self { line: error.line(), column: before.chars().count().saturating_add(1) }
    }

    fn after(before: &str) -> Self {
        let last = before.rsplit('\n').next().unwrap_or_default();
        Self { line: before.split('\n').count(), column: last.chars().count().saturating_add(1) }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(line {}:{})", self.line, self.column)
    }
}
