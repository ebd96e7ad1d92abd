//! The options of a simulation.

use serde_json::Value;

use super::LONGEST_MS;
use crate::fields::Fields;

/// The middle of the two to six minutes that the service was seen to take from zero.
const COLD_START_MS: i64 = 240_000;

pub(super) struct Options {
    /// Milliseconds since 1970.
    pub(super) start: i64,
    pub(super) duration_ms: i64,
    pub(super) cold_start_ms: i64,
    /// The replicas at the start, if the caller says.
    pub(super) replicas: Option<i64>,
}

impl Options {
    pub(super) fn read(options: &Value) -> Result<Self, String> {
        let options = Fields::read("the options", options, &["start", "duration", "coldStart", "replicas"])?;
        let duration_ms = options.milliseconds("duration")?.ok_or("the options need a `duration`, such as `7d`")?;
        if duration_ms > LONGEST_MS {
            return Err("`duration` in the options must be at most 366 days".to_owned());
        }
        Ok(Self {
            start: options.time("start")?.unwrap_or_default(),
            duration_ms,
            cold_start_ms: options.milliseconds("coldStart")?.unwrap_or(COLD_START_MS),
            replicas: options.whole("replicas", 0..=u32::MAX)?.map(i64::from),
        })
    }
}
