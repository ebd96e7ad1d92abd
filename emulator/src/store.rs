//! The deployments of all accounts, by name.

use fireworks_deployments::api::grpc::Code;
use std::collections::BTreeMap;

use fireworks_deployments::language::words::excerpt;
use serde_json::{Map, Value};

use crate::lag::Lag;
use crate::record::Record;
use crate::status::Refusal;
use crate::timing::Timing;

/// The stored deployments.
pub(crate) struct Store {
    records: BTreeMap<String, Record>,
    pub(crate) timing: Timing,
    pub(crate) lag: Lag,
    /// The deployment that a request may change, as it stood before. Only if reads lag.
    before: Option<(String, Option<Map<String, Value>>)>,
    /// A lower bound on the time of the next step of any deployment.
    quiet_until: i64,
    /// The size of the texts in all deployments, since the latest [`Store::settle`].
    bytes: usize,
}

/// The most that deployments may take. They are copied for a reply, and WebAssembly has 4 GiB.
const MOST_BYTES: usize = 256 << 20;

impl Store {
    pub(crate) fn new(timing: Timing) -> Self {
        Self { records: BTreeMap::new(), timing, lag: Lag::default(), before: None, quiet_until: i64::MIN, bytes: 0 }
    }

    /// Does every step due by `now`, and drops purged deployments.
    pub(crate) fn settle(&mut self, now: i64) {
        if now < self.quiet_until {
            return;
        }
        for record in self.records.values_mut().filter(|record| record.quiet_until == i64::MIN) {
            record.bytes = bytes_of(&record.document);
        }
        self.records.retain(|_, record| record.settle(now, &self.timing));
        self.bytes = self.records.values().map(|record| record.bytes).fold(0, usize::saturating_add);
        self.quiet_until = self.records.values().map(|record| record.quiet_until).min().unwrap_or(i64::MAX);
    }

    /// The reason why a write of this size isn't taken, if it is too much.
    pub(crate) fn overflow(&self, bytes: usize) -> Option<String> {
        let is_full = self.bytes.saturating_add(bytes) > MOST_BYTES;
        is_full.then(|| format!("the emulator holds at most {} MiB of deployments", MOST_BYTES >> 20))
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.records.contains_key(name)
    }

    pub(crate) fn insert(&mut self, name: String, record: Record) {
        self.begin(&name);
        self.quiet_until = i64::MIN;
        self.records.insert(name, Record { quiet_until: i64::MIN, ..record });
    }

    /// A deployment, read-only, as writes see it.
    pub(crate) fn get(&self, name: &str) -> Result<&Record, Refusal> {
        self.records.get(name).ok_or_else(|| not_found(name))
    }

    /// A deployment as reads show it.
    pub(crate) fn show(&self, name: &str, now: i64) -> Result<&Map<String, Value>, Refusal> {
        match self.lag.before(name, now) {
            Some(past) => past.document.as_ref().ok_or_else(|| not_found(name)),
            None => self.get(name).map(|record| &record.document),
        }
    }

    /// The deployments of one account as reads show them.
    pub(crate) fn show_all<'a>(&'a self, account: &str, now: i64) -> impl Iterator<Item = &'a Map<String, Value>> {
        let stored = self.of_account(account).filter_map(move |record| {
            let past = self.lag.before(record.text("name").unwrap_or_default(), now);
            past.map_or(Some(&record.document), |past| past.document.as_ref())
        });
        let prefix = prefix(account);
        let removed = self.lag.names().filter(move |name| name.starts_with(&prefix) && !self.contains(name));
        stored.chain(removed.filter_map(move |name| self.lag.before(name, now)?.document.as_ref()))
    }

    /// Remembers what a write may change.
    fn begin(&mut self, name: &str) {
        if self.lag.is_on() {
            let document = self.records.get(name).map(|record| record.document.clone());
            self.before = Some((name.to_owned(), document));
        }
    }

    /// Ends a request. Reads show what it changed once the lag is over.
    pub(crate) fn end(&mut self, now: i64) {
        let Some((name, before)) = self.before.take() else { return };
        if self.records.get(&name).map(|record| &record.document) != before.as_ref() {
            self.lag.keep(name, before, now);
        }
    }

    /// A deployment, to change.
    pub(crate) fn find(&mut self, name: &str) -> Result<&mut Record, Refusal> {
        self.begin(name);
        let record = self.records.get_mut(name).ok_or_else(|| not_found(name))?;
        (record.quiet_until, self.quiet_until) = (i64::MIN, i64::MIN);
        Ok(record)
    }

    /// All deployments, to change.
    pub(crate) fn all_mut(&mut self) -> impl Iterator<Item = (&str, &mut Record)> {
        self.quiet_until = i64::MIN;
        self.records.iter_mut().map(|(name, record)| {
            record.quiet_until = i64::MIN;
            (name.as_str(), record)
        })
    }

    /// Edits a deployment.
    pub(crate) fn edit(
        &mut self,
        deployment: &str,
        account: Option<&str>,
        fields: &Value,
        now: i64,
    ) -> Result<(), String> {
        if let Some(overflow) = self.overflow(size_of(fields)) {
            return Err(overflow);
        }
        let name = self.called(deployment, account)?.text("name").unwrap_or_default().to_owned();
        let Self { records, timing, .. } = self;
        records.get_mut(&name).map_or(Ok(()), |record| record.edit(fields, now, timing))
    }

    /// Finds a deployment by full name or by ID: in `account`, or else the only one with that ID.
    pub(crate) fn called(&mut self, deployment: &str, account: Option<&str>) -> Result<&mut Record, String> {
        let is_own = |name: &str| name == deployment || account.is_none_or(|own| name.split('/').nth(1) == Some(own));
        let mut meant = self.all_mut().filter(|(name, _)| is_called(name, deployment) && is_own(name));
        match (meant.next(), meant.next()) {
            (Some((_, record)), None) => Ok(record),
            (None, _) => Err(format!("there is no deployment `{}`", excerpt(deployment))),
            _ => Err(format!("several accounts have a deployment `{deployment}`: give its full name")),
        }
    }

    /// Removes a deployment at once and frees its ID.
    pub(crate) fn remove(&mut self, name: &str) -> Result<(), Refusal> {
        self.begin(name);
        self.quiet_until = i64::MIN;
        self.records.remove(name).map(drop).ok_or_else(|| not_found(name))
    }

    /// All deployments, by name.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The accounts that own a deployment.
    pub(crate) fn accounts(&self) -> Vec<String> {
        let mut accounts: Vec<String> =
            self.records.keys().filter_map(|name| name.split('/').nth(1)).map(str::to_owned).collect();
        accounts.dedup();
        accounts
    }

    /// The deployments of one account, by name.
    pub(crate) fn of_account<'a>(&'a self, account: &str) -> impl Iterator<Item = &'a Record> + use<'a> {
        let prefix = prefix(account);
        let records = self.records.range(prefix.clone()..);
        records.take_while(move |(name, _)| name.starts_with(&prefix)).map(|(_, record)| record)
    }
}

/// The beginning of the names in an account.
fn prefix(account: &str) -> String {
    format!("accounts/{account}/deployments/")
}

/// True if `deployment` is the name or its ID.
pub(crate) fn is_called(name: &str, deployment: &str) -> bool {
    name == deployment || name.rsplit('/').next() == Some(deployment)
}

/// The size of the texts in an object. Numbers and flags are few: a deployment has the API's fields only.
fn bytes_of(object: &Map<String, Value>) -> usize {
    let sizes = object.iter().map(|(key, value)| key.len().saturating_add(size_of(value)));
    sizes.fold(0, usize::saturating_add)
}

fn size_of(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(size_of).fold(items.len(), usize::saturating_add),
        Value::Object(fields) => bytes_of(fields),
        _ => 0,
    }
}

fn not_found(name: &str) -> Refusal {
    Refusal::new(Code::NOT_FOUND, format!("deployment {name} not found"))
}
