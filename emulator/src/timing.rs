//! The delays of the emulated service.

use crate::fields::Fields;

/// Delays, in milliseconds.
pub(crate) struct Timing {
    /// From CREATING or UPDATING to READY, and for new replicas.
    pub(crate) ready: i64,
    /// From the first ready replica to the first answer of the model.
    pub(crate) serving: i64,
    /// From DELETING to DELETED.
    pub(crate) deleted: i64,
    /// From DELETED to purged.
    pub(crate) purged: i64,
    /// From the last traffic to deletion, if the deployment may scale to zero. `None`: never.
    pub(crate) idle_deleted: Option<i64>,
}

const SECOND: i64 = 1_000;
const WEEK: i64 = 604_800 * SECOND;

impl Default for Timing {
    fn default() -> Self {
        Self { ready: 30 * SECOND, serving: 0, deleted: 5 * SECOND, purged: WEEK, idle_deleted: Some(WEEK) }
    }
}

impl Timing {
    /// Reads them from the emulator's options.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, String> {
        let usual = Self::default();
        let never = fields.is_off("idleDeletedAfter");
        Ok(Self {
            ready: fields.milliseconds("readyAfter")?.unwrap_or(usual.ready),
            serving: fields.milliseconds("servingAfter")?.unwrap_or(usual.serving),
            deleted: fields.milliseconds("deletedAfter")?.unwrap_or(usual.deleted),
            purged: fields.milliseconds("purgedAfter")?.unwrap_or(usual.purged),
            idle_deleted: if never { None } else { fields.milliseconds("idleDeletedAfter")?.or(usual.idle_deleted) },
        })
    }
}
