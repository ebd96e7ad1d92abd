//! The client's exports: an endpoint's arguments in, the reply's own object out, or an error as plain data.

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::arguments::{account_of, name_of, states_of};
use super::host::JsHost;
use super::plan::{self, Plan};
use crate::api::endpoint::deployments::delete::DELETE;
use crate::api::endpoint::deployments::delete_tags::DELETE_TAGS;
use crate::api::endpoint::deployments::get::GET;
use crate::api::endpoint::deployments::list::LIST;
use crate::api::endpoint::deployments::metrics::METRICS;
use crate::api::endpoint::deployments::scale::SCALE;
use crate::api::endpoint::deployments::set_tags::SET_TAGS;
use crate::api::endpoint::deployments::shards::SHARDS;
use crate::api::endpoint::deployments::termination_message::TERMINATION_MESSAGE;
use crate::api::endpoint::deployments::undelete::UNDELETE;
use crate::exchange::call::Call;
use crate::exchange::error::Error;
use crate::exchange::wait::Wait;
use crate::rules::arguments;

/// Brings a deleted deployment back; where the host says to wait, until it is READY.
#[wasm_bindgen(unchecked_return_type = "Promise<Deployment>")]
pub fn undelete(host: JsHost, #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue) -> Promise {
    plan::ask(host, &UNDELETE, deployment, &JsValue::UNDEFINED, Some(Wait::after_undelete()))
}

/// Reads a deployment.
#[wasm_bindgen(unchecked_return_type = "Promise<Deployment>")]
pub fn get(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "GetQuery | undefined")] query: &JsValue,
) -> Promise {
    plan::ask(host, &GET, deployment, query, None)
}

/// Reads one page of the account's deployments.
#[wasm_bindgen(js_name = listPage, unchecked_return_type = "Promise<unknown>")]
pub fn list_page(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "ListQuery | undefined")] query: &JsValue,
) -> Promise {
    let call = account_of(&host).and_then(|account| Call::of_account(&LIST, &account, query));
    plan::carry_out(host, call.map(Plan::Call).map_err(Error::config))
}

/// Creates a deployment; where the host says to wait, until it is READY.
#[wasm_bindgen(unchecked_return_type = "Promise<Deployment>")]
pub fn create(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "Deployment")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "CreateQuery | undefined")] query: &JsValue,
) -> Promise {
    let plan = plan::create(&host, deployment, query);
    plan::carry_out(host, plan)
}

/// Changes some of a deployment's fields.
#[wasm_bindgen(unchecked_return_type = "Promise<Deployment>")]
pub fn update(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "object")] changes: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "UpdateQuery | undefined")] query: &JsValue,
) -> Promise {
    let plan = plan::update(&host, deployment, changes, query);
    plan::carry_out(host, plan)
}

/// Deletes a deployment; where the host says to wait, until it is gone.
#[wasm_bindgen(js_name = deleteDeployment, unchecked_return_type = "Promise<unknown>")]
pub fn delete(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "DeleteQuery | undefined")] query: &JsValue,
) -> Promise {
    plan::ask(host, &DELETE, deployment, query, Some(Wait::for_states(vec!["DELETED".to_owned()])))
}

/// Sets how many replicas a deployment shall have.
#[wasm_bindgen(unchecked_return_type = "Promise<unknown>")]
pub fn scale(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] replica_count: &JsValue,
) -> Promise {
    plan::send(host, &SCALE, deployment, "replicaCount", replica_count, arguments::scale)
}

/// Sets some of a deployment's tags.
#[wasm_bindgen(js_name = setTags, unchecked_return_type = "Promise<unknown>")]
pub fn set_tags(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] tags: &JsValue,
) -> Promise {
    plan::send(host, &SET_TAGS, deployment, "tags", tags, arguments::set_tags)
}

/// Takes some of a deployment's tags away.
#[wasm_bindgen(js_name = deleteTags, unchecked_return_type = "Promise<unknown>")]
pub fn delete_tags(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] keys: &JsValue,
) -> Promise {
    plan::send(host, &DELETE_TAGS, deployment, "keys", keys, arguments::delete_tags)
}

/// Reads the metrics of a deployment.
#[wasm_bindgen(unchecked_return_type = "Promise<DeploymentMetrics>")]
pub fn metrics(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "MetricsQuery | undefined")] query: &JsValue,
) -> Promise {
    plan::ask(host, &METRICS, deployment, query, None)
}

/// Reads why a deployment's replicas ended.
#[wasm_bindgen(js_name = terminationMessage, unchecked_return_type = "Promise<TerminationMessage>")]
pub fn termination_message(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
) -> Promise {
    plan::ask(host, &TERMINATION_MESSAGE, deployment, &JsValue::UNDEFINED, None)
}

/// Reads one page of a deployment's shards.
#[wasm_bindgen(unchecked_return_type = "Promise<unknown>")]
pub fn shards(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ShardsQuery | undefined")] query: &JsValue,
) -> Promise {
    plan::ask(host, &SHARDS, deployment, query, None)
}

/// Waits until a deployment is in one of the states.
#[wasm_bindgen(js_name = waitFor, unchecked_return_type = "Promise<Deployment>")]
pub fn wait(
    host: JsHost,
    #[wasm_bindgen(unchecked_param_type = "string")] deployment: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | readonly string[]")] states: &JsValue,
) -> Promise {
    let plan = name_of(deployment, &host).and_then(|deployment| {
        let default = Wait::for_states(states_of(states)?);
        Ok(Plan::Wait(deployment, host.waiting(default.clone()).unwrap_or(default)))
    });
    plan::carry_out(host, plan.map_err(Error::config))
}
