//! Opaque page tokens. A token holds the position where the page ended, so deployments that come and go in between
//! cause neither repeats nor gaps.

use std::hash::{DefaultHasher, Hash, Hasher};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::status::Refusal;

/// A token's content.
#[derive(Serialize, Deserialize)]
pub(crate) struct PageToken {
    /// A hash of the parent and the other parameters, which must stay the same from page to page.
    list: u64,
    /// The position of the last object on the page.
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

/// A hash, so that a long query doesn't make a long token.
fn digest(list: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    list.hash(&mut hasher);
    hasher.finish()
}
