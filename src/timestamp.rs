//! Moments on the wire.

use serde::{Deserialize, Serialize};

use crate::wire::{Shape, Wire};

/// A moment in RFC 3339: `2026-03-01T12:00:00Z`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Timestamp(pub String);

impl Wire for Timestamp {
    const SHAPE: Shape = Shape::Timestamp;
}

/// The form that the API takes, as a sentence part.
pub const FORM: &str = "must be a moment in RFC 3339, such as `2026-03-01T12:00:00Z`";

/// Whether the text has RFC 3339's form, and a day that its month has.
#[must_use]
pub fn is_rfc3339(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't']) else { return false };
    let (clock, offset) = match rest.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, None),
        None => match rest.rfind(['+', '-']).and_then(|at| rest.split_at_checked(at)) {
            Some((clock, offset)) => (clock, offset.get(1..)),
            None => return false,
        },
    };
    let (time, fraction) = clock.split_once('.').map_or((clock, None), |(time, digits)| (time, Some(digits)));
    is_date(date)
        && numbers(time, ':', [2, 2, 2]).is_some_and(|[hour, minute, second]| hour < 24 && minute < 60 && second <= 60)
        && fraction.is_none_or(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        && offset.is_none_or(|text| numbers(text, ':', [2, 2]).is_some_and(|[hour, minute]| hour < 24 && minute < 60))
}

fn is_date(text: &str) -> bool {
    numbers(text, '-', [4, 2, 2]).is_some_and(|[year, month, day]| {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day)
    })
}

/// Numbers of fixed widths with a separator between them.
fn numbers<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut values = [0; N];
    for (value, width) in values.iter_mut().zip(widths) {
        let part = parts.next().filter(|part| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        *value = part.parse().ok()?;
    }
    parts.next().is_none().then_some(values)
}
