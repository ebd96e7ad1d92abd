//! The faults of a value beyond the rules: its shape, an unknown field, an invalid ID.

use super::advice::Advice;
use super::issue::IssueCode::{self, Format, Required, TooBig, TooLong, TooShort, TooSmall, Type};
use super::issue::Severity::{self, Error, Warning};
use super::limit::Breach;
use crate::language::resource_name::IdFault;
use crate::value::shape::Mismatch;

/// A fault, as its index in [`FAULTS`]. Faults of shapes come first, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault(u8);

/// The issue of a fault.
#[derive(Debug)]
pub struct Row {
    /// The rule's stable name.
    pub rule: &'static str,
    /// The kind of issue.
    pub code: IssueCode,
    /// Error if the service is known to refuse it, else warning.
    pub severity: Severity,
    /// The limit that was broken, if it is a number.
    pub limit: Option<f64>,
    /// The message's sentence part. `{}` stands for the enum's name or for the key.
    pub sentence: &'static str,
    /// True if messages show the value.
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

/// All faults.
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
    Row { shows_value: false, ..row("unknown-field", IssueCode::UnknownField, Warning, None, "unknown field `{}`") },
    Row { shows_value: false, ..row("required", Required, Error, None, "is required") },
    Row { shows_value: false, ..row("shape-or-shapeless-risk", IssueCode::Conflict, Error, None, "can't be set together with acceptShapelessRisk") },
    row("deployment-id", Type, Error, None, "must be a string"),
    id(TooShort, Some(1.0), IdFault::Length),
    id(TooLong, Some(63.0), IdFault::Length),
    id(Format, None, IdFault::Characters),
    id(Format, None, IdFault::Ends),
    id(Format, None, IdFault::Digit),
];

/// The code and severity of each fault.
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
    /// An unknown value of an enum.
    pub const UNKNOWN_VALUE: Self = Self(17);
    /// An unknown field.
    pub const UNKNOWN_FIELD: Self = Self(18);
    /// A missing argument.
    pub const REQUIRED: Self = Self(19);
    /// A deployment shape together with `acceptShapelessRisk`.
    pub const SHAPELESS_RISK: Self = Self(20);
    /// An ID that isn't a string.
    pub const ID_TYPE: Self = Self(21);
    /// An empty ID.
    pub const ID_SHORT: Self = Self(22);
    /// An ID that is too long.
    pub const ID_LONG: Self = Self(23);
    /// An ID with characters that it may not have.
    pub const ID_CHARACTERS: Self = Self(24);
    /// An ID that starts or ends with a hyphen.
    pub const ID_ENDS: Self = Self(25);
    /// An ID that starts with a digit.
    pub const ID_DIGIT: Self = Self(26);

    /// Returns the number of the fault.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// Returns the fault's code and severity. Apart from the rows, so that a module with the rules
    /// doesn't include the text.
    pub(super) fn meaning(self) -> (Breach, Severity) {
        MEANINGS.get(usize::from(self.0)).copied().unwrap_or(MEANINGS[0])
    }

    /// Returns the fault's row.
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
