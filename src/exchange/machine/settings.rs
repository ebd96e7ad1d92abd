//! The settings of a call.

/// The settings of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The timeout of one attempt, its reply's body included, in milliseconds.
    pub timeout_ms: u32,
    /// The maximum number of retries after the first attempt.
    pub max_retries: u32,
    /// True if a page sends the requests to another origin.
    pub is_cross_origin: bool,
    /// True if the host may send a request twice, as browsers do if a connection that they reuse
    /// breaks before the reply.
    pub may_resend: bool,
    /// True if there are listeners for events.
    pub is_observed: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { timeout_ms: 60_000, max_retries: 2, is_cross_origin: false, may_resend: false, is_observed: true }
    }
}
