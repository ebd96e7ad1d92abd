//! The client's error.

use std::fmt;

use serde::Serialize;

use super::trouble::Trouble;
use crate::api::row::Method;
use crate::language::words::excerpt;
use crate::rules::issue::{Segment, Severity, ValidationIssue};

/// The kind of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ErrorKind {
    /// Invalid options, IDs or key. Nothing was sent.
    Config,
    /// The rules found an error. Nothing was sent.
    Validation,
    /// The connection failed.
    Network,
    /// No complete reply, or not the awaited state, in time.
    Timeout,
    /// The caller aborted.
    Aborted,
    /// The service replied with a status outside 2xx.
    Api,
    /// The reply is 2xx, but not what the API specifies.
    Protocol,
    /// The awaited deployment failed.
    Failed,
}

impl ErrorKind {
    /// Returns the word in JavaScript.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Validation => "validation",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Aborted => "aborted",
            Self::Api => "api",
            Self::Protocol => "protocol",
            Self::Failed => "failed",
        }
    }
}

/// The error of a call. Its driver adds the host's error and the deployment.
pub struct Error {
    /// The kind of failure.
    pub kind: ErrorKind,
    /// The message: what is wrong, what was given, what to do.
    pub message: String,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The gRPC code by name, such as `NOT_FOUND`, if the service itself replied.
    pub code: Option<&'static str>,
    /// The error body's `details`, as JSON text.
    pub details: Option<String>,
    /// The stable reason, from the details' `ErrorInfo`.
    pub reason: Option<String>,
    /// The service's ID of the request.
    pub request_id: Option<String>,
    /// The trouble that a person has to mend, if the service's words tell.
    pub trouble: Option<Trouble>,
    /// True if the reply names a code, as the service's own do and a proxy's don't.
    pub is_by_service: bool,
    /// The delay that the service asked for, in milliseconds.
    pub retry_after_ms: Option<u32>,
    /// The number of attempts.
    pub attempts: u32,
    /// True if a write was sent and it is unknown whether it took effect.
    pub outcome_unknown: bool,
    /// The request's method. `None` without a request.
    pub method: Option<Method>,
    /// The request's URL path, without host and query. `None` without a request.
    pub path: Option<String>,
    /// The rules' issues, for kind `validation`.
    pub issues: Vec<ValidationIssue>,
    /// True if the driver should add the deployment as last seen: a wait failed, or an ID is taken.
    pub has_deployment: bool,
}

impl Error {
    /// Creates an error with a kind and a message only.
    #[must_use]
    pub fn new(kind: ErrorKind, message: String) -> Box<Self> {
        Box::new(Self {
            kind,
            message,
            status: None,
            code: None,
            details: None,
            reason: None,
            request_id: None,
            trouble: None,
            is_by_service: false,
            retry_after_ms: None,
            attempts: 0,
            outcome_unknown: false,
            method: None,
            path: None,
            issues: Vec::new(),
            has_deployment: false,
        })
    }

    /// Creates an error of kind `config`, about the caller's input.
    #[must_use]
    pub fn config(message: String) -> Box<Self> {
        Self::new(ErrorKind::Config, message)
    }

    /// Checks the issues of a body before it is sent. Warnings are allowed.
    ///
    /// # Errors
    /// Of kind `validation`, with all issues, if one of them is an error. The message has the first
    /// error.
    pub fn check(what: &str, issues: Vec<ValidationIssue>) -> Result<(), Box<Self>> {
        let mut errors = issues.iter().filter(|issue| issue.severity == Severity::Error);
        let Some(first) = errors.next() else { return Ok(()) };
        let others = match errors.count() {
            0 => String::new(),
            count => [" (and ", &count.to_string(), " more, see `issues`)"].concat(),
        };
        let message = [what, " was not sent: ", &place(&first.path), " ", &first.message, &others].concat();
        let mut error = Self::new(ErrorKind::Validation, message);
        error.issues = issues;
        Err(error)
    }
}

/// Formats an issue's path: `autoscalingPolicy.scaleToZeroWindow`.
fn place(path: &[Segment]) -> String {
    let words: Vec<String> = path
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => excerpt(key),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    if words.is_empty() { "it".to_owned() } else { words.join(".") }
}

/// Converts a message about the caller's input to an error of kind `config`.
impl From<String> for Box<Error> {
    fn from(message: String) -> Self {
        Error::config(message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Omits the service's message and details, which may hold secrets.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.word())?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
