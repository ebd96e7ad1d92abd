//! A row for each endpoint: its request, its reply, and what repeating it means.

use serde::Serialize;

use super::message::Message;
use super::wire::Field;

/// One endpoint, as data: the client, the emulator's routes, the docs and the TypeScript options read it.
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
    /// What a 2xx reply holds.
    pub reply: Reply,
    /// What repeating the call means when its outcome is unknown.
    pub repeat: Repeat,
    /// The likely cause of a refusal with this status, as a sentence part.
    pub advice: Option<(u16, &'static str)>,
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
    /// The method as it stands in a request: `GET`.
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
        /// The field that holds the list. The client adds it where the service left it out.
        items: &'static str,
    },
    /// Nothing of interest: `{}`, or no body at all.
    Nothing,
}

/// The effect of repeating a call after an attempt whose outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It would act twice, so the caller has to resolve an unknown outcome.
    Never,
    /// Twice is the same as once.
    Always,
    /// Twice is the same as once, but the repeat is refused with one of these codes if the first attempt took effect.
    SettledBy(&'static [&'static str], Proof),
}

/// The proof that a write took effect, when its repeat was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The refusal itself: what was to be deleted is not found.
    Refusal,
    /// A look-up finds the deployment neither deleted nor being deleted. It is then the result.
    NotDeleted,
    /// The same, and the deployment holds every field that was sent.
    Holds,
}
