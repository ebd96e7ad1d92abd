//! The parts of the memory that JavaScript fills, and those that it reads: written down here, and nowhere else in Rust.
//!
//! | part | bytes |
//! |---|---|
//! | answers | [`ANSWERS`]: findings, or a text |
//! | numbers of the slots | 8 for each slot that there is room for |
//! | kinds of the slots | 1 for each |
//! | texts, in UTF-8 | as many as there are |

use fireworks_deployments::rules::check::MOST_FINDINGS;
use fireworks_deployments::value::slots::Slots;

/// The bytes of a finding: six words.
pub const FINDING: usize = 24;
/// The bytes for answers: as many findings as there can be of both severities.
pub const ANSWERS: usize = 2 * MOST_FINDINGS as usize * FINDING;

/// How much of the memory is filled, as JavaScript says.
#[derive(Debug, Clone, Copy)]
pub struct Filling {
    /// How many slots there is room for.
    pub room: u32,
    /// How many of them are filled.
    pub slots: u32,
    /// How many bytes the texts have.
    pub text: u32,
}

/// Parts the memory into slots, and the room for answers. What isn't there is empty: no number that JavaScript gives leads
/// outside.
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

/// An answer so far.
#[derive(Debug)]
pub struct Answer<'m> {
    room: &'m mut [u8],
    /// How many bytes it has.
    pub length: usize,
}

impl<'m> Answer<'m> {
    /// An answer of nothing yet.
    #[must_use]
    pub fn new(room: &'m mut [u8]) -> Self {
        Self { room, length: 0 }
    }

    /// Adds bytes, as long as there is room for all of them.
    pub fn add(&mut self, bytes: &[u8]) {
        let end = self.length.saturating_add(bytes.len());
        if let Some(free) = self.room.get_mut(self.length..end) {
            free.copy_from_slice(bytes);
            self.length = end;
        }
    }
}

/// A text, of ASCII alone.
impl Extend<char> for Answer<'_> {
    fn extend<Text: IntoIterator<Item = char>>(&mut self, text: Text) {
        text.into_iter().for_each(|c| self.add(&[u8::try_from(c).unwrap_or(b'?')]));
    }
}
