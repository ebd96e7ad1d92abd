//! Decides whether and when to retry. Has no clock (SDK).

use crate::exchange::error::ErrorKind;
use crate::language::duration::Duration;

const FIRST_DELAY_MS: u32 = 500;
const LONGEST_DELAY_MS: u32 = 8_000;
/// The maximum delay between two polls that fail.
const LONGEST_POLL_DELAY_MS: u32 = 60_000;
/// The maximum delay that the service may ask for.
const LONGEST_ASKED_MS: u32 = 60_000;

/// True if a retry may succeed.
#[must_use]
pub fn is_transient(kind: ErrorKind, status: u16, is_write: bool) -> bool {
    match kind {
        ErrorKind::Network | ErrorKind::Timeout => true,
        ErrorKind::Api => matches!(status, 408 | 429) || status >= 500 || (status == 409 && !is_write),
        _ => false,
    }
}

/// True if a failed write may have taken effect. Doesn't cover a successful reply that can't be
/// read.
#[must_use]
pub fn leaves_outcome_unknown(kind: ErrorKind, status: u16) -> bool {
    match kind {
        ErrorKind::Network | ErrorKind::Timeout => true,
        ErrorKind::Api => status >= 500,
        _ => false,
    }
}

/// Parses `x-should-retry`, which overrides the status.
#[must_use]
pub fn should_retry(header: Option<&str>) -> Option<bool> {
    match header?.trim() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Returns the delay that the service asks for, in milliseconds: `retry-after-ms`, or `retry-after`
/// in seconds or as a date, which is `until` milliseconds away.
#[must_use]
pub fn asked_delay(retry_after_ms: Option<&str>, retry_after: Option<&str>, until: Option<f64>) -> Option<u32> {
    let ms = retry_after_ms.and_then(decimal).and_then(positive);
    ms.or_else(|| positive(retry_after.and_then(decimal)? * 1_000.0)).or_else(|| positive(until?))
}

/// Returns the delay before the next attempt: the one asked for plus up to a quarter, or twice the
/// last one minus up to a quarter. `random` chooses the part, so that callers don't come back at one
/// moment.
#[must_use]
pub fn delay_ms(attempts: u32, asked: Option<u32>, random: f64) -> u32 {
    delay_up_to(LONGEST_DELAY_MS, attempts, asked, random)
}

/// Returns the delay before the next poll, after so many that failed.
#[must_use]
pub fn poll_delay_ms(failures: u32, asked: Option<u32>, random: f64) -> u32 {
    delay_up_to(LONGEST_POLL_DELAY_MS, failures, asked, random)
}

/// Returns the delay asked for plus up to a quarter, unless it is too long to be honoured.
pub(crate) fn asked_ms(asked: Option<u32>, random: f64) -> Option<u32> {
    let asked = f64::from(asked.filter(|asked| *asked <= LONGEST_ASKED_MS)?);
    Some(whole_ms(asked + asked * 0.25 * random))
}

fn delay_up_to(longest: u32, attempts: u32, asked: Option<u32>, random: f64) -> u32 {
    if let Some(asked) = asked_ms(asked, random) {
        return asked;
    }
    let doubled = 2u32.saturating_pow(attempts.saturating_sub(1)).saturating_mul(FIRST_DELAY_MS);
    let delay = f64::from(doubled.min(longest));
    whole_ms(delay - delay * 0.25 * random)
}

/// Converts to whole milliseconds, saturating.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, which is what is meant")]
pub fn whole_ms(ms: f64) -> u32 {
    ms as u32
}

fn positive(ms: f64) -> Option<u32> {
    Some(whole_ms(ms.ceil())).filter(|ms| *ms > 0)
}

/// Parses a decimal number as the seconds of a duration. The standard float parser would be larger
/// than this file.
fn decimal(text: &str) -> Option<f64> {
    Duration::parse_wire([text.trim_ascii(), "s"].concat()).map(Duration::to_number)
}
