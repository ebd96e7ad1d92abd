//! The deployments of all accounts, by name.

use fireworks_deployments::api::grpc::Code;
use std::collections::BTreeMap;

use fireworks_deployments::language::words::excerpt;

use crate::record::Record;
use crate::status::Refusal;
use crate::timing::Timing;

/// The stored deployments.
pub(crate) struct Store {
    records: BTreeMap<String, Record>,
    pub(crate) timing: Timing,
    /// A lower bound on the time of the next step of any deployment.
    quiet_until: i64,
}

impl Store {
    pub(crate) fn new(timing: Timing) -> Self {
        Self { records: BTreeMap::new(), timing, quiet_until: i64::MIN }
    }

    /// Does every step due by `now`, and drops purged deployments.
    pub(crate) fn settle(&mut self, now: i64) {
        if now < self.quiet_until {
            return;
        }
        self.records.retain(|_, record| record.settle(now, &self.timing));
        self.quiet_until = self.records.values().map(|record| record.quiet_until).min().unwrap_or(i64::MAX);
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.records.contains_key(name)
    }

    pub(crate) fn insert(&mut self, name: String, record: Record) {
        self.quiet_until = i64::MIN;
        self.records.insert(name, Record { quiet_until: i64::MIN, ..record });
    }

    /// A deployment, read-only.
    pub(crate) fn get(&self, name: &str) -> Result<&Record, Refusal> {
        self.records.get(name).ok_or_else(|| not_found(name))
    }

    /// A deployment, to change.
    pub(crate) fn find(&mut self, name: &str) -> Result<&mut Record, Refusal> {
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
        let prefix = format!("accounts/{account}/deployments/");
        let records = self.records.range(prefix.clone()..);
        records.take_while(move |(name, _)| name.starts_with(&prefix)).map(|(_, record)| record)
    }
}

/// True if `deployment` is the name or its ID.
pub(crate) fn is_called(name: &str, deployment: &str) -> bool {
    name == deployment || name.rsplit('/').next() == Some(deployment)
}

fn not_found(name: &str) -> Refusal {
    Refusal::new(Code::NOT_FOUND, format!("deployment {name} not found"))
}
