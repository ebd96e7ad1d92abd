//! A client's retry budget, shared by all its calls, so that a failing service isn't sent a
//! multiple of the load. Retries spend tokens, and successes give them back.

use super::error::ErrorKind;

/// The number of tokens, at most [`Budget::FULL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget(u32);

impl Budget {
    /// The tokens of a new client: enough for a hundred retries.
    pub const FULL: u32 = 500;
    const RETRY: u32 = 5;
    /// A timeout costs more: its attempt kept the service busy for longer.
    const RETRY_AFTER_TIMEOUT: u32 = 10;

    /// Creates a budget with so many tokens.
    #[must_use]
    pub fn new(tokens: u32) -> Self {
        Self(tokens.min(Self::FULL))
    }

    /// Returns the number of tokens.
    #[must_use]
    pub fn tokens(self) -> u32 {
        self.0
    }

    /// Spends the tokens of a retry. Returns false if there are too few.
    pub(crate) fn spend(&mut self, kind: ErrorKind) -> bool {
        let cost = if kind == ErrorKind::Timeout { Self::RETRY_AFTER_TIMEOUT } else { Self::RETRY };
        let left = self.0.checked_sub(cost);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }

    /// Gives a token back, for an attempt that succeeded.
    pub(crate) fn earn(&mut self) {
        *self = Self::new(self.0.saturating_add(1));
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self(Self::FULL)
    }
}
