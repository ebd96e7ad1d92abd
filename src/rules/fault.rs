//! What can be wrong with a value beyond the rules: its shape, a field that isn't known, an ID.

use super::advice::Advice;
use super::issue::IssueCode::{self, Format, Required, TooBig, TooLong, TooShort, TooSmall, Type};
use super::issue::Severity::{self, Error, Warning};
use super::limit::Breach;
use crate::language::resource_name::IdFault;
use crate::value::shape::Mismatch;

/// A fault, by its number in [`FAULTS`]: first those of shapes, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault(u8);

/// What is said of a fault.
#[derive(Debug)]
pub struct Row {
    /// The stable name of the rule.
    pub rule: &'static str,
    /// The kind of fault.
    pub code: IssueCode,
    /// How sure it is that the service refuses it.
    pub severity: Severity,
    /// The limit that was broken, where it is a number.
    pub limit: Option<f64>,
    /// A sentence part. `{}` stands for the name of the enum, or for the key.
    pub sentence: &'static str,
    /// True if a message shows what was given.
    pub shows_value: bool,
}

const fn row(
    rule: &'static str,
    code: IssueCode,
    severity: Severity,
    limit: Option<f64>,
    sentence: &'static str,
) -> Row {
    Row { rule, code, severity, limit, sentence, shows_value: true }
}

const fn shape(rule: &'static str, code: IssueCode, mismatch: Mismatch) -> Row {
    row(rule, code, Error, None, mismatch.sentence())
}

const fn bound(code: IssueCode, limit: i32, mismatch: Mismatch) -> Row {
    row("integer", code, Error, Some(limit as f64), mismatch.sentence())
}

const fn id(code: IssueCode, limit: Option<f64>, fault: IdFault) -> Row {
    row("deployment-id", code, Error, limit, fault.sentence())
}

/// Every fault.
#[rustfmt::skip] // a table: one row, one line
pub const FAULTS: &[Row] = &[
    shape("type", Type, Mismatch::NoText),
    shape("type", Type, Mismatch::NoBool),
    shape("type", Type, Mismatch::NoNumber),
    shape("type", Type, Mismatch::NoList),
    shape("type", Type, Mismatch::NoObject),
    shape("type", Type, Mismatch::TextForBool),
    shape("type", Type, Mismatch::TextForNumber),
    shape("type", Type, Mismatch::TextForList),
    shape("type", Type, Mismatch::TextForObject),
    shape("type", Type, Mismatch::Infinite),
    shape("integer", Type, Mismatch::Fraction),
    bound(TooSmall, i32::MIN, Mismatch::BelowInt32),
    bound(TooBig, i32::MAX, Mismatch::AboveInt32),
    shape("duration-form", Format, Mismatch::DurationForm),
    shape("duration-form", Format, Mismatch::DurationDigits),
    shape("duration-form", Format, Mismatch::DurationBound),
    shape("timestamp-form", Format, Mismatch::TimestampForm),
    row("known-value", IssueCode::UnknownValue, Warning, None, Mismatch::UnknownValue.sentence()),
    Row { shows_value: false, ..row("unknown-field", IssueCode::UnknownField, Warning, None, "`{}` is no field that this version knows") },
    Row { shows_value: false, ..row("required", Required, Error, None, "is required") },
    Row { shows_value: false, ..row("shape-or-shapeless-risk", IssueCode::Conflict, Error, None, "can't be set together with acceptShapelessRisk") },
    row("deployment-id", Type, Error, None, "must be a string"),
    id(TooShort, Some(1.0), IdFault::Length),
    id(TooLong, Some(63.0), IdFault::Length),
    id(Format, None, IdFault::Characters),
    id(Format, None, IdFault::Ends),
    id(Format, None, IdFault::Digit),
];

/// What each fault means to a program.
static MEANINGS: [(Breach, Severity); FAULTS.len()] = meanings();

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated when the crate is built")]
const fn meanings() -> [(Breach, Severity); FAULTS.len()] {
    let mut meanings = [meaning(&FAULTS[0]); FAULTS.len()];
    let mut at = 0;
    while at < FAULTS.len() {
        meanings[at] = meaning(&FAULTS[at]);
        at += 1;
    }
    meanings
}

const fn meaning(row: &Row) -> (Breach, Severity) {
    (Breach { code: row.code, bound: row.limit, advice: Advice::None }, row.severity)
}

impl Fault {
    /// A field that this version doesn't know.
    pub const UNKNOWN_FIELD: Self = Self(18);
    /// An argument that isn't there.
    pub const REQUIRED: Self = Self(19);
    /// A shape, and the risk of having none.
    pub const SHAPELESS_RISK: Self = Self(20);
    /// An ID that isn't a string.
    pub const ID_TYPE: Self = Self(21);
    /// An ID without a character.
    pub const ID_SHORT: Self = Self(22);
    /// An ID of too many characters.
    pub const ID_LONG: Self = Self(23);
    /// An ID with other characters than it may have.
    pub const ID_CHARACTERS: Self = Self(24);
    /// An ID with a hyphen at an end.
    pub const ID_ENDS: Self = Self(25);
    /// An ID with a digit in front.
    pub const ID_DIGIT: Self = Self(26);

    /// Its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// What it means to a program: what the checker asks, so that a module with the rules doesn't hold the words.
    pub(super) fn meaning(self) -> (Breach, Severity) {
        MEANINGS.get(usize::from(self.0)).copied().unwrap_or(MEANINGS[0])
    }

    /// What is said of it.
    #[must_use]
    pub fn row(self) -> &'static Row {
        const NONE: &Row = &shape("type", Type, Mismatch::NoText);
        FAULTS.get(usize::from(self.0)).unwrap_or(NONE)
    }
}

impl From<Mismatch> for Fault {
    fn from(mismatch: Mismatch) -> Self {
        Self(mismatch as u8)
    }
}
