//! Time zones, which the host knows.

use std::collections::BTreeMap;

/// The offsets of a time zone from UTC: the times from which each applies, and the offset, both in milliseconds.
pub type Offsets = Vec<(i64, i64)>;

/// Knows time zones.
pub trait Zones {
    /// The offsets of a time zone over a time, from and until, in milliseconds since 1970.
    ///
    /// # Errors
    /// Returns a sentence if there is no such zone.
    fn offsets(&self, zone: &str, from: i64, until: i64) -> Result<Offsets, String>;
}

/// A table of zones.
impl Zones for BTreeMap<String, Offsets> {
    fn offsets(&self, zone: &str, _: i64, _: i64) -> Result<Offsets, String> {
        self.get(zone).cloned().ok_or_else(|| format!("there is no time zone `{zone}`"))
    }
}
