//! The advice of an issue, beyond the limit's own sentence.

use crate::api::vocabulary::AcceleratorType;
use crate::language::words::list;

/// The advice of an issue. It crosses to JavaScript as two numbers: its kind, and what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Nothing.
    None,
    /// Omit the field.
    LeaveOut,
    /// Omit the field to get the default.
    LeaveOutForDefault,
    /// Names the number of entries.
    Count(u32),
    /// Names the alternatives: a bit for each GPU type.
    Instead(u32),
}

impl Advice {
    /// Returns the kind, and what it names.
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

    /// The text after the limit's sentence, by kind. `{}` stands for what it names.
    pub const SENTENCES: [&str; 5] = ["", ": omit it", "; omit it for the default", ", got {}", "; use {}"];

    /// Returns the text after the limit's sentence.
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
