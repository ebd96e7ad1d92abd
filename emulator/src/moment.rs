//! Timestamps: milliseconds since 1970 inside, RFC 3339 on the wire.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, SecondsFormat, Utc};

/// The years 0 to 9999, the range of RFC 3339.
const CALENDAR: RangeInclusive<i64> = -62_167_219_200_000..=253_402_300_799_999;

/// Formats a timestamp as the API does: `2026-03-01T12:00:00Z`. Values out of range are clamped.
pub(crate) fn format(ms: i64) -> String {
    within_calendar(ms).to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Formats a timestamp as HTTP's `date` header does: `Sun, 01 Mar 2026 12:00:00 GMT`. The same clamping.
pub(crate) fn http_date(ms: i64) -> String {
    // chrono's patterns bring a parser that nothing else needs
    let (time, text) = (within_calendar(ms), format(ms));
    let month = MONTHS.iter().zip(1..).find_map(|(name, month)| (month == time.month()).then_some(*name));
    let [year, day, clock] = [0..4, 8..10, 11..19].map(|part| text.get(part).unwrap_or_default());
    format!("{}, {day} {} {year} {clock} GMT", time.weekday(), month.unwrap_or_default())
}

fn within_calendar(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms.clamp(*CALENDAR.start(), *CALENDAR.end())).unwrap_or_default()
}

/// Converts JavaScript's milliseconds, dropping the fraction.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and formatting stops at the calendar's end")]
pub(crate) fn from_number(ms: f64) -> i64 {
    ms as i64
}

/// Converts to JavaScript's milliseconds, which hold every time of the calendar.
#[expect(clippy::cast_precision_loss, reason = "the calendar is far below 2^53")]
pub(crate) fn to_number(ms: i64) -> f64 {
    ms as f64
}

/// Parses RFC 3339.
pub(crate) fn parse(text: &str) -> Option<DateTime<Utc>> {
    let well_formed = fireworks_deployments::language::timestamp::is_rfc3339(text);
    well_formed.then(|| DateTime::parse_from_rfc3339(text).ok()).flatten().map(|moment| moment.to_utc())
}
