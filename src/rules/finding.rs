//! Findings as numbers: which slot, which rule, which limit. `explain.rs` turns them into messages.

use super::RULES;
use super::fault::Fault;
use super::issue::Severity;
use super::limit::Breach;

/// An issue of a value, as numbers.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// The slot of the value.
    pub slot: u32,
    /// The rule or fault.
    pub saying: Saying,
    /// Error if the service is known to refuse it, else warning.
    pub severity: Severity,
    /// The code, limit and advice.
    pub breach: Breach,
}

/// The rule or fault of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// The number of a rule, and the index of the field among the rule's fields.
    Rule(u8, u8),
    /// A fault.
    Fault(Fault),
}

impl Finding {
    /// Converts the finding to six words for JavaScript: the slot; what the advice names; four
    /// bytes, lowest first (the saying, with faults numbered after the rules; the index among the
    /// rule's fields; the code; the kind of advice); zero; the limit as a double, or NaN, lower
    /// half first. The severity follows from the saying.
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
    /// Returns its number among all sayings. Faults come after the rules.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "there are fewer rules")]
    pub fn saying(self) -> u8 {
        const FIRST: u8 = RULES.len() as u8;
        FIRST.saturating_add(self.number())
    }
}
