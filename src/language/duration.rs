//! Durations in exact nanoseconds: `"300s"` as the API writes them, `"5m"` as people do.

use std::fmt;

use super::bytes::{is_digits, number, split_once, trim};
use super::words::{decimal, digit, write_decimal};

/// The format that people write, as a sentence part.
pub const HUMAN_FORM: &str = "must look like `5m`, `1h30m`, `300s` or `0.5s`";
/// The maximum of a protobuf duration: ten thousand years.
pub(crate) const MOST_SECONDS: i64 = 315_576_000_000;
const NANOS_PER_SECOND: i64 = 1_000_000_000;
const FRACTION_DIGITS: usize = 9;
const UNITS: [(char, i64); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

/// The reason that a text is not a duration in the API's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireFault {
    /// Not a number of seconds followed by `s`.
    Form,
    /// More than nine digits after the decimal point.
    Digits,
    /// Over ten thousand years.
    Bound,
}

impl WireFault {
    /// Returns a sentence part.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Form => "must be seconds followed by `s`, such as `300s`",
            Self::Digits => "must have at most nine digits after the decimal point",
            Self::Bound => "must be within ten thousand years (315576000000s)",
        }
    }
}

/// An exact duration. Both parts have the same sign, so the derived order is correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    seconds: i64,
    nanos: i64,
}

impl Duration {
    /// Creates a duration of whole seconds.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { seconds, nanos: 0 }
    }

    /// Parses the API's format only: ASCII digits, no exponent, at most nine decimals.
    #[must_use]
    pub fn parse_wire(text: impl AsRef<[u8]>) -> Option<Self> {
        Self::of_wire(text.as_ref()).ok()
    }

    /// Returns the reason that a text is not in the API's format.
    #[must_use]
    pub fn wire_fault(text: &[u8]) -> Option<WireFault> {
        Self::of_wire(text).err()
    }

    fn of_wire(text: &[u8]) -> Result<Self, WireFault> {
        let (negative, number) = sign(text.strip_suffix(b"s").ok_or(WireFault::Form)?);
        let (whole, fraction) = split_once(number, b'.').unwrap_or((number, b"0"));
        let is_canonical = whole.len() == 1 || !whole.starts_with(b"0");
        if !(is_digits(whole) && is_digits(fraction) && is_canonical) {
            Err(WireFault::Form)
        } else if fraction.len() > FRACTION_DIGITS {
            Err(WireFault::Digits)
        } else {
            amount(number, 1).and_then(|parts| Self::signed(parts, negative)).ok_or(WireFault::Bound)
        }
    }

    /// Parses what people write: an amount for each of `d`, `h`, `m` and `s`, the largest unit
    /// first.
    ///
    /// # Errors
    /// A sentence part with the format.
    pub fn parse_human(text: impl AsRef<[u8]>) -> Result<Self, &'static str> {
        Self::of_human(text.as_ref()).ok_or(HUMAN_FORM)
    }

    /// Reads the same; nothing if it isn't that format.
    #[must_use]
    pub fn of_human(text: &[u8]) -> Option<Self> {
        let (negative, mut rest) = sign(trim(text));
        let (mut total, mut units) = ((0, 0), UNITS.iter());
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let end = rest.iter().position(u8::is_ascii_alphabetic)?;
            let (digits, tail) = rest.split_at_checked(end)?;
            let (letter, after) = tail.split_first()?;
            let (_, unit) = units.find(|(unit, _)| *unit == char::from(*letter))?;
            let (seconds, nanos) = amount(digits, *unit)?;
            // four amounts can't overflow 64 bits
            total = (seconds.wrapping_add(total.0), nanos.wrapping_add(total.1));
            rest = after;
        }
        Self::signed(total, negative)
    }

    /// Converts a number of seconds to the nearest duration. `None` if it isn't finite or exceeds
    /// ten thousand years.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::arithmetic_side_effects,
        reason = "checked to be within ±MOST_SECONDS, which a double holds exactly; floats don't overflow"
    )]
    pub fn from_number(seconds: f64) -> Option<Self> {
        if seconds.is_nan() || seconds.abs() > MOST_SECONDS as f64 {
            return None;
        }
        let whole = seconds.trunc();
        let nanos = ((seconds - whole) * NANOS_PER_SECOND as f64).round();
        Self::signed(((whole as i64).abs(), (nanos as i64).abs()), seconds < 0.0)
    }

    /// Converts to seconds, correctly rounded below a hundred days.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        clippy::arithmetic_side_effects,
        reason = "rounding is what a number of seconds means; floats don't overflow"
    )]
    pub fn to_number(self) -> f64 {
        (self.seconds as f64 * NANOS_PER_SECOND as f64 + self.nanos as f64) / NANOS_PER_SECOND as f64
    }

    /// True if the duration has no fraction of a second.
    #[must_use]
    pub const fn is_whole_seconds(self) -> bool {
        self.nanos == 0
    }

    /// Formats for people, in the largest units: `1h30m`, `7d`, `0.5s`.
    #[must_use]
    pub fn human(self) -> String {
        let mut text = String::new();
        self.write_human(&mut text);
        text
    }

    /// Writes the same to a text.
    pub fn write_human(self, text: &mut impl Extend<char>) {
        self.write_sign(text);
        let mut rest = self.seconds.unsigned_abs();
        for (letter, unit) in UNITS {
            let unit = unit.unsigned_abs();
            let count = rest.checked_div(unit).unwrap_or_default();
            rest = rest.checked_rem(unit).unwrap_or_default();
            let is_fraction = letter == 's' && self.nanos != 0;
            let is_nothing = letter == 's' && self.seconds == 0;
            if count > 0 || is_fraction || is_nothing {
                write_decimal(count, text);
                if is_fraction {
                    self.write_fraction(text);
                }
                text.extend([letter]);
            }
        }
    }

    /// Writes the API's format, `300s`, to a text.
    pub fn write_wire(self, text: &mut impl Extend<char>) {
        self.write_sign(text);
        write_decimal(self.seconds.unsigned_abs(), text);
        if self.nanos != 0 {
            self.write_fraction(text);
        }
        text.extend(['s']);
    }

    /// Formats a whole number of one unit in words: `5 minutes`, `1 hour`.
    #[must_use]
    pub fn words(self) -> String {
        let names = ["day", "hour", "minute", "second"];
        let fits = |unit: i64| self.seconds.checked_rem(unit) == Some(0) && self.seconds.abs() >= unit;
        for ((_, unit), name) in UNITS.iter().zip(names) {
            if fits(*unit) || *unit == 1 {
                let count = self.seconds.checked_div(*unit).unwrap_or_default();
                let sign = if count < 0 { "-" } else { "" };
                let plural = if count == 1 { "" } else { "s" };
                return [sign, &decimal(count.unsigned_abs()), " ", name, plural].concat();
            }
        }
        String::new()
    }

    fn signed((seconds, nanos): (i64, i64), negative: bool) -> Option<Self> {
        let seconds = seconds.checked_add(nanos.checked_div(NANOS_PER_SECOND)?)?;
        let nanos = nanos.checked_rem(NANOS_PER_SECOND)?;
        if seconds > MOST_SECONDS || (seconds == MOST_SECONDS && nanos > 0) {
            return None;
        }
        let signed = |part: i64| if negative { part.wrapping_neg() } else { part };
        Some(Self { seconds: signed(seconds), nanos: signed(nanos) })
    }

    fn write_sign(self, text: &mut impl Extend<char>) {
        if self < Self::from_seconds(0) {
            text.extend(['-']);
        }
    }

    /// Writes the fraction of a second, without trailing zeros.
    fn write_fraction(self, text: &mut impl Extend<char>) {
        text.extend(['.']);
        let (mut rest, mut unit) = (self.nanos.unsigned_abs(), NANOS_PER_SECOND.unsigned_abs() / 10);
        while rest > 0 {
            text.extend([digit(rest, unit)]);
            rest = rest.checked_rem(unit).unwrap_or_default();
            unit /= 10;
        }
    }
}

/// Formats as the API does: `300s`.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write_wire(&mut text);
        f.write_str(&text)
    }
}

fn sign(text: &[u8]) -> (bool, &[u8]) {
    text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest))
}

/// Parses `digits[.fraction]` times a unit into seconds and nanoseconds. Exact, because a fraction
/// has at most nine digits. `None` above the maximum duration.
fn amount(text: &[u8], unit: i64) -> Option<(i64, i64)> {
    let (whole, fraction) = split_once(text, b'.').unwrap_or((text, b"0"));
    let missing = u32::try_from(FRACTION_DIGITS.checked_sub(fraction.len())?).ok()?;
    let nanos = number(fraction, u64::MAX / 10)?.wrapping_mul(10_u64.wrapping_pow(missing));
    let seconds = number(whole, MOST_SECONDS.unsigned_abs())?;
    let times = |number: u64| i64::try_from(number).ok().map(|number| number.wrapping_mul(unit));
    Some((times(seconds)?, times(nanos)?))
}
