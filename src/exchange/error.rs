//! The one error of the client.

use std::fmt;

use serde::Serialize;

use crate::api::row::Method;
use crate::language::words::excerpt;
use crate::rules::issue::{Segment, Severity, ValidationIssue};

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ErrorKind {
    /// Before any request: options, IDs, the key.
    Config,
    /// Refused before sending, by the rules.
    Validation,
    /// The connection failed.
    Network,
    /// No complete reply, or no awaited state, in time.
    Timeout,
    /// The caller aborted.
    Aborted,
    /// A status outside 2xx.
    Api,
    /// 2xx, but not what the API promises.
    Protocol,
    /// A waited-for deployment failed.
    Failed,
}

impl ErrorKind {
    /// The word that stands for it in JavaScript.
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

/// Why a call has no result. What the host threw, and the deployment itself, its driver adds.
pub struct Error {
    /// What sort of thing went wrong.
    pub kind: ErrorKind,
    /// What was wrong, what was given, what to do.
    pub message: String,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The gRPC code by name, where the service itself answered: `NOT_FOUND`.
    pub code: Option<&'static str>,
    /// The error body's `details`, as JSON text.
    pub details: Option<String>,
    /// The stable classifier, from the details' `ErrorInfo`.
    pub reason: Option<String>,
    /// The service's ID of the request.
    pub request_id: Option<String>,
    /// How long the service asks to wait.
    pub retry_after_ms: Option<u32>,
    /// How many attempts were made.
    pub attempts: u32,
    /// Whether a write was sent and nothing tells whether it took effect.
    pub outcome_unknown: bool,
    /// The request's method; none where there was none.
    pub method: Option<Method>,
    /// The request's path, without host and query; none where there was no request.
    pub path: Option<String>,
    /// What the rules say of what was to be sent; none but for that kind.
    pub issues: Vec<ValidationIssue>,
    /// True if it is about the deployment as last seen, which the driver has: a wait failed.
    pub has_deployment: bool,
}

impl Error {
    /// An error that knows no more than its kind and its message.
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
            retry_after_ms: None,
            attempts: 0,
            outcome_unknown: false,
            method: None,
            path: None,
            issues: Vec::new(),
            has_deployment: false,
        })
    }

    /// Something wrong with what the caller gave, before any request.
    #[must_use]
    pub fn config(message: String) -> Box<Self> {
        Self::new(ErrorKind::Config, message)
    }

    /// Nothing is sent that the rules refuse; what they only warn of is.
    ///
    /// # Errors
    /// All issues, when there is an error among them: the first one in the message.
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

/// Where an issue is, in words: `autoscalingPolicy.scaleToZeroWindow`.
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

/// Something wrong with what the caller gave, in words.
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

/// Without what the service said, which is not ours to print.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.word())?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
