//! Resource names and the IDs in them: `accounts/{account}/deployments/{deployment}`.

use std::fmt;

use super::bytes::length;
use super::words::excerpt;

/// The maximum length of an ID, in characters.
pub const MAX_ID_LENGTH: usize = 63;

/// The name of a deployment. Its parts are valid IDs, so they are safe in a URL path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeploymentName {
    account: String,
    deployment: String,
}

impl DeploymentName {
    /// Parses an ID, which belongs to `account`, or a full name, which contains its own account.
    ///
    /// # Errors
    /// A sentence: what is wrong, what was given, what to do.
    pub fn resolve(id_or_name: &str, account: Option<&str>) -> Result<Self, String> {
        let mut parts = id_or_name.split('/');
        let parts = [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()];
        let (account, deployment) = match parts {
            [Some("accounts"), Some(account), Some("deployments"), Some(deployment), None] => (account, deployment),
            [Some("accounts"), Some(_), ..] => {
                let form = "` is neither an ID nor a full name, accounts/{account}/deployments/{deployment}";
                return Err(["deployment `", &excerpt(id_or_name), form].concat());
            }
            _ => (account_or_advice(account)?, id_or_name),
        };
        Self::new(account, deployment)
    }

    /// Joins two IDs.
    ///
    /// # Errors
    /// A sentence: which ID is wrong, and what was given.
    pub fn new(account: &str, deployment: &str) -> Result<Self, String> {
        Ok(Self { account: account_id(account)?, deployment: addressed(deployment, "deployment")? })
    }

    /// Returns the full resource name.
    #[must_use]
    pub fn name(&self) -> String {
        ["accounts/", &self.account, "/deployments/", &self.deployment].concat()
    }

    /// Returns the account's ID.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Returns the deployment's ID.
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
/// A sentence: what is wrong, what was given.
pub fn account_id(id: &str) -> Result<String, String> {
    addressed(id, "account")
}

/// Returns the account given to a client or a call.
///
/// # Errors
/// A sentence that says where to set one.
pub fn account_or_advice(account: Option<&str>) -> Result<&str, String> {
    account.ok_or_else(|| {
        "missing account: pass `accountId`, set FIREWORKS_ACCOUNT_ID, or use the deployment's full name, \
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

/// The reason that a text is not an ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFault {
    /// It is empty or too long.
    Length,
    /// It contains characters that an ID may not have.
    Characters,
    /// It starts or ends with a hyphen.
    Ends,
    /// It starts with a digit.
    Digit,
}

impl IdFault {
    /// Returns a sentence part.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Length => "must be 1 to 63 characters",
            Self::Characters => "must contain only a-z, 0-9 and hyphens",
            Self::Ends => "must not start or end with a hyphen",
            Self::Digit => "must not start with a digit",
        }
    }
}

/// Returns the reason that no deployment can have this ID. The service generates IDs that customers
/// may not choose, such as `12345678`, so more IDs are valid here than on create.
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

/// Returns the reason that a new deployment can't have this ID.
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
