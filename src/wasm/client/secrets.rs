//! The keys that were sent. Redacts them in errors and events: a server's message may repeat them.

use serde_json::Value;

use super::options::Options;

/// The secrets that must not be printed.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// Collects the key, the values of headers, and the direct route keys in a body. Ignores values
    /// under eight bytes: they are placeholders, and may be part of other words.
    pub(super) fn of(options: &Options, body: &Value) -> Self {
        let headers = options.headers.values().flat_map(|value| value.split([' ', ';', ',', '=', '"']));
        let keys = body.get("directRouteApiKeys").and_then(Value::as_array).into_iter().flatten();
        let keys = keys.filter_map(Value::as_str).filter(|key| key.len() >= 4);
        let mut secrets: Vec<String> = options
            .api_key
            .iter()
            .map(String::as_str)
            .chain(headers)
            .filter(|secret| secret.len() >= 8 || secret.starts_with("fw_"))
            .chain(keys)
            .map(str::to_owned)
            .collect();
        // one key may be a prefix of another
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self(secrets)
    }

    /// Replaces each secret in a text by `[key]`.
    pub(super) fn redact(&self, text: String) -> String {
        self.0.iter().fold(text, |text, secret| text.replace(secret, "[key]"))
    }
}
