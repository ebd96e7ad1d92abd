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

/// A parsed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    /// The values of each field, one bit each.
    fields: [u64; 5],
    /// True if both the day of the month and the day of the week are restricted: then either is enough.
    is_either_day: bool,
}

impl Cron {
    /// Parses an expression.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if !is_cron(text.as_bytes()) {
            return None;
        }
        let mut texts = text.as_bytes().split(u8::is_ascii_whitespace).filter(|field| !field.is_empty());
        let mut is_any = [false; 5];
        let mut fields = [0; 5];
        for ((field, is_any), bounds) in fields.iter_mut().zip(&mut is_any).zip(FIELDS) {
            let text = texts.next()?;
            *is_any = text.starts_with(b"*");
            *field = text.split(|b| *b == b',').filter_map(|part| bits(part, bounds)).fold(0, |all, part| all | part);
        }
        let [_, _, day, _, weekday] = is_any;
        Some(Self { fields, is_either_day: !day && !weekday })
    }

    /// True at a minute and an hour of each day that [`Self::is_on`] accepts.
    #[must_use]
    pub fn is_at(&self, minute: u64, hour: u64) -> bool {
        let [minutes, hours, ..] = self.fields;
        has(minutes, minute) && has(hours, hour)
    }

    /// True on a day: of the month, the month, and the day of the week from Sunday, 0.
    #[must_use]
    pub fn is_on(&self, day: u32, month: u32, weekday: u32) -> bool {
        let [.., days, months, weekdays] = self.fields;
        let (is_day, is_weekday) = (has(days, day.into()), has(weekdays, weekday.into()));
        has(months, month.into()) && if self.is_either_day { is_day || is_weekday } else { is_day && is_weekday }
    }
}

fn has(values: u64, value: u64) -> bool {
    u32::try_from(value).ok().and_then(|value| values.checked_shr(value)).is_some_and(|bits| bits & 1 == 1)
}

/// The values of a part of a field, one bit each. A value with a step goes on to the maximum.
fn bits(part: &[u8], bounds: (u32, u32, Names)) -> Option<u64> {
    let (least, greatest, _) = bounds;
    let (range, step) = split_once(part, b'/').map_or((part, None), |(range, step)| (range, Some(step)));
    // a step beyond the last value leaves the first
    let most = u64::from(u32::MAX);
    let step = step.map_or(1, |step| number(step, most).unwrap_or(most));
    let (from, to) = match split_once(range, b'-') {
        _ if range == b"*" => (u64::from(least), u64::from(greatest)),
        Some((from, to)) => (value(from, bounds)?, value(to, bounds)?),
        None if part.len() == range.len() => (value(range, bounds)?, value(range, bounds)?),
        None => (value(range, bounds)?, u64::from(greatest)),
    };
    let values = (from..=to).step_by(usize::try_from(step).ok()?);
    // Sunday is 0 and 7
    let bit = |value: u64| {
        if greatest == 7 && value == 7 { 1 } else { 1_u64.checked_shl(u32::try_from(value).unwrap_or(64)).unwrap_or(0) }
    };
    Some(values.map(bit).fold(0, |all, one| all | one))
}

/// Splits the names of a field.
pub(crate) fn names(names: Names) -> impl Iterator<Item = &'static str> {
    (0..names.len()).step_by(LETTERS).filter_map(move |at| names.get(at..at.saturating_add(LETTERS)))
}
