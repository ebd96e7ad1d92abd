//! What the exports have in common: a plan of what they are given, and one future that carries out any of them.

use std::pin::pin;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use super::arguments::{account_of, checked, name_of};
use super::cancel::cancelled;
use super::error::thrown;
use super::host::JsHost;
use crate::api::row::Endpoint;
use crate::exchange::call::{Call, leave_out_output_only, only_checks};
use crate::exchange::client::execute;
use crate::exchange::error::Error;
use crate::exchange::wait::{Wait, execute_and_wait, wait_for};
use crate::language::resource_name::DeploymentName;
use crate::rules::arguments;
use crate::rules::check::Purpose;
use crate::rules::issue::ValidationIssue;
use crate::rules::validate::validate_deployment;
use crate::value::Value;

/// What a call comes to: requests to make, and states to wait for.
pub(super) enum Plan {
    Call(Call),
    CallThenWait(Call, Wait),
    Wait(DeploymentName, Wait),
}

/// A plan, unless what was given is wrong.
pub(super) type Planned = Result<Plan, Box<Error<JsValue>>>;

impl Plan {
    fn call(call: Call, wait: Option<Wait>) -> Self {
        match wait {
            Some(wait) => Self::CallThenWait(call, wait),
            None => Self::Call(call),
        }
    }
}

/// Creates what the rules allow.
pub(super) fn create(host: &JsHost, deployment: &JsValue, query: &JsValue) -> Planned {
    let account = account_of(host)?;
    let (body, _) = checked(host, "a deployment", deployment, &|given| arguments::create(given, query))?;
    let call = Call::create(&account, body, query)?;
    // nothing comes of a check
    let wait = host.waiting(Wait::for_ready()).filter(|_| !only_checks(query));
    Ok(Plan::call(call, wait))
}

/// Changes what the rules allow.
pub(super) fn update(host: &JsHost, deployment: &JsValue, changes: &JsValue, query: &JsValue) -> Planned {
    let deployment = name_of(deployment, host)?;
    let issues = |given: &_| validate_deployment(given, Purpose::Update);
    let (_, mut changes) = checked(host, "an update", changes, &issues)?;
    if host.validates() {
        leave_out_output_only(&mut changes);
    }
    Ok(Plan::Call(Call::update(&deployment, &changes, query)?))
}

/// Asks something of a deployment; where that can be waited for and the host says so, as `wait` has it.
pub(super) fn ask(
    host: JsHost,
    endpoint: &'static Endpoint,
    deployment: &JsValue,
    query: &JsValue,
    wait: Option<Wait>,
) -> Promise {
    let call = name_of(deployment, &host).and_then(|deployment| Call::of(endpoint, &deployment, query));
    let wait = wait.and_then(|default| host.waiting(default));
    carry_out(host, call.map(|call| Plan::call(call, wait)).map_err(Error::config))
}

/// Sends a deployment a body of one field, which its rules allow.
pub(super) fn send(
    host: JsHost,
    endpoint: &'static Endpoint,
    deployment: &JsValue,
    field: &'static str,
    value: &JsValue,
    issues: fn(&JsValue) -> Vec<ValidationIssue>,
) -> Promise {
    let plan = sending(&host, endpoint, deployment, field, value, issues);
    carry_out(host, plan)
}

fn sending(
    host: &JsHost,
    endpoint: &'static Endpoint,
    deployment: &JsValue,
    field: &'static str,
    value: &JsValue,
    issues: fn(&JsValue) -> Vec<ValidationIssue>,
) -> Planned {
    let deployment = name_of(deployment, host)?;
    let mut whole = JsValue::object();
    whole.set(field, value.clone());
    let (body, _) = checked(host, endpoint.name, &whole, &|given| issues(&given.get(field).unwrap_or_default()))?;
    Ok(Plan::Call(Call::of(endpoint, &deployment, &JsValue::UNDEFINED)?.with_body(body)))
}

/// Makes the requests, and settles the promise: the one future of all calls.
pub(super) fn carry_out(host: JsHost, plan: Planned) -> Promise {
    future_to_promise(async move {
        let settings = host.settings();
        let cancelled = pin!(cancelled(&host));
        match plan.map_err(thrown)? {
            Plan::Call(call) => execute(&host, &settings, &call, cancelled).await,
            Plan::CallThenWait(call, wait) => execute_and_wait(&host, &settings, &call, &wait, cancelled).await,
            Plan::Wait(deployment, wait) => wait_for(&host, &settings, &deployment, &wait, cancelled).await,
        }
        .map_err(thrown)
    })
}
