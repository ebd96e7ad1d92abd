//! Quotas: the number of accelerators of a type that an account may use, at zero replicas too.

use std::collections::BTreeMap;

use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::api::vocabulary::{AcceleratorType, State};
use serde_json::Value;

use crate::fields::Fields;
use crate::record::Record;
use crate::status::Refusal;

/// The quotas of every account, by accelerator type. A type without one is unlimited.
pub(crate) struct Quotas(BTreeMap<String, i64>);

impl Quotas {
    /// Reads them from the emulator's options.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, String> {
        let Some(value) = fields.get("quotas") else { return Ok(Self(BTreeMap::new())) };
        let form = "an object of accelerator types and whole numbers, such as `{\"NVIDIA_H100_80GB\": 8}`";
        let wrong = || fields.wrong("quotas", form, value);
        let quota = |(accelerator, count): (&String, &Value)| {
            let is_known = AcceleratorType::VOCABULARY.values.contains(&accelerator.as_str());
            let count = count.as_u64().and_then(|count| u32::try_from(count).ok()).filter(|_| is_known)?;
            Some((accelerator.clone(), i64::from(count)))
        };
        value.as_object().ok_or_else(wrong)?.iter().map(quota).collect::<Option<_>>().map(Self).ok_or_else(wrong)
    }

    /// Refuses a deployment with this many replicas if its account, which holds these, would exceed a quota.
    pub(crate) fn allow<'a>(
        &self,
        account: &str,
        held: impl Iterator<Item = &'a Record>,
        wanted: &Record,
        replicas: i64,
    ) -> Result<(), Refusal> {
        let accelerator = wanted.text("acceleratorType").unwrap_or_default();
        let Some(&quota) = self.0.get(accelerator) else { return Ok(()) };
        let (mut in_use, mut own) = (0_i64, 0);
        for record in held.filter(|record| record.text("acceleratorType") == Some(accelerator)) {
            let charge = if record.is(&State::DELETED) { 0 } else { record.accelerators(record.desired()) };
            in_use = in_use.saturating_add(charge);
            if record.text("name") == wanted.text("name") {
                own = charge;
            }
        }
        let requesting = wanted.accelerators(replicas).saturating_sub(own);
        if requesting <= 0 || in_use.saturating_add(requesting) <= quota {
            return Ok(());
        }
        let name = quota_name(accelerator);
        let message =
            format!("{name} for account {account}, in use: {in_use}, quota: {quota}, requesting: {requesting}");
        Err(Refusal::new(Code::RESOURCE_EXHAUSTED, message))
    }
}

impl Record {
    /// The accelerators that it is charged for: those of its maximum, or of as many replicas if a scale goes beyond.
    fn accelerators(&self, replicas: i64) -> i64 {
        let per_replica = self.int("acceleratorCount").unwrap_or_default().max(1);
        per_replica.saturating_mul(self.int("maxReplicaCount").unwrap_or_default().max(replicas))
    }
}

/// The service's name for a quota: `global--h100-count`.
fn quota_name(accelerator: &str) -> String {
    let model = accelerator.split('_').nth(1).unwrap_or_default();
    format!("global--{}-count", model.to_ascii_lowercase())
}
