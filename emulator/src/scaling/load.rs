//! A load over time.

use fireworks_deployments::language::words::excerpt;
use serde::Deserialize;
use serde_json::{Value, json};

use super::policy::Policy;
use crate::fields::given;
use crate::moment;

/// A load over time, in columns: the numbers of a week cross from JavaScript at once.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// The load targets that it is measured in.
    pub(super) targets: Vec<String>,
    /// The times from which each row applies, in milliseconds since the start.
    pub(crate) times: Vec<i64>,
    /// A row for each time: the load of each target.
    loads: Vec<f64>,
}

impl Load {
    /// A load in these targets: times in milliseconds since the start, and for each a row of loads.
    ///
    /// # Errors
    /// Returns a sentence: what was wrong, and what was given.
    pub fn new(targets: Vec<String>, times: &[f64], loads: &[f64]) -> Result<Self, String> {
        if loads.len() != times.len().saturating_mul(targets.len()) {
            return Err("a load needs a number for each time and target".to_owned());
        }
        let mut last = -1.0;
        for time in times {
            if time.is_nan() || *time <= last {
                return Err(format!("the times of a load must ascend from 0, got `{time}` after `{last}`"));
            }
            last = *time;
        }
        if let Some(load) = loads.iter().find(|load| !(0.0..).contains(*load)) {
            return Err(format!("a load must be a number of at least 0, got `{load}`"));
        }
        Ok(Self { targets, times: times.iter().copied().map(moment::from_number).collect(), loads: loads.to_vec() })
    }

    /// Reads a load from a journal.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Columns {
            targets: Vec<String>,
            times: Vec<f64>,
            loads: Vec<f64>,
        }
        let wrong = |_| format!("`load` must be an object of `targets`, `times` and `loads`, got {}", given(value));
        let Columns { targets, times, loads } = Columns::deserialize(value).map_err(wrong)?;
        Self::new(targets, &times, &loads)
    }

    /// The load, as a journal has it.
    pub(crate) fn to_value(&self) -> Value {
        json!({ "targets": self.targets, "times": self.times, "loads": self.loads })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// The load from a time on, as its new start. Before its first point there is none.
    pub(crate) fn since(&self, ms: i64) -> Self {
        let width = self.targets.len();
        let passed = self.times.partition_point(|time| *time <= ms);
        let skipped = passed.saturating_sub(1);
        let mut times: Vec<_> = self.times.iter().skip(skipped).map(|time| time.saturating_sub(ms).max(0)).collect();
        let mut loads: Vec<_> = self.loads.iter().skip(skipped.saturating_mul(width)).copied().collect();
        if passed == 0 {
            times.insert(0, 0);
            loads.splice(..0, std::iter::repeat_n(0.0, width));
        }
        Self { targets: self.targets.clone(), times, loads }
    }

    /// The times, and the load of each target from then on.
    pub(super) fn rows(&self) -> impl Iterator<Item = (i64, &[f64])> {
        let rows = self.loads.chunks(self.targets.len().max(1)).chain(std::iter::repeat(&[][..]));
        self.times.iter().copied().zip(rows)
    }

    /// Refuses targets that the policy lacks.
    pub(crate) fn must_fit(&self, policy: &Policy) -> Result<(), String> {
        match self.targets.iter().find(|target| policy.target(target).is_none()) {
            Some(target) => {
                let known = policy.target_names().join(", ");
                Err(format!("the policy has no load target `{}`; it has {known}", excerpt(target)))
            }
            None => Ok(()),
        }
    }
}
