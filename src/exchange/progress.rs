//! How far a call has come: what there is to say of it when it fails or is interrupted.

use std::cell::Cell;

use crate::exchange::call::Call;
use crate::exchange::error::{Error, ErrorKind};

/// The history of a call, shared with whoever may interrupt it.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// The attempts so far.
    pub(crate) attempts: Cell<u32>,
    /// Whether the one under way has sent its request.
    pub(crate) sent: Cell<bool>,
    /// Whether one of them ended such that nobody knows whether it took effect.
    pub(crate) outcome_unknown: Cell<bool>,
}

impl Progress {
    /// The end of a call that the caller aborted.
    pub(crate) fn aborted<V>(&self, what: &str, call: &Call, reason: Option<V>) -> Box<Error<V>> {
        if self.sent.get() && call.is_write() {
            self.outcome_unknown.set(true);
        }
        let mut error = self.tell([what, " was "], call, Error::new(ErrorKind::Aborted, "aborted".to_owned()));
        error.cause = reason;
        error
    }

    /// Adds what it is about, and its history.
    pub(crate) fn tell<V>(&self, [what, link]: [&str; 2], call: &Call, mut error: Box<Error<V>>) -> Box<Error<V>> {
        error.outcome_unknown = self.outcome_unknown.get();
        let doubt = if error.outcome_unknown { "; whether it took effect is not known" } else { "" };
        error.message = [what, link, &error.message, doubt].concat();
        error.attempts = self.attempts.get();
        error.method = Some(call.request.method);
        error.path = Some(call.request.path.clone());
        error
    }
}
