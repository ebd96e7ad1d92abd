//! The two sides of a call: the events from its driver, and the machine's next steps.

use super::error::Error;
use crate::api::row::Reply as Promise;
use crate::value::fit::Mismatch;
use crate::value::json::Json;

/// An event.
#[derive(Debug, Clone)]
pub enum Told<'a> {
    /// A complete reply arrived.
    Replied(Reply<'a>),
    /// The attempt failed without a reply.
    Failed(Failure),
    /// The attempt timed out.
    TimedOut {
        /// True if the request may have been sent.
        sent: bool,
    },
    /// The pause ended.
    Slept,
    /// The caller aborted.
    Aborted {
        /// True if the request of the current attempt may have been sent.
        sent: bool,
    },
}

/// A reply, whatever its status.
#[derive(Debug, Clone)]
pub struct Reply<'a> {
    /// The HTTP status; 0 for a redirect that a page did not follow.
    pub status: u16,
    /// The headers, with lower-case names.
    pub headers: Vec<(String, String)>,
    /// The milliseconds until the date in `retry-after`, if it is a date.
    pub until: Option<f64>,
    /// The body.
    pub body: Body<'a>,
}

impl Reply<'_> {
    /// Returns the value of a header, by its lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The body of a reply.
#[derive(Debug, Clone)]
pub enum Body<'a> {
    /// No body.
    Empty,
    /// JSON. In a 2xx reply, the shapes of known fields have been checked.
    Json(Json<'a>),
    /// JSON of a 2xx reply with a field of the wrong shape.
    Mismatched(Mismatch),
    /// The beginning of any other body, such as truncated JSON.
    Text(&'a str),
    /// A body that is larger than the client accepts.
    TooLarge,
}

/// The reason that no reply came.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The host's message.
    pub words: String,
    /// True if nothing was sent and a retry would fail alike: the caller's `apiKey` function threw.
    pub is_config: bool,
    /// True if the request may have been sent.
    pub sent: bool,
}

/// The next step of a call.
#[derive(Debug)]
pub enum Todo {
    /// Send a request, and report the outcome.
    Send(Attempt),
    /// Pause, and report the end.
    Sleep {
        /// The length of the pause, in milliseconds.
        ms: u32,
    },
    /// The call succeeded.
    Resolve(Outcome),
    /// The call failed.
    Reject(Box<Error>),
}

/// One attempt to send the machine's request.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// The timeout, the reply's body included, in milliseconds.
    pub timeout_ms: u32,
    /// The expected content of a 2xx reply.
    pub reply: Promise,
    /// True for the call's own request, as opposed to one that the machine adds: a look-up, a poll,
    /// a recovery's undelete.
    pub is_own: bool,
    /// True if the machine needs the body of a 2xx reply. Else an empty object will do.
    pub is_read: bool,
}

/// The result of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The latest 2xx reply, which the driver keeps.
    Reply,
    /// The deployment in the latest 2xx reply that had one, which the driver keeps too.
    Deployment,
    /// An empty object.
    Nothing,
    /// The deployment of this name, as in the latest 2xx reply that had one, but in the state
    /// DELETED.
    Gone(String),
}
