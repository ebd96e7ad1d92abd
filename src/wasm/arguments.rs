//! What a call is given, as JavaScript has it: checked here, in words that name it.

use wasm_bindgen::prelude::JsValue;

use super::host::JsHost;
use crate::exchange::error::Error;
use crate::exchange::query::strings;
use crate::language::resource_name::{DeploymentName, account_id, account_or_advice};
use crate::rules::issue::ValidationIssue;
use crate::value::shape;
use crate::value::{Kind, Value};

/// The deployment that a call is about.
pub(super) fn name_of(given: &JsValue, host: &JsHost) -> Result<DeploymentName, String> {
    let text = given
        .text()
        .ok_or_else(|| ["a deployment must be named by a string, got ", &shape::given(Some(given))].concat())?;
    DeploymentName::resolve(&text, host.account_id().as_deref())
}

/// The account that a call is about.
pub(super) fn account_of(host: &JsHost) -> Result<String, String> {
    account_id(account_or_advice(host.account_id().as_deref())?)
}

/// What is waited for: of no state, or of one in lower case, it would be the timeout.
pub(super) fn states_of(given: &JsValue) -> Result<Vec<String>, String> {
    let states = strings("state", given)?;
    let is_none = |state: &String| state.is_empty() || state.bytes().any(|byte| byte.is_ascii_lowercase());
    if states.is_empty() || states.iter().any(is_none) {
        return Err("state must name at least one, in upper case, such as `READY`".to_owned());
    }
    Ok(states)
}

/// What is to be sent, which the rules allow: as JSON text, and what that text says. Getters and `toJSON` have spoken then, and
/// won't say anything else the next time; as they may have said what they didn't before, the rules are asked again.
pub(super) fn checked(
    host: &JsHost,
    what: &str,
    given: &JsValue,
    issues: &dyn Fn(&JsValue) -> Vec<ValidationIssue>,
) -> Result<(String, JsValue), Box<Error<JsValue>>> {
    let check = |value| if host.validates() { Error::check(what, issues(value)) } else { Ok(()) };
    // what makes something else of itself is judged by that
    if !given.get("toJSON").is_some_and(|convert| convert.is_function()) {
        check(given)?;
    }
    let text = given.to_json().map_err(|cause| {
        let mut error = Error::config([what, " can't be written as JSON: see the cause"].concat());
        error.cause = Some(cause);
        error
    })?;
    match JsValue::from_json(&text) {
        Some(sent) if sent.kind() == Kind::Object => {
            host.sending(&sent);
            check(&sent).map(|()| (text, sent))
        }
        other => {
            // an object that `toJSON` makes something else of, a date say, is named by that
            let shown = if given.kind() == Kind::Object { other.as_ref() } else { Some(given) };
            Err([what, " must be an object, got ", &shape::given(shown)].concat().into())
        }
    }
}
