//! Opaque tokens: where the page before ended, by what it was ordered by, so that a page neither repeats nor skips
//! when deployments come and go in between.

use std::hash::{DefaultHasher, Hash, Hasher};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::status::Refusal;

/// What a token holds.
#[derive(Serialize, Deserialize)]
pub(crate) struct PageToken {
    /// What the parent and every other parameter come to: they must stay the same from page to page.
    list: u64,
    /// The position of the last deployment that was shown.
    pub(crate) after: Vec<Value>,
}

impl PageToken {
    pub(crate) const PARAMETER: &str = "pageToken";

    pub(crate) fn new(list: &str, after: Vec<Value>) -> Self {
        Self { list: digest(list), after }
    }

    pub(crate) fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::json!(self).to_string())
    }

    pub(crate) fn decode(text: &str, list: &str) -> Result<Self, Refusal> {
        let bytes = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
        let token: Self = serde_json::from_slice(&bytes).map_err(|_| Refusal::invalid("pageToken is not valid"))?;
        if token.list != digest(list) {
            return Err(Refusal::invalid("the other parameters must stay the same while paging"));
        }
        Ok(token)
    }
}

/// A long query would make for a token that is longer still.
fn digest(list: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    list.hash(&mut hasher);
    hasher.finish()
}
