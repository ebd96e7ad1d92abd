//! Reads a call's plan from JSON. A new setting is one line here, plus its use.

use crate::api::endpoint;
use crate::api::row::Endpoint;
use crate::exchange::call::Call;
use crate::exchange::error::Error;
use crate::exchange::field_mask::field_mask;
use crate::exchange::machine::{Machine, Settings};
use crate::exchange::wait::{Wait, known_states};
use crate::language::resource_name::{DeploymentName, account_id, account_or_advice};
use crate::value::json::Json;

/// Reads a plan: `call` (the endpoint's name; or a wait's: `recover`, `serve`, or none for `states`),
/// `deployment` and `accountId`, the settings, `wait`, and the facts about the body that the state machine needs: `deploymentId`,
/// `onlyChecks` and `expected` of a create, `changes` of an update.
///
/// # Errors
/// Of kind `config` if a name or an account is invalid.
pub(super) fn read(plan: Json<'_>) -> Result<Box<Machine>, Box<Error>> {
    // read once: a look-up in the text reads it from its start
    let entries: Vec<(&str, Json<'_>)> = plan.entries().collect();
    let get = |key: &str| entries.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let text = |key| get(key).and_then(Json::text);
    let is_on = |key| get(key).is_some_and(Json::is_true);
    let whole = |key| get(key).and_then(Json::whole);
    let default = Settings::default();
    let settings = Settings {
        timeout_ms: whole("timeoutMs").unwrap_or(default.timeout_ms),
        max_retries: whole("maxRetries").unwrap_or(default.max_retries),
        is_cross_origin: is_on("crossOrigin"),
        may_resend: is_on("inPage"),
        is_observed: is_on("observed"),
    };
    let account = text("accountId");
    let name = text("call").unwrap_or_default();
    let states = get("states").map(|states| known_states(states.items().filter_map(Json::text).collect()));
    let states = states.transpose()?;
    let wait = get("wait").map(|asked| wait(&name, states, asked));
    let named = || DeploymentName::resolve(&text("deployment").unwrap_or_default(), account.as_deref());
    let Some(endpoint) = row(&name) else {
        let wait = wait.unwrap_or_else(Wait::for_ready);
        return Ok(Box::new(Machine::waiting(&named()?, settings, wait)));
    };
    // count the names in the path's template: account, deployment
    let mut call = match endpoint.path.bytes().filter(|byte| *byte == b'{').count() {
        0 => Call::about_all(endpoint),
        1 => {
            let account = account_id(account_or_advice(account.as_deref())?)?;
            let call = Call::about_account(endpoint, &account);
            match endpoint.body {
                Some(_) => call.creating(&account, text("deploymentId").as_deref(), is_on("onlyChecks")),
                None => call,
            }
        }
        _ => Call::about(endpoint, &named()?),
    };
    call.expected = text("expected");
    if let Some(changes) = text("changes") {
        call.request.query.push(("updateMask", field_mask(Json::new(&changes))?));
    }
    Ok(Box::new(Machine::new(call, settings, wait)))
}

fn row(name: &str) -> Option<&'static Endpoint> {
    let mut rows = endpoint::deployments::ROWS.iter().chain(endpoint::accounts::ROWS);
    rows.find(|row| row.name == name).copied()
}

/// Returns the wait of a call, with the call's defaults for missing settings.
fn wait(call: &str, states: Option<Vec<String>>, asked: Json<'_>) -> Wait {
    let default = match call {
        "undelete" => Wait::after_undelete(),
        "delete" => Wait::for_states(vec!["DELETED".to_owned()]),
        "recover" => Wait::to_recover(),
        "serve" => Wait::for_serving(),
        _ => Wait::for_ready(),
    };
    let whole = |key| asked.get(key).and_then(Json::whole);
    Wait {
        states: states.unwrap_or(default.states),
        max_wait_ms: whole("maxWaitMs").unwrap_or(default.max_wait_ms),
        poll_ms: whole("pollMs").unwrap_or(default.poll_ms),
        grace_ms: whole("graceMs").unwrap_or(default.grace_ms),
        until_serving: default.until_serving || asked.get("untilServing").is_some_and(Json::is_true),
        ..default
    }
}
