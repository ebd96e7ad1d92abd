//! The least or the most that was needed within a time window.

use std::collections::VecDeque;

use super::curve::Need;

/// An extremum over a sliding window, updated in amortized constant time.
pub(super) struct Window {
    length_ms: i64,
    /// The needs that may yet be the extremum, each better than those after it.
    needs: VecDeque<Need>,
    is_better: fn(i64, i64) -> bool,
}

impl Window {
    pub(super) fn least(length_ms: i64) -> Self {
        Self { length_ms, needs: VecDeque::new(), is_better: |one, other| one < other }
    }

    pub(super) fn most(length_ms: i64) -> Self {
        Self { length_ms, needs: VecDeque::new(), is_better: |one, other| one > other }
    }

    /// Adds the next need.
    pub(super) fn push(&mut self, need: &Need) {
        while self.needs.back().is_some_and(|last| !(self.is_better)(last.replicas, need.replicas)) {
            self.needs.pop_back();
        }
        self.needs.push_back(*need);
    }

    /// The extremum of the window that ends now.
    pub(super) fn at(&mut self, now: i64) -> i64 {
        let begin = now.saturating_sub(self.length_ms);
        while self.needs.front().is_some_and(|first| first.until <= begin) {
            self.needs.pop_front();
        }
        self.needs.front().map_or(0, |first| first.replicas)
    }
}
