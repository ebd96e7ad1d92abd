//! Lag: for a while after a write, reads answer what stood before it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::fields::Fields;

/// The deployments as reads still show them, by name.
#[derive(Default)]
pub(crate) struct Lag {
    /// The time until reads show a write, in milliseconds.
    ms: i64,
    past: BTreeMap<String, Vec<Past>>,
}

/// A deployment as it stood before a write.
pub(crate) struct Past {
    /// `None`: there was none.
    pub(crate) document: Option<Map<String, Value>>,
    /// The time from which reads show the write.
    until: i64,
}

impl Lag {
    /// Reads it from the emulator's options.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, String> {
        Ok(Self { ms: fields.milliseconds("lag")?.unwrap_or_default(), ..Self::default() })
    }

    pub(crate) fn is_on(&self) -> bool {
        self.ms > 0
    }

    /// Keeps what stood before a write.
    pub(crate) fn keep(&mut self, name: String, document: Option<Map<String, Value>>, now: i64) {
        self.past.values_mut().for_each(|past| past.retain(|past| now < past.until));
        self.past.retain(|_, past| !past.is_empty());
        self.past.entry(name).or_default().push(Past { document, until: now.saturating_add(self.ms) });
    }

    /// The state before the first write that reads don't show yet. `None`: they show the truth.
    pub(crate) fn before(&self, name: &str, now: i64) -> Option<&Past> {
        self.past.get(name)?.iter().find(|past| now < past.until)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.past.keys()
    }
}
