//! What was found wrong, as numbers: which slot, which rule, which limit. Words are made of it elsewhere.

use super::RULES;
use super::fault::Fault;
use super::issue::Severity;
use super::limit::Breach;

/// One thing that is wrong with a value.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// The slot of the value.
    pub slot: u32,
    /// What is said of it.
    pub saying: Saying,
    /// How sure it is that the service refuses it.
    pub severity: Severity,
    /// How it is wrong.
    pub breach: Breach,
}

/// What is said of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// It breaks a rule, by its number, at the nth of the rule's fields.
    Rule(u8, u8),
    /// It has a fault.
    Fault(Fault),
}

impl Finding {
    /// The finding as it crosses to JavaScript, six words: the slot; what the advice names; four bytes, the lowest first: the
    /// saying (faults are numbered after the rules), which of the rule's fields, the code, the kind of advice; nothing; the
    /// limit as a double, or NaN, the lower half first. The severity is the saying's.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    pub fn words(&self) -> [u32; 6] {
        let (saying, nth) = match self.saying {
            Saying::Rule(rule, nth) => (rule, nth),
            Saying::Fault(fault) => (fault.saying(), 0),
        };
        let Breach { code, bound, advice } = self.breach;
        let (advice, named) = advice.numbers();
        let limit = bound.unwrap_or(f64::NAN).to_bits();
        let bytes = u32::from_le_bytes([saying, nth, code as u8, advice]);
        [self.slot, named, bytes, 0, limit as u32, (limit >> 32) as u32]
    }
}

impl Fault {
    /// Its number among all that is said: faults come after the rules.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "there are fewer rules")]
    pub fn saying(self) -> u8 {
        const FIRST: u8 = RULES.len() as u8;
        FIRST.saturating_add(self.number())
    }
}
