//! The troubles that a person has to mend, as far as the service's words tell them apart (REAL).

use serde::Serialize;

/// A cause outside the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Trouble {
    /// The account's quota of accelerators is used up.
    Quota,
    /// The account is suspended.
    Suspended,
    /// No accelerators are free.
    Capacity,
    /// Too many requests.
    Rate,
}

impl Trouble {
    /// Returns the trouble behind a reply outside 2xx.
    pub(crate) fn of_refusal(status: u16, message: &str) -> Option<Self> {
        match status {
            _ if is_quota(message) => Some(Self::Quota),
            412 => Some(Self::Suspended),
            429 => Some(Self::Rate),
            _ => None,
        }
    }

    /// Returns the trouble behind the status of a deployment that doesn't start.
    pub(crate) fn of_status(code: &str, message: &str) -> Option<Self> {
        match code {
            _ if is_quota(message) => Some(Self::Quota),
            "RESOURCE_EXHAUSTED" => Some(Self::Capacity),
            _ => None,
        }
    }

    /// Returns the word in JavaScript.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Quota => "quota",
            Self::Suspended => "suspended",
            Self::Capacity => "capacity",
            Self::Rate => "rate",
        }
    }

    /// Returns what to do, as a sentence part.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Quota => {
                "the account's quota doesn't allow it: delete a deployment, lower a maxReplicaCount (it counts even at zero \
                 replicas), or ask Fireworks for more"
            }
            Self::Suspended => "settle the account's billing, then try again",
            Self::Capacity => {
                "no accelerators are free: keep waiting, or create it in another region or with another acceleratorType"
            }
            Self::Rate => "send fewer requests: an account has 6,000 a minute, or 10 without a payment method",
        }
    }
}

fn is_quota(message: &str) -> bool {
    let has = |words: &str| message.as_bytes().windows(words.len()).any(|found| found == words.as_bytes());
    has("in use: ") && has("quota: ")
}
