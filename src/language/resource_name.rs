//! Resource names and the IDs in them: `accounts/{account}/deployments/{deployment}`.

use std::fmt;

use super::bytes::length;
use super::words::excerpt;

/// The most characters of an ID.
pub const MAX_ID_LENGTH: usize = 63;

/// The name of a deployment, whose parts are IDs: safe to stand in a path as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeploymentName {
    account: String,
    deployment: String,
}

impl DeploymentName {
    /// Reads an ID, which is of `account`, or a full name, which says its own.
    ///
    /// # Errors
    /// A sentence: what was wrong, what was given, what to do.
    pub fn resolve(id_or_name: &str, account: Option<&str>) -> Result<Self, String> {
        let mut parts = id_or_name.split('/');
        let parts = [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()];
        let (account, deployment) = match parts {
            [Some("accounts"), Some(account), Some("deployments"), Some(deployment), None] => (account, deployment),
            [Some("accounts"), Some(_), ..] => {
                let form = "` is neither an ID nor a name of the form accounts/{account}/deployments/{deployment}";
                return Err(["deployment `", &excerpt(id_or_name), form].concat());
            }
            _ => (account_or_advice(account)?, id_or_name),
        };
        Self::new(account, deployment)
    }

    /// Puts two IDs together.
    ///
    /// # Errors
    /// A sentence: which of them is wrong, what was given.
    pub fn new(account: &str, deployment: &str) -> Result<Self, String> {
        Ok(Self { account: account_id(account)?, deployment: addressed(deployment, "deployment")? })
    }

    /// The resource name.
    #[must_use]
    pub fn name(&self) -> String {
        ["accounts/", &self.account, "/deployments/", &self.deployment].concat()
    }

    /// The account's ID.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The deployment's ID.
    #[must_use]
    pub fn deployment(&self) -> &str {
        &self.deployment
    }
}

impl fmt::Display for DeploymentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// Checks an account's ID.
///
/// # Errors
/// A sentence: what was wrong, what was given.
pub fn account_id(id: &str) -> Result<String, String> {
    addressed(id, "account")
}

/// The account that a client or a call was given.
///
/// # Errors
/// A sentence that says where to give one.
pub fn account_or_advice(account: Option<&str>) -> Result<&str, String> {
    account.ok_or_else(|| {
        "no account was given: pass `accountId`, or set FIREWORKS_ACCOUNT_ID, or name the deployment in full, \
         accounts/{account}/deployments/{deployment}"
            .to_owned()
    })
}

fn addressed(id: &str, what: &str) -> Result<String, String> {
    match address_fault(id.as_bytes()) {
        None => Ok(id.to_owned()),
        Some(fault) => Err([what, " ID ", fault.sentence(), ", got `", &excerpt(id), "`"].concat()),
    }
}

/// What keeps a text from being an ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFault {
    /// Empty, or too long.
    Length,
    /// Other characters than an ID may have.
    Characters,
    /// A hyphen at an end.
    Ends,
    /// A digit in front.
    Digit,
}

impl IdFault {
    /// A sentence part.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Length => "must be 1 to 63 characters",
            Self::Characters => "must hold only a-z, 0-9 and hyphens",
            Self::Ends => "must not begin or end with a hyphen",
            Self::Digit => "must not begin with a digit",
        }
    }
}

/// What keeps an ID from being one that exists, if anything. The service makes IDs of its own that a customer may not
/// choose, such as `12345678`, so more is addressed than created.
#[must_use]
pub fn address_fault(id: &[u8]) -> Option<IdFault> {
    let well_formed = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    if id.is_empty() || length(id) > MAX_ID_LENGTH {
        Some(IdFault::Length)
    } else if !id.iter().all(well_formed) {
        Some(IdFault::Characters)
    } else {
        None
    }
}

/// What keeps an ID from being given to a new deployment, if anything.
#[must_use]
pub fn create_fault(id: &[u8]) -> Option<IdFault> {
    address_fault(id).or_else(|| {
        if id.starts_with(b"-") || id.ends_with(b"-") {
            Some(IdFault::Ends)
        } else if id.first().is_some_and(u8::is_ascii_digit) {
            Some(IdFault::Digit)
        } else {
            None
        }
    })
}
