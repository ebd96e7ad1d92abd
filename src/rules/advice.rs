//! What to do about an issue, beyond what its limit says.

use crate::api::vocabulary::AcceleratorType;
use crate::language::words::list;

/// What to do about an issue, as it crosses: a number for the kind, and one for what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Nothing.
    None,
    /// Leave the field out.
    LeaveOut,
    /// To have the default, leave the field out.
    LeaveOutForDefault,
    /// How many entries there are.
    Count(u32),
    /// What there is instead: a bit for each kind of GPU.
    Instead(u32),
}

impl Advice {
    /// The kind, and what it names.
    #[must_use]
    pub fn numbers(self) -> (u8, u32) {
        match self {
            Self::None => (0, 0),
            Self::LeaveOut => (1, 0),
            Self::LeaveOutForDefault => (2, 0),
            Self::Count(count) => (3, count),
            Self::Instead(bits) => (4, bits),
        }
    }

    /// What comes after the sentence of the limit, of each kind: `{}` stands for what it names.
    pub const SENTENCES: [&str; 5] =
        ["", ": leave it out", "; to have the default, leave the field out", ", got {}", ": {}"];

    /// What comes after the sentence of the limit.
    #[must_use]
    pub fn sentence(self) -> String {
        let named = match self {
            Self::Count(count) => count.to_string(),
            Self::Instead(bits) => list(&gpus(bits), ", ", " or "),
            Self::None | Self::LeaveOut | Self::LeaveOutForDefault => String::new(),
        };
        let sentence = Self::SENTENCES.get(usize::from(self.numbers().0)).copied().unwrap_or_default();
        sentence.replace("{}", &named)
    }
}

fn gpus(bits: u32) -> Vec<&'static str> {
    let is_meant = |(index, _): &(u32, _)| 1_u32.checked_shl(*index).is_some_and(|bit| bits & bit != 0);
    (0..).zip(AcceleratorType::VOCABULARY.values).filter(is_meant).map(|(_, gpu)| *gpu).collect()
}
