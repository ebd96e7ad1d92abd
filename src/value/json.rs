//! Reads JSON text in place, without building a tree. Only the strings that are asked for are
//! copied.

use super::Kind;

/// A value in JSON text written by a serializer. For malformed text the answers are wrong, but
/// nothing panics.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// Wraps the value in a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(text.trim_ascii())
    }

    /// Returns the value's text.
    #[must_use]
    pub fn raw(self) -> &'a str {
        self.0
    }

    /// Returns the JSON type.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.0.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => Kind::Absent,
        }
    }

    /// Returns the content of a string. Lone surrogates become U+FFFD.
    #[must_use]
    pub fn text(self) -> Option<String> {
        Some(unescaped(self.quoted()?))
    }

    /// True if the value is this string, which must need no escapes.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        self.quoted() == Some(text)
    }

    /// True if the value is `true`.
    #[must_use]
    pub fn is_true(self) -> bool {
        self.0 == "true"
    }

    /// Returns a non-negative integer.
    #[must_use]
    pub fn whole(self) -> Option<u32> {
        if self.0.is_empty() {
            return None;
        }
        self.0.bytes().try_fold(0u32, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| byte.saturating_sub(b'0'))?;
            Some(number.saturating_mul(10).saturating_add(digit.into()))
        })
    }

    /// Returns an entry of an object. `None` if it is missing or `null`.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        let (_, value) = self.entries().find(|(name, _)| *name == key)?;
        Some(value).filter(|value| value.kind() != Kind::Absent)
    }

    /// Iterates over the entries of an object, with keys as written. Empty for other values.
    pub fn entries(self) -> impl Iterator<Item = (&'a str, Self)> {
        Parts::of(self, b'{').filter_map(|part| {
            let key = part.get(..string_end(part))?;
            let value = part.get(key.len()..)?.trim_ascii_start().strip_prefix(':')?;
            Some((Self(key).quoted()?, Self::new(value)))
        })
    }

    /// Iterates over the items of a list. Empty for other values.
    pub fn items(self) -> impl Iterator<Item = Self> {
        Parts::of(self, b'[').map(Self)
    }

    /// True if the value counts as absent for rules about presence: `null`, `""`, an empty list, an
    /// object without values, an enum's `*_UNSPECIFIED`.
    #[must_use]
    pub fn is_blank(self) -> bool {
        match self.kind() {
            Kind::Absent => true,
            Kind::Text => self.quoted().is_some_and(|text| text.is_empty() || text.ends_with("_UNSPECIFIED")),
            Kind::List => self.items().next().is_none(),
            Kind::Object => self.entries().all(|(_, value)| value.kind() == Kind::Absent),
            _ => false,
        }
    }

    /// True if the value is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.kind() == Kind::Number && self.0.bytes().all(|byte| b"-0.".contains(&byte))
    }

    fn quoted(self) -> Option<&'a str> {
        self.0.strip_prefix('"')?.strip_suffix('"')
    }
}

/// The parts of an object or a list, as text.
struct Parts<'a>(&'a str);

impl<'a> Parts<'a> {
    fn of(json: Json<'a>, open: u8) -> Self {
        Self(if json.0.as_bytes().first() == Some(&open) { json.0.get(1..).unwrap_or_default() } else { "" })
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let end = part_end(self.0);
        let part = self.0.get(..end)?.trim_ascii();
        self.0 = self.0.get(end.saturating_add(1)..).unwrap_or_default();
        Some(part).filter(|part| !part.is_empty())
    }
}

/// Returns the end of a part: a comma, or the bracket that closes the container.
fn part_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0usize, 0u32);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = at.saturating_add(string_end(text.get(at..).unwrap_or_default()).saturating_sub(1)),
            b'{' | b'[' => depth = depth.saturating_add(1),
            b',' | b'}' | b']' if depth == 0 => break,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at = at.saturating_add(1);
    }
    at
}

/// Returns the end of the string at the start of the text, quotes included.
fn string_end(text: &str) -> usize {
    let (mut at, mut escaped) = (1usize, false);
    for byte in text.bytes().skip(1) {
        at = at.saturating_add(1);
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => break,
            _ => {}
        }
    }
    at.min(text.len())
}

fn unescaped(quoted: &str) -> String {
    let mut text = String::new();
    let mut parts = quoted.split('\\');
    text.push_str(parts.next().unwrap_or_default());
    let mut high = 0u32;
    while let Some(part) = parts.next() {
        let mut rest = part.chars();
        match rest.next() {
            Some('u') => {
                let unit = part.get(1..5).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default();
                rest = part.get(5..).unwrap_or_default().chars();
                let pair = (high & 0x3ff).saturating_mul(0x400).saturating_add(unit & 0x3ff).saturating_add(0x1_0000);
                let is_low = high > 0 && (0xdc00..0xe000).contains(&unit);
                if is_low {
                    // drop the replacement character of the first half
                    text.pop();
                }
                text.push(char::from_u32(if is_low { pair } else { unit }).unwrap_or(char::REPLACEMENT_CHARACTER));
                high = if (0xd800..0xdc00).contains(&unit) && rest.as_str().is_empty() { unit } else { 0 };
                text.push_str(rest.as_str());
                continue;
            }
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some(other) => text.push(other),
            // an escaped backslash gives two splits
            None => {
                text.push('\\');
                rest = parts.next().unwrap_or_default().chars();
            }
        }
        high = 0;
        text.push_str(rest.as_str());
    }
    text
}
