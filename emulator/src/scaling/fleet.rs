//! Replicas that are ready, and replicas that start.

use std::collections::VecDeque;

/// The replicas at a time.
pub(super) struct Fleet {
    ready: i64,
    /// The replicas that start: the time at which they are ready, and their number. Earlier ones come first.
    starting: VecDeque<(i64, i64)>,
    cold_start_ms: i64,
}

impl Fleet {
    pub(super) fn new(ready: i64, cold_start_ms: i64) -> Self {
        Self { ready, starting: VecDeque::new(), cold_start_ms }
    }

    pub(super) fn ready(&self) -> i64 {
        self.ready
    }

    /// Makes the next replicas ready, if they are due by `now`. Returns the time at which they are.
    pub(super) fn start_next(&mut self, now: i64) -> Option<i64> {
        let (due, count) = self.starting.pop_front_if(|(due, _)| *due <= now)?;
        self.ready = self.ready.saturating_add(count);
        Some(due)
    }

    /// Starts missing replicas, or removes surplus ones: the latest of those that start come first.
    pub(super) fn resize(&mut self, wanted: i64, now: i64) {
        let all = self.starting.iter().fold(self.ready, |all, (_, count)| all.saturating_add(*count));
        if wanted > all {
            self.starting.push_back((now.saturating_add(self.cold_start_ms), wanted.saturating_sub(all)));
        }
        let mut surplus = all.saturating_sub(wanted).max(0);
        while let Some((due, count)) = self.starting.pop_back_if(|_| surplus > 0) {
            let removed = count.min(surplus);
            surplus = surplus.saturating_sub(removed);
            if removed < count {
                self.starting.push_back((due, count.saturating_sub(removed)));
            }
        }
        self.ready = self.ready.saturating_sub(surplus);
    }
}
