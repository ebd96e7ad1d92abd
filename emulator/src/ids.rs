//! Pseudo-random IDs, derived from a seed.

/// The step from one state to the next.
const INCREMENT: u64 = 0x9e37_79b9_7f4a_7c15;

/// A `SplitMix64` generator: it repeats no number until it has returned all of them.
pub(crate) struct Ids {
    seed: u64,
    state: u64,
}

impl Ids {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, state: seed }
    }

    /// A deployment ID like those of the service: eight hexadecimal digits.
    pub(crate) fn deployment(&mut self) -> String {
        format!("{:08x}", self.next() >> 32)
    }

    /// The version of a shape: eight hexadecimal digits, always the same for one shape.
    pub(crate) fn shape_version(&self, shape: &str) -> String {
        let mixed = shape.bytes().fold(self.seed, |mixed, byte| mix(mixed.wrapping_add(INCREMENT) ^ u64::from(byte)));
        format!("{:08x}", mixed >> 32)
    }

    /// A request ID.
    pub(crate) fn request(&mut self) -> String {
        format!("{:016x}", self.next())
    }

    /// A number for a name.
    pub(crate) fn number_for(mut self, name: &str) -> u64 {
        for byte in name.bytes() {
            self.state = self.next() ^ u64::from(byte);
        }
        self.next()
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(INCREMENT);
        mix(self.state)
    }
}

fn mix(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
