//! The row of each endpoint: its request, its reply, and the effect of a retry.

use serde::Serialize;

use super::message::Message;
use super::wire::Field;

/// An endpoint as data. The client, the emulator's routes, the docs and the TypeScript options use
/// it.
#[derive(Debug)]
pub struct Endpoint {
    /// The name of the call in messages: `undelete`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path's template: `/v1/accounts/{account}/deployments/{deployment}:undelete`.
    pub path: &'static str,
    /// The parameters of the query.
    pub query: &'static [Field],
    /// The fields of the body; `None` if there is no body.
    pub body: Option<&'static [Field]>,
    /// The content of a 2xx reply.
    pub reply: Reply,
    /// The effect of a retry when the outcome of the first attempt is unknown.
    pub repeat: Repeat,
    /// The likely causes of errors with these statuses, as sentence parts.
    pub advice: &'static [(u16, &'static str)],
}

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or acts: `:undelete`.
    Post,
    /// Changes.
    Patch,
    /// Deletes.
    Delete,
}

impl Method {
    /// Returns the method as HTTP writes it: `GET`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// The content of a 2xx reply.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    /// An object with the fields of this message.
    Object(Message),
    /// One page of a list.
    Page {
        /// The page.
        message: Message,
        /// The list field. The client adds it if the service omits it.
        items: &'static str,
    },
    /// A JSON object, whatever its fields.
    Any,
    /// Nothing of interest: `{}`, or no body at all.
    Nothing,
}

/// The effect of a retry when the outcome of the first attempt is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It would act twice, so the caller must find out whether the first attempt worked.
    Never,
    /// It is the same as one attempt.
    Always,
    /// It is the same as one attempt, but is refused with one of these codes if the first attempt
    /// worked.
    SettledBy(&'static [&'static str], Proof),
}

/// The proof that a write took effect, when its retry was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The refusal itself: the deployment to delete is not found.
    Refusal,
    /// A look-up finds the deployment, neither deleted nor being deleted. It is then the result.
    NotDeleted,
    /// The same, and the deployment has all the fields that were sent.
    Holds,
}
