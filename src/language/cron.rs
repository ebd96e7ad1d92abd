//! Cron expressions of five fields.

use super::bytes::{is_digits, number, split_once};

/// Names of three letters, concatenated.
pub(crate) type Names = &'static str;

/// The minimum, maximum and names of each field.
pub(crate) const FIELDS: [(u32, u32, Names); 5] = [
    (0, 59, ""),
    (0, 23, ""),
    (1, 31, ""),
    (1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
    (0, 7, "SUNMONTUEWEDTHUFRISAT"),
];
const LETTERS: usize = 3;

/// True if the text has minute, hour, day of month, month and day of week, each a list of values,
/// ranges and steps.
#[must_use]
pub fn is_cron(text: &[u8]) -> bool {
    let mut fields = text.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty());
    let is_field =
        |bounds| fields.next().is_some_and(|field| field.split(|b| *b == b',').all(|part| is_part(part, bounds)));
    FIELDS.into_iter().all(is_field) && fields.next().is_none()
}

fn is_part(part: &[u8], bounds: (u32, u32, Names)) -> bool {
    let (range, step) = split_once(part, b'/').unwrap_or((part, b"1"));
    let (from, to) = split_once(range, b'-').unwrap_or((range, range));
    let is_range = || matches!((value(from, bounds), value(to, bounds)), (Some(from), Some(to)) if from <= to);
    is_digits(step) && step.iter().any(|digit| *digit != b'0') && (range == b"*" || is_range())
}

fn value(text: &[u8], (least, greatest, names): (u32, u32, Names)) -> Option<u64> {
    let (least, greatest) = (u64::from(least), u64::from(greatest));
    if let Some(number) = number(text, greatest) {
        return (number >= least).then_some(number);
    }
    let mut names = (least..).zip(names.as_bytes().chunks(LETTERS));
    names.find(|(_, name)| name.eq_ignore_ascii_case(text)).map(|(value, _)| value)
}

/// Splits the names of a field.
pub(crate) fn names(names: Names) -> impl Iterator<Item = &'static str> {
    (0..names.len()).step_by(LETTERS).filter_map(move |at| names.get(at..at.saturating_add(LETTERS)))
}
