//! The client's error: the exchange's, plus fields from the driver.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use super::typed::typed;
use crate::api::deployment::Deployment;
use crate::exchange::error::Error as Told;

/// The error of a call. Dereferences to the [exchange's error](Told): `error.kind`, `error.status`,
/// `error.issues`.
pub struct Error {
    told: Box<Told>,
    /// The deployment as last seen, if a wait failed.
    pub deployment: Option<Box<Deployment>>,
    /// The host's message, if the connection failed.
    pub cause: Option<String>,
}

impl Error {
    pub(super) fn new(told: Box<Told>, deployment: Option<Value>, cause: Option<String>) -> Self {
        Self { told, deployment: deployment.and_then(|seen| typed(seen).ok()).map(Box::new), cause }
    }
}

impl Deref for Error {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.told
    }
}

impl From<Box<Told>> for Error {
    fn from(told: Box<Told>) -> Self {
        Self::new(told, None, None)
    }
}

/// Converts a message about the caller's input to an error of kind `config`.
impl From<String> for Error {
    fn from(message: String) -> Self {
        Told::config(message).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.told, f)
    }
}

/// Prints only kind and message: the service's other fields may hold secrets.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.told, f)
    }
}

impl std::error::Error for Error {}
