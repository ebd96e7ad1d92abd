//! The deployments of every account, by name.

use std::collections::BTreeMap;

use crate::record::Record;
use crate::status::{Code, Refusal};

/// What the emulator holds.
#[derive(Default)]
pub(crate) struct Store {
    records: BTreeMap<String, Record>,
}

impl Store {
    /// Does what is due by now, and forgets what was purged.
    pub(crate) fn settle(&mut self, now: i64) {
        self.records.retain(|_, record| record.settle(now));
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.records.contains_key(name)
    }

    pub(crate) fn insert(&mut self, name: String, record: Record) {
        self.records.insert(name, record);
    }

    pub(crate) fn find(&mut self, name: &str) -> Result<&mut Record, Refusal> {
        self.records.get_mut(name).ok_or_else(|| not_found(name))
    }

    /// Forgets a deployment at once; its ID is free again.
    pub(crate) fn remove(&mut self, name: &str) -> Result<(), Refusal> {
        self.records.remove(name).map(drop).ok_or_else(|| not_found(name))
    }

    /// Every deployment, by name.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The deployments of one account, by name.
    pub(crate) fn of_account<'a>(&'a self, account: &str) -> impl Iterator<Item = &'a Record> + use<'a> {
        let prefix = format!("accounts/{account}/deployments/");
        let records = self.records.range(prefix.clone()..);
        records.take_while(move |(name, _)| name.starts_with(&prefix)).map(|(_, record)| record)
    }
}

fn not_found(name: &str) -> Refusal {
    Refusal::new(Code::NOT_FOUND, format!("deployment {name} not found"))
}
