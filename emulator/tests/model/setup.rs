//! An emulator's options, and what it holds at first.

use std::collections::BTreeMap;

use fireworks_deployments_emulator::Emulator;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::strategy::{Just, Strategy};
use serde_json::{Value, json};

use crate::expected::Held;
use crate::requests::DEPLOYMENTS;
use crate::steps::{IDS, Start};
use crate::support::{START, emulator_with};

#[derive(Debug, Clone)]
pub(crate) struct Setup {
    /// A sample for each initial deployment. They have the first IDs.
    samples: Vec<usize>,
    /// The accelerators that the account may use.
    pub(crate) quota: Option<i64>,
    pub(crate) is_suspended: bool,
}

impl Setup {
    pub(crate) fn emulator(&self) -> Emulator {
        let seed = |(id, sample): (&str, usize)| {
            let mut deployment = DEPLOYMENTS[sample].clone();
            deployment.insert("name".to_owned(), json!(id));
            Value::Object(deployment)
        };
        let deployments: Value = self.initial().map(seed).collect();
        let quotas = self.quota.map_or(json!({}), |quota| json!({ "NVIDIA_H100_80GB": quota }));
        emulator_with(&deployments, &json!({ "quotas": quotas, "suspended": self.is_suspended }))
    }

    /// The model of the initial deployments.
    pub(crate) fn held(&self) -> BTreeMap<String, Held> {
        self.initial().map(|(id, sample)| (id.to_owned(), Held::new(sample, START, Start::Well))).collect()
    }

    fn initial(&self) -> impl Iterator<Item = (&'static str, usize)> {
        IDS.into_iter().zip(self.samples.iter().copied())
    }
}

/// Setups with these samples: some have a quota, a few are suspended.
pub(crate) fn setups(samples: usize) -> impl Strategy<Value = Setup> {
    let quota = weighted(0.3, 0..24i64);
    (vec(0..samples, 0..IDS.len()), quota, weighted(0.1, Just(()))).prop_map(|(samples, quota, suspended)| Setup {
        samples,
        quota,
        is_suspended: suspended.is_some(),
    })
}
