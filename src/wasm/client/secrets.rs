//! The keys that were sent, so that no error and no event repeats one: a server's message may.

use serde_json::Value;

use super::options::Options;

/// What must not be printed.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// The key, the values of headers, and the keys of a direct route in what is sent. What is shorter than eight bytes is a
    /// placeholder, and a part of other words.
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
        // one key may begin another
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self(secrets)
    }

    /// The text with `[key]` in the place of each.
    pub(super) fn redact(&self, text: String) -> String {
        self.0.iter().fold(text, |text, secret| text.replace(secret, "[key]"))
    }
}
