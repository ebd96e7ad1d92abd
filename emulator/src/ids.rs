//! Pseudo-random IDs, derived from a seed.

/// A `SplitMix64` generator: it repeats no number until it has returned all of them.
pub(crate) struct Ids {
    state: u64,
}

impl Ids {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A deployment ID like those of the service: eight hexadecimal digits.
    pub(crate) fn deployment(&mut self) -> String {
        format!("{:08x}", self.next() >> 32)
    }

    /// A request ID.
    pub(crate) fn request(&mut self) -> String {
        format!("{:016x}", self.next())
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
