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
        let Some(key) = &self.key else { return Ok(()) };
        let refuse = |message| Err(Refusal::new(Code::UNAUTHENTICATED, message));
        match request.header("authorization") {
            None => refuse("missing API key; send `Authorization: Bearer <API_KEY>`"),
            Some(given) if bearer(given) != Some(key) => refuse("The API key you provided is invalid."),
            Some(_) => Ok(()),
        }
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
