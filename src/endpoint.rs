//! Endpoints: what can be asked of the API, one file each, as plain values. Sending is `client.rs`.

pub mod delete;
pub mod get;
pub mod list;
pub mod undelete;

use crate::reply::Reply;
use crate::transport::{Method, Request};

/// One thing that can be asked: its request, its reply, and what repeating it means.
pub trait Endpoint {
    /// What it is called, in messages: `undelete`.
    const NAME: &'static str;
    /// The method.
    const METHOD: Method;
    /// The verb at the path's end: `:undelete`.
    const VERB: &'static str = "";
    /// The body, as JSON text.
    const BODY: Option<&'static str> = None;
    /// What a good reply holds.
    const REPLY: Reply;
    /// What repeating it means when nobody knows whether it took effect.
    const REPEAT: Repeat;
    /// What a refusal may come from, as a sentence part, by its status.
    const ADVICE: Option<(u16, &'static str)> = None;

    /// The resource it is asked of: `accounts/{account}/deployments/{deployment}`.
    fn resource(&self) -> String;

    /// The query, where there is one.
    fn query(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The whole as one plain value, so that the exchange is compiled once and not for each endpoint.
    fn call(&self) -> Call {
        let resource = self.resource();
        let mut path = String::from("/v1/");
        path.push_str(&resource);
        path.push_str(Self::VERB);
        Call {
            name: Self::NAME,
            resource,
            request: Request { method: Self::METHOD, path, query: self.query(), body: Self::BODY },
            reply: Self::REPLY,
            repeat: Self::REPEAT,
            advice: Self::ADVICE,
        }
    }
}

/// An endpoint with its arguments: all that the exchange knows of it.
#[derive(Debug, Clone)]
pub struct Call {
    /// What it is called, in messages.
    pub name: &'static str,
    /// The resource it is asked of.
    pub resource: String,
    /// What is sent.
    pub request: Request,
    /// What a good reply holds.
    pub reply: Reply,
    /// What repeating it means when nobody knows whether it took effect.
    pub repeat: Repeat,
    /// What a refusal may come from, by its status.
    pub advice: Option<(u16, &'static str)>,
}

impl Call {
    /// The call in words: `undelete of accounts/acme/deployments/x`.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = self.name.to_owned();
        words.push_str(" of ");
        words.push_str(&self.resource);
        words
    }

    /// Whether it can change anything.
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.request.method != Method::Get
    }
}

/// What repeating a call means when nobody knows whether an earlier attempt took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It would act twice: an unknown outcome is the caller's to resolve.
    Never,
    /// Twice is the same as once.
    Always,
    /// Twice is the same as once, but the second one is refused with one of these codes when the first took effect.
    SettledBy(&'static [&'static str], Proof),
}

/// How it shows that a write took effect, when its repeat was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The refusal says it: what was to be deleted is not found.
    Refusal,
    /// The deployment, read, is in none of these states; it is then the result.
    ReadOutside(&'static [&'static str]),
}
