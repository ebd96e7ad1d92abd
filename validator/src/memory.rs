//! The layout of the memory shared with JavaScript. The only definition in Rust.
//!
//! | part | bytes |
//! |---|---|
//! | answers | [`ANSWERS`]: findings, or a text |
//! | numbers of the slots | 8 for each slot that there is room for |
//! | kinds of the slots | 1 for each |
//! | texts, in UTF-8 | as many as there are |

use fireworks_deployments::rules::check::MOST_FINDINGS;
use fireworks_deployments::value::slots::Slots;

/// The size of a finding, in bytes: six words.
pub const FINDING: usize = 24;
/// The size of the answers, in bytes: the maximum number of findings of both severities.
pub const ANSWERS: usize = 2 * MOST_FINDINGS as usize * FINDING;

/// The amount of memory in use, as reported by JavaScript.
#[derive(Debug, Clone, Copy)]
pub struct Filling {
    /// The number of slots that there is room for.
    pub room: u32,
    /// The number of slots in use.
    pub slots: u32,
    /// The length of the texts, in bytes.
    pub text: u32,
}

/// Splits the memory into slots and answers. Missing parts are empty: no number from JavaScript can
/// lead outside the memory.
#[must_use]
pub fn parts(memory: &mut [u8], filling: Filling) -> (Slots<'_>, &mut [u8]) {
    let (answers, rest) = memory.split_at_mut_checked(ANSWERS).unwrap_or_default();
    let room = filling.room as usize;
    let (numbers, rest) = room.checked_mul(8).and_then(|bytes| rest.split_at_checked(bytes)).unwrap_or_default();
    let (kinds, rest) = rest.split_at_checked(room).unwrap_or_default();
    let slots = filling.slots as usize;
    let slots = Slots {
        kinds: kinds.get(..slots).unwrap_or_default(),
        numbers: numbers.as_chunks().0.get(..slots).unwrap_or_default(),
        texts: rest.get(..filling.text as usize).unwrap_or_default(),
    };
    (slots, answers)
}

/// An answer, as far as it is written.
#[derive(Debug)]
pub struct Answer<'m> {
    room: &'m mut [u8],
    /// The length, in bytes.
    pub length: usize,
}

impl<'m> Answer<'m> {
    /// Starts an empty answer.
    #[must_use]
    pub fn new(room: &'m mut [u8]) -> Self {
        Self { room, length: 0 }
    }

    /// Adds bytes, if there is room for all of them.
    pub fn add(&mut self, bytes: &[u8]) {
        let end = self.length.saturating_add(bytes.len());
        if let Some(free) = self.room.get_mut(self.length..end) {
            free.copy_from_slice(bytes);
            self.length = end;
        }
    }
}

/// Writes text, which must be ASCII.
impl Extend<char> for Answer<'_> {
    fn extend<Text: IntoIterator<Item = char>>(&mut self, text: Text) {
        text.into_iter().for_each(|c| self.add(&[u8::try_from(c).unwrap_or(b'?')]));
    }
}
