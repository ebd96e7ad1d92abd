//! The client's options, and their checks.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use js_sys::{Reflect, global};
use serde::Deserialize;

use crate::exchange::event::ClientEvent;
use crate::exchange::machine::Settings;
use crate::language::words::excerpt;

const SERVICE: &str = "https://api.fireworks.ai";

/// The options of a [`Client`](super::Client).
#[derive(Clone, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// The API key; `None` if a proxy adds it.
    pub api_key: Option<String>,
    /// The account of deployments given by ID alone.
    pub account_id: Option<String>,
    /// The URL of the API or of a proxy. In a page it may be a path on the page's origin, such as
    /// `/fireworks`.
    pub base_url: String,
    /// The timeout of one attempt, its reply's body included, in milliseconds.
    pub timeout_ms: u32,
    /// The maximum number of retries after the first attempt.
    pub max_retries: u32,
    /// Headers for each request.
    pub headers: BTreeMap<String, String>,
    /// If true, the rules check deployments and changes before anything is sent.
    pub validate: bool,
    /// If true, a page may send a key to another origin. Everybody who opens the page can read the
    /// key.
    pub allow_key_in_browser: bool,
    /// Called with each event: requests, responses, retries, polls.
    #[serde(skip)]
    pub on_event: Option<Listener>,
}

/// A callback for events.
pub type Listener = Rc<dyn Fn(&ClientEvent)>;

impl Default for Options {
    fn default() -> Self {
        let Settings { timeout_ms, max_retries, .. } = Settings::default();
        Self {
            api_key: None,
            account_id: None,
            base_url: SERVICE.to_owned(),
            timeout_ms,
            max_retries,
            headers: BTreeMap::new(),
            validate: true,
            allow_key_in_browser: false,
            on_event: None,
        }
    }
}

/// Omits the key and the headers.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("account_id", &self.account_id)
            .field("base_url", &self.base_url)
            .field("timeout_ms", &self.timeout_ms)
            .field("max_retries", &self.max_retries)
            .finish_non_exhaustive()
    }
}

impl Options {
    /// Checks the options, and removes the slash at the end of the URL.
    pub(super) fn checked(mut self) -> Result<Self, String> {
        let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+.^_`|~-".contains(c);
        let is_text = |c: char| matches!(c, '\t' | ' '..='~' | '\u{80}'..='\u{ff}');
        if self.api_key.as_ref().is_some_and(|key| key.is_empty() || !key.chars().all(|c| c.is_ascii_graphic())) {
            return Err("the key must be printable ASCII characters without white space, such as `fw_…`".to_owned());
        }
        for (name, value) in &self.headers {
            if name.is_empty() || !name.chars().all(is_token) {
                return Err(["invalid header name `", &excerpt(name), "`"].concat());
            }
            if !value.chars().all(is_text) {
                return Err(
                    ["the value of header `", &excerpt(name), "` must be a single line of Latin-1 characters"].concat()
                );
            }
        }
        self.base_url.truncate(self.base_url.trim_end_matches('/').len());
        check_address(&self.base_url)?;
        if self.api_key.is_none() && self.base_url == SERVICE {
            return Err("missing API key: set `api_key`, or the `base_url` of a proxy that adds it".to_owned());
        }
        if self.api_key.is_some() && self.is_cross_origin() && !self.allow_key_in_browser {
            return Err("anyone who opens the page can read its API key: set `base_url` to a proxy on the page's own \
                        origin that adds the key; if only you use the page, set `allow_key_in_browser`"
                .to_owned());
        }
        Ok(self)
    }

    /// Returns the settings for a call's state machine.
    pub(super) fn settings(&self) -> Settings {
        Settings {
            timeout_ms: self.timeout_ms,
            max_retries: self.max_retries,
            is_cross_origin: self.is_cross_origin(),
            may_resend: page_origin().is_some(),
            is_observed: self.on_event.is_some(),
        }
    }

    /// Returns the headers for each request, including the key's.
    pub(super) fn headers(&self) -> impl Iterator<Item = (&str, String)> {
        let key = self.api_key.iter().map(|key| ("authorization", ["Bearer ", key].concat()));
        self.headers.iter().map(|(name, value)| (name.as_str(), value.clone())).chain(key)
    }

    /// True if a page or worker sends its requests to another origin.
    fn is_cross_origin(&self) -> bool {
        let inside = |origin: String| {
            self.base_url.strip_prefix(&origin).is_some_and(|path| path.is_empty() || path.starts_with('/'))
        };
        let is_absolute = self.base_url.contains("://");
        is_absolute && page_origin().is_some_and(|origin| !inside(origin))
    }
}

fn check_address(address: &str) -> Result<(), String> {
    let is_path = address.is_empty() || (address.starts_with('/') && !address.starts_with("//"));
    let host = ["https://", "http://"].into_iter().find_map(|scheme| address.strip_prefix(scheme));
    if !is_path && host.is_none_or(str::is_empty) {
        return Err(["`base_url` must be an http or https URL, got `", &excerpt(address), "`"].concat());
    }
    // without the URL, which may contain a password
    if host.and_then(|host| host.split('/').next()).is_some_and(|host| host.contains('@')) {
        return Err("`base_url` must not contain a user name or password: send them in `headers`".to_owned());
    }
    if address.contains(['?', '#']) {
        return Err("`base_url` must not have a query or fragment".to_owned());
    }
    Ok(())
}

/// Returns the origin of the page or worker; `None` outside browsers.
fn page_origin() -> Option<String> {
    let location = Reflect::get(&global(), &"location".into()).ok()?;
    Reflect::get(&location, &"origin".into()).ok()?.as_string()
}
