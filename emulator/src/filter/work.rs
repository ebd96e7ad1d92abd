//! The work that a filter has taken.

use std::cell::Cell;

use crate::status::Refusal;

/// The most work of one list: a condition that looks at every text of fifty thousand deployments of 2 KB.
const MOST: usize = 100_000_000;

/// The conditions tested, and the characters that they looked at.
#[derive(Default)]
pub(super) struct Work(Cell<usize>);

impl Work {
    /// Adds to it. False once it is too much.
    pub(super) fn add(&self, more: usize) -> bool {
        self.0.set(self.0.get().saturating_add(more));
        self.0.get() <= MOST
    }

    /// Refuses a filter that took too much.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.add(0) {
            return Ok(());
        }
        Err(Refusal::invalid("the filter takes too much work on these deployments: use fewer or more exact conditions"))
    }
}
