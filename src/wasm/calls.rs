//! The client's exports: an endpoint's arguments in, the reply's own object out, or an error as plain data. Each makes a
//! plan, and there is one future that carries out any of them.

use std::pin::pin;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::future_to_promise;

use super::arguments::{list_of, name_of, states_of, strings_of};
use super::cancel::cancelled;
use super::error::{misuse, thrown};
use super::host::JsHost;
use crate::client::execute;
use crate::endpoint::delete::Delete;
use crate::endpoint::get::Get;
use crate::endpoint::undelete::Undelete;
use crate::endpoint::{Call, Endpoint};
use crate::resource_name::DeploymentName;
use crate::wait::{Wait, execute_and_wait, wait_for};

enum Plan {
    Call(Call),
    CallThenWait(Call, DeploymentName, Wait),
    Wait(DeploymentName, Wait),
}

impl Plan {
    fn call(call: Call, deployment: DeploymentName, wait: Option<Wait>) -> Self {
        match wait {
            Some(wait) => Self::CallThenWait(call, deployment, wait),
            None => Self::Call(call),
        }
    }
}

/// Brings a deleted deployment back; where the host says to wait, until it is READY.
#[wasm_bindgen(unchecked_return_type = "Promise<Deployment>")]
pub fn undelete(host: JsHost, #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue) -> Promise {
    let plan = name_of(deployment, &host).map(|deployment| {
        let wait = host.waiting(Wait::after_undelete());
        Plan::call(Undelete { deployment: &deployment }.call(), deployment, wait)
    });
    carry_out(host, plan)
}

/// Reads a deployment.
#[wasm_bindgen(unchecked_return_type = "Promise<Deployment>")]
pub fn get(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string[] | undefined")] read_mask: &JsValue,
) -> Promise {
    let plan = name_of(deployment, &host).and_then(|deployment| {
        let read_mask = strings_of("readMask", read_mask)?;
        Ok(Plan::Call(Get { deployment: &deployment, read_mask: &read_mask }.call()))
    });
    carry_out(host, plan)
}

/// Reads one page of the account's deployments.
#[wasm_bindgen(js_name = listPage, unchecked_return_type = "Promise<DeploymentPage>")]
pub fn list_page(host: JsHost, #[wasm_bindgen(unchecked_param_type = "ListQuery")] query: &JsValue) -> Promise {
    let plan = list_of(query, &host).map(|list| Plan::Call(list.call()));
    carry_out(host, plan)
}

/// Deletes a deployment; where the host says to wait, until it is gone.
#[wasm_bindgen(js_name = deleteDeployment, unchecked_return_type = "Promise<unknown>")]
pub fn delete(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    hard: bool,
    ignore_checks: bool,
) -> Promise {
    let plan = name_of(deployment, &host).map(|deployment| {
        let wait = host.waiting(Wait::for_states(vec!["DELETED".to_owned()]));
        Plan::call(Delete { deployment: &deployment, hard, ignore_checks }.call(), deployment, wait)
    });
    carry_out(host, plan)
}

/// Waits until a deployment is in one of the states.
#[wasm_bindgen(js_name = waitFor, unchecked_return_type = "Promise<Deployment>")]
pub fn wait(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | string[]")] states: &JsValue,
) -> Promise {
    let plan = name_of(deployment, &host).and_then(|deployment| {
        let default = Wait::for_states(states_of(states)?);
        Ok(Plan::Wait(deployment, host.waiting(default.clone()).unwrap_or(default)))
    });
    carry_out(host, plan)
}

fn carry_out(host: JsHost, plan: Result<Plan, String>) -> Promise {
    future_to_promise(async move {
        let settings = host.settings();
        let cancelled = pin!(cancelled(&host));
        match plan.map_err(misuse)? {
            Plan::Call(call) => execute(&host, &settings, &call, cancelled).await,
            Plan::CallThenWait(call, deployment, wait) => {
                execute_and_wait(&host, &settings, &call, &deployment, &wait, cancelled).await
            }
            Plan::Wait(deployment, wait) => wait_for(&host, &settings, &deployment, &wait, cancelled).await,
        }
        .map_err(thrown)
    })
}
