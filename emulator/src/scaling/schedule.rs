//! Scaling schedules: the times at which another minReplicaCount applies.

use chrono::{DateTime, Datelike};
use fireworks_deployments::language::cron::Cron;
use fireworks_deployments::language::duration::Duration;
use serde_json::{Map, Value};

use super::zones::Zones;
use crate::moment;

const MINUTE_MS: i64 = 60_000;

/// A scaling schedule.
pub(super) struct Schedule {
    pub(super) replicas: i64,
    cron: Cron,
    duration_ms: i64,
    zone: String,
}

impl Schedule {
    /// The schedules of a policy, without those that are disabled or incomplete.
    pub(super) fn all(policy: &Map<String, Value>) -> Vec<Self> {
        let schedules = policy.get("scalingSchedules").and_then(Value::as_object);
        schedules.into_iter().flat_map(Map::values).filter_map(Self::of).collect()
    }

    fn of(schedule: &Value) -> Option<Self> {
        let text = |name| schedule.get(name).and_then(Value::as_str);
        if schedule.get("disabled").and_then(Value::as_bool) == Some(true) {
            return None;
        }
        Some(Self {
            replicas: schedule.get("minReplicaCount").and_then(Value::as_i64).unwrap_or_default(),
            cron: Cron::parse(text("schedule")?)?,
            duration_ms: moment::from_number(Duration::parse_wire(text("duration")?)?.to_number() * 1_000.0),
            zone: text("timezone")?.to_owned(),
        })
    }

    /// The times in which it is active, from and until, in milliseconds since the start. They don't overlap. A local time
    /// that a clock change skips starts nothing, and one that comes twice starts twice.
    pub(super) fn active(&self, zones: &dyn Zones, start: i64, duration_ms: i64) -> Result<Vec<(i64, i64)>, String> {
        // it may have begun before the start
        let (from, until) = (start.saturating_sub(self.duration_ms), start.saturating_add(duration_ms));
        let offsets = zones.offsets(&self.zone, from, until)?;
        let mut active: Vec<(i64, i64)> = Vec::new();
        for minute in from.div_euclid(MINUTE_MS)..=until.div_euclid(MINUTE_MS) {
            let now = minute.saturating_mul(MINUTE_MS);
            if self.is_due(now.saturating_add(offset_at(&offsets, now))) {
                let from = now.saturating_sub(start);
                let until = from.saturating_add(self.duration_ms);
                match active.last_mut().filter(|(_, last)| from <= *last) {
                    Some((_, last)) => *last = until,
                    None => active.push((from, until)),
                }
            }
        }
        Ok(active)
    }

    /// True if it begins at a local time. Most times end at the hour or the minute, before a date is needed.
    fn is_due(&self, local: i64) -> bool {
        let minute = local.div_euclid(MINUTE_MS);
        let [minute, hour] = [minute.rem_euclid(60), minute.div_euclid(60).rem_euclid(24)];
        self.cron.is_at(minute.unsigned_abs(), hour.unsigned_abs())
            && DateTime::from_timestamp_millis(local)
                .is_some_and(|day| self.cron.is_on(day.day(), day.month(), day.weekday().num_days_from_sunday()))
    }
}

fn offset_at(offsets: &[(i64, i64)], now: i64) -> i64 {
    offsets.iter().take_while(|(from, _)| *from <= now).last().map_or(0, |(_, offset)| *offset)
}
