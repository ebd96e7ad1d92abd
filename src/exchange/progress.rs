//! The history of a call, for errors and interruptions.

use super::call::Call;
use super::error::{Error, ErrorKind};

/// The history of a call.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// The number of attempts so far.
    pub(crate) attempts: u32,
    /// True if the outcome of one of them is unknown.
    pub(crate) outcome_unknown: bool,
}

impl Progress {
    /// Returns the error of an aborted call.
    pub(crate) fn aborted(&mut self, what: &str, call: &Call, in_doubt: bool) -> Box<Error> {
        self.outcome_unknown |= in_doubt;
        self.tell([what, " was "], call, Error::new(ErrorKind::Aborted, "aborted".to_owned()))
    }

    /// Adds the call's name and history to an error.
    pub(crate) fn tell(&self, [what, link]: [&str; 2], call: &Call, mut error: Box<Error>) -> Box<Error> {
        error.outcome_unknown = self.outcome_unknown;
        let doubt = if error.outcome_unknown { "; it is unknown whether it took effect" } else { "" };
        error.message = [what, link, &error.message, doubt].concat();
        error.attempts = self.attempts;
        error.method = Some(call.request.method);
        error.path = Some(call.request.path.clone());
        error
    }
}
