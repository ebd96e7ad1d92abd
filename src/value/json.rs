//! JSON text, looked at where it is: no tree is built, and nothing is copied but the strings that are asked for.

use super::Kind;

/// A value in JSON text that a serializer wrote. Other text gives wrong answers, never a panic.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// The value that the text holds.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(text.trim_ascii())
    }

    /// The value's own text.
    #[must_use]
    pub fn raw(self) -> &'a str {
        self.0
    }

    /// The JSON type.
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

    /// The text of a string, else `None`. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn text(self) -> Option<String> {
        Some(unescaped(self.quoted()?))
    }

    /// True if it is this string, which has nothing to escape.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        self.quoted() == Some(text)
    }

    /// True if it is `true`.
    #[must_use]
    pub fn is_true(self) -> bool {
        self.0 == "true"
    }

    /// A whole number from 0, else `None`.
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

    /// An entry of an object; `None` if there is none, or it is `null`.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        let (_, value) = self.entries().find(|(name, _)| *name == key)?;
        Some(value).filter(|value| value.kind() != Kind::Absent)
    }

    /// The entries of an object, with their keys as the text has them; none of anything else.
    pub fn entries(self) -> impl Iterator<Item = (&'a str, Self)> {
        Parts::of(self, b'{').filter_map(|part| {
            let key = part.get(..string_end(part))?;
            let value = part.get(key.len()..)?.trim_ascii_start().strip_prefix(':')?;
            Some((Self(key).quoted()?, Self::new(value)))
        })
    }

    /// The items of a list; none of anything else.
    pub fn items(self) -> impl Iterator<Item = Self> {
        Parts::of(self, b'[').map(Self)
    }

    /// True if the value counts as absent where a rule asks for presence: `null`, `""`, an empty list, an object without a
    /// value in it, an enum's `*_UNSPECIFIED`.
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

    /// True if it is 0.
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

/// Where a part ends: at a comma, or at the bracket that closes what it is in.
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

/// Where a string ends that the text begins with, its quotes included.
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
                    // what stood for the first half alone
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
            // a backslash that was escaped splits twice
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
