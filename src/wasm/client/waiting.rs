//! Options for waiting.

use serde::Deserialize;

use crate::exchange::wait::Wait;

/// Options for waiting. `None` means the call's default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct WaitOptions {
    /// The timeout of the whole wait, in milliseconds. Default: one hour.
    pub max_wait_ms: Option<u32>,
    /// The minimum time between two polls, in milliseconds. Default: 5,000.
    pub poll_ms: Option<u32>,
    /// The time after an undelete in which the state may still be DELETED or FAILED, in
    /// milliseconds. Default: 60,000.
    pub grace_ms: Option<u32>,
}

impl WaitOptions {
    pub(super) fn apply(self, wait: Wait) -> Wait {
        Wait {
            max_wait_ms: self.max_wait_ms.unwrap_or(wait.max_wait_ms),
            poll_ms: self.poll_ms.unwrap_or(wait.poll_ms),
            grace_ms: self.grace_ms.unwrap_or(wait.grace_ms),
            ..wait
        }
    }
}
