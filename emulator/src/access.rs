//! Access control: checks the API key first, then that it may use the account.

use crate::http::Request;
use crate::status::Refusal;
use fireworks_deployments::api::grpc::Code;

/// The only account and API key accepted. An unset one isn't checked.
#[derive(Default)]
pub(crate) struct Access {
    pub(crate) account: Option<String>,
    pub(crate) key: Option<String>,
}

impl Access {
    pub(crate) fn authenticate(&self, request: &Request) -> Result<(), Refusal> {
        if self.key.is_none() {
            return Ok(());
        }
        let refuse = |message| Err(Refusal::new(Code::UNAUTHENTICATED, message));
        match request.header("authorization") {
            None => refuse("missing API key; send `Authorization: Bearer <API_KEY>`"),
            Some(given) if !self.is_key(given) => refuse("The API key you provided is invalid."),
            Some(_) => Ok(()),
        }
    }

    /// True if an authorization header holds the key.
    pub(crate) fn is_key(&self, header: &str) -> bool {
        self.key.is_some() && bearer(header) == self.key.as_deref()
    }

    pub(crate) fn authorize(&self, account: &str) -> Result<(), Refusal> {
        match &self.account {
            // listing accounts names none
            Some(own) if own != account && !account.is_empty() => {
                Err(Refusal::new(Code::PERMISSION_DENIED, format!("the API key has no access to account {account}")))
            }
            _ => Ok(()),
        }
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, key) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
