//! Moments on the wire.

/// The form that the API takes, as a sentence part.
pub const FORM: &str = "must be a moment in RFC 3339, such as `2026-03-01T12:00:00Z`";

/// Whether the text has RFC 3339's form, and a day that its month has.
#[must_use]
pub fn is_rfc3339(text: impl AsRef<[u8]>) -> bool {
    is_moment(&mut Scan(text.as_ref())) == Some(true)
}

fn is_moment(scan: &mut Scan) -> Option<bool> {
    let year = scan.number(4)?;
    let month = scan.number_after(b"-")?;
    let day = scan.number_after(b"-")?;
    let hour = scan.number_after(b"Tt")?;
    let minute = scan.number_after(b":")?;
    let second = scan.number_after(b":")?;
    if scan.any_of(b".").is_some() {
        scan.number(1)?;
        while scan.number(1).is_some() {}
    }
    let is_offset = match scan.any_of(b"Zz") {
        Some(()) => true,
        None => scan.number_after(b"+-")? < 24 && scan.number_after(b":")? < 60,
    };
    let is_time = hour < 24 && minute < 60 && second <= 60;
    Some((1..=days(year, month)).contains(&day) && is_time && is_offset && scan.0.is_empty())
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// What is left of a text.
struct Scan<'a>(&'a [u8]);

impl Scan<'_> {
    /// A number of two digits after one of these characters.
    fn number_after(&mut self, separators: &[u8]) -> Option<u32> {
        self.any_of(separators)?;
        self.number(2)
    }

    fn any_of(&mut self, characters: &[u8]) -> Option<()> {
        let (_, rest) = self.0.split_first().filter(|(first, _)| characters.contains(first))?;
        self.0 = rest;
        Some(())
    }

    fn number(&mut self, width: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(width)?;
        let number = digits.iter().try_fold(0u32, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| byte.saturating_sub(b'0'))?;
            Some(number.saturating_mul(10).saturating_add(digit.into()))
        })?;
        self.0 = rest;
        Some(number)
    }
}
