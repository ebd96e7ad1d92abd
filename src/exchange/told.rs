//! The two sides of a call: what its driver tells the machine, and what the machine says to do next.

use super::error::Error;
use crate::api::row::Reply as Promise;
use crate::value::fit::Mismatch;
use crate::value::json::Json;

/// What happened.
#[derive(Debug, Clone)]
pub enum Told<'a> {
    /// A reply came whole.
    Replied(Reply<'a>),
    /// No reply came.
    Failed(Failure),
    /// The time of the attempt ran out.
    TimedOut {
        /// True if the request may have left.
        sent: bool,
    },
    /// The pause is over.
    Slept,
    /// The caller aborted.
    Aborted {
        /// True if the request of an attempt under way may have left.
        sent: bool,
    },
}

/// A reply, whatever its status.
#[derive(Debug, Clone)]
pub struct Reply<'a> {
    /// The HTTP status; 0 where the host hides it, as a page's does for a redirect that it did not follow.
    pub status: u16,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// Milliseconds from now to the date in `retry-after`, if that is a date.
    pub until: Option<f64>,
    /// The body.
    pub body: Body<'a>,
}

impl Reply<'_> {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The body of a reply.
#[derive(Debug, Clone)]
pub enum Body<'a> {
    /// Nothing.
    Empty,
    /// JSON. In a 2xx reply the shapes of the promised message's fields have been checked.
    Json(Json<'a>),
    /// JSON of a 2xx reply, in which a field of the promised message has another shape.
    Mismatched(Mismatch),
    /// Anything else, cut JSON too: its beginning.
    Text(&'a str),
}

/// Why no reply came.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The host's own words.
    pub words: String,
    /// True if nothing was sent and another attempt would end the same: the caller's `apiKey` function threw.
    pub is_config: bool,
    /// True if the request may have left.
    pub sent: bool,
}

/// What to do next.
#[derive(Debug)]
pub enum Todo {
    /// Send a request, and tell what comes of it.
    Send(Attempt),
    /// Pause, and tell when that is over.
    Sleep {
        /// Milliseconds.
        ms: u32,
    },
    /// The call is over: it has a result.
    Resolve(Outcome),
    /// The call is over: it failed.
    Reject(Box<Error>),
}

/// One attempt to send the machine's request.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// Milliseconds until it has timed out, its reply's body included.
    pub timeout_ms: u32,
    /// What a 2xx reply holds.
    pub reply: Promise,
    /// True if it looks the deployment up: to settle the call, or to wait. It isn't the call's own request then.
    pub is_look_up: bool,
    /// True if the machine wants to read a 2xx reply. Else an empty object will do in its place.
    pub is_read: bool,
}

/// What a call results in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The latest 2xx reply, which the driver has.
    Reply,
    /// An empty object.
    Nothing,
    /// The deployment of this name as the latest 2xx reply had it, if there is one, but DELETED.
    Gone(String),
}
