//! Injected faults with their remaining counts, oldest first.

/// Pending faults.
pub(crate) struct Pending<T>(Vec<(u32, T)>);

impl<T: Clone> Pending<T> {
    pub(crate) fn none() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn add(&mut self, times: u32, what: T) {
        self.0.push((times, what));
    }

    /// The first that matches, counted down.
    pub(crate) fn take(&mut self, is_concerned: impl Fn(&T) -> bool) -> Option<T> {
        let (times, what) = self.0.iter_mut().find(|(_, what)| is_concerned(what))?;
        *times -= 1;
        let what = what.clone();
        self.0.retain(|(times, _)| *times > 0);
        Some(what)
    }
}
