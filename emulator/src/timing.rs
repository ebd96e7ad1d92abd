//! The delays of the emulated service.

use serde_json::json;

use crate::fields::Fields;
use crate::ids::Ids;
use crate::record::Record;

/// Delays, in milliseconds.
pub(crate) struct Timing {
    /// From CREATING or UPDATING to READY.
    pub(crate) ready: Delay,
    /// From a scale-up to ready replicas.
    pub(crate) scaled: Delay,
    /// From the first ready replica to the first answer of the model.
    pub(crate) serving: i64,
    /// From DELETING to DELETED.
    pub(crate) deleted: Delay,
    /// From DELETED to purged.
    pub(crate) purged: i64,
    /// From the last traffic to deletion, if the deployment may scale to zero. `None`: never.
    pub(crate) idle_deleted: Option<i64>,
    seed: u64,
}

/// A delay within bounds, in milliseconds.
#[derive(Clone, Copy)]
pub(crate) struct Delay {
    least: i64,
    most: i64,
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const WEEK: i64 = 604_800 * SECOND;

impl Delay {
    pub(crate) const fn of(ms: i64) -> Self {
        Self { least: ms, most: ms }
    }
}

impl Timing {
    /// Fast enough to watch.
    const fn quick(seed: u64) -> Self {
        Self {
            ready: Delay::of(30 * SECOND),
            scaled: Delay::of(30 * SECOND),
            serving: 0,
            deleted: Delay::of(5 * SECOND),
            purged: WEEK,
            idle_deleted: Some(WEEK),
            seed,
        }
    }

    /// As the service was seen to take (REAL): five minutes to READY, two to six from zero replicas to the first answer,
    /// at most 98 seconds to DELETED.
    const fn realistic(seed: u64) -> Self {
        let serving = 30 * SECOND;
        Self {
            ready: Delay::of(5 * MINUTE),
            scaled: Delay { least: 2 * MINUTE - serving, most: 6 * MINUTE - serving },
            serving,
            deleted: Delay { least: 10 * SECOND, most: 98 * SECOND },
            ..Self::quick(seed)
        }
    }

    /// Reads them from the emulator's options.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, String> {
        let seed = fields.whole("seed", 0..=u32::MAX)?.unwrap_or_default().into();
        let usual = match fields.text("timing")?.as_deref() {
            None | Some("quick") => Self::quick(seed),
            Some("realistic") => Self::realistic(seed),
            Some(other) => return Err(fields.wrong("timing", "`quick` or `realistic`", &json!(other))),
        };
        let never = fields.is_off("idleDeletedAfter");
        let ready = fields.milliseconds("readyAfter")?.map(Delay::of);
        Ok(Self {
            ready: ready.unwrap_or(usual.ready),
            scaled: ready.unwrap_or(usual.scaled),
            serving: fields.milliseconds("servingAfter")?.unwrap_or(usual.serving),
            deleted: fields.milliseconds("deletedAfter")?.map_or(usual.deleted, Delay::of),
            purged: fields.milliseconds("purgedAfter")?.unwrap_or(usual.purged),
            idle_deleted: if never { None } else { fields.milliseconds("idleDeletedAfter")?.or(usual.idle_deleted) },
            seed,
        })
    }

    /// The end of a delay that began at this time. Within its bounds it depends on the seed, the deployment and that time.
    pub(crate) fn end(&self, delay: Delay, record: &Record, since: i64) -> i64 {
        let more = u64::try_from(delay.most.saturating_sub(delay.least)).unwrap_or_default();
        let name = record.text("name").unwrap_or_default();
        let drawn = Ids::new(self.seed ^ since.unsigned_abs()).number_for(name).checked_rem(more.saturating_add(1));
        since.saturating_add(delay.least).saturating_add_unsigned(drawn.unwrap_or_default())
    }
}
