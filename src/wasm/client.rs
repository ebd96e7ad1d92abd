//! A client for Rust apps in a browser (Leptos, Yew, or plain wasm-bindgen), and for Rust in Node.
//! Needs the feature `client`. Includes no allocator and nothing of the npm package.
//!
//! Dropping a call's future aborts the call: it cancels the request and clears the timers. In a
//! page, call a proxy on the page's own origin that adds the key.
//!
//! ```no_run
//! use fireworks_deployments::wasm::client::{Client, Error, Options, WaitOptions};
//!
//! # async fn app() -> Result<(), Error> {
//! let client = Client::new(Options {
//!     base_url: "/fireworks".to_owned(),
//!     account_id: Some("acme".to_owned()),
//!     ..Options::default()
//! })?;
//! let deployment = client.undelete_and_wait("my-deployment", WaitOptions::default()).await?;
//! assert_eq!(deployment.state.as_ref().map(|state| &*state.0), Some("READY"));
//! # Ok(())
//! # }
//! ```
//!
//! Uses the host's `fetch` through gloo-net, which panics if `fetch` was replaced by one that
//! rejects with something other than an `Error`, or resolves with something other than a
//! `Response`.

mod drive;
mod error;
mod javascript;
mod list;
mod options;
mod secrets;
mod typed;
mod waiting;
mod write;

use std::cell::Cell;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use error::Error;
pub use options::{Listener, Options};
pub use waiting::WaitOptions;

use crate::api::deployment::Deployment;
use crate::api::endpoint::deployments::get::{GET, GetQuery};
use crate::api::endpoint::deployments::metrics::{DeploymentMetrics, METRICS, MetricsQuery};
use crate::api::endpoint::deployments::shards::{DeploymentShardPage, SHARDS, ShardsQuery};
use crate::api::endpoint::deployments::termination_message::{TERMINATION_MESSAGE, TerminationMessage};
use crate::api::endpoint::deployments::undelete::UNDELETE;
use crate::api::row::Endpoint;
use crate::api::vocabulary::State;
use crate::exchange::budget::Budget;
use crate::exchange::call::Call;
use crate::exchange::error::Error as Told;
use crate::exchange::machine::Machine;
use crate::exchange::wait::{Wait, known_states};
use crate::language::resource_name::{DeploymentName, account_id};
use drive::Drive;
use secrets::Secrets;
use typed::typed;

/// A client for the deployments of an account. Each method takes a deployment's ID or its full
/// name, `accounts/{account}/deployments/{deployment}`.
#[derive(Debug, Clone)]
pub struct Client {
    options: Options,
    /// The retry budget, which clones share.
    budget: Rc<Cell<Budget>>,
}

impl Client {
    /// Creates a client. Sends nothing.
    ///
    /// # Errors
    /// Of kind `config` if an option is invalid. The message never contains the key.
    pub fn new(options: Options) -> Result<Self, Error> {
        Ok(Self { options: options.checked()?, budget: Rc::default() })
    }

    /// Restores a deleted deployment, which is possible until its purge time. Its replicas are
    /// billed again from then on.
    pub async fn undelete(&self, deployment: &str) -> Result<Deployment, Error> {
        self.ask(Call::about(&UNDELETE, &self.name(deployment)?), None).await
    }

    /// Restores a deleted deployment, and returns it once it is READY.
    pub async fn undelete_and_wait(&self, deployment: &str, wait: WaitOptions) -> Result<Deployment, Error> {
        let call = Call::about(&UNDELETE, &self.name(deployment)?);
        self.ask(call, Some(wait.apply(Wait::after_undelete()))).await
    }

    /// Returns a deployment.
    pub async fn get(&self, deployment: &str, query: &GetQuery) -> Result<Deployment, Error> {
        self.read(&GET, deployment, query).await
    }

    /// Returns the metrics of a deployment. The service has deprecated this method.
    pub async fn metrics(&self, deployment: &str, query: &MetricsQuery) -> Result<DeploymentMetrics, Error> {
        self.read(&METRICS, deployment, query).await
    }

    /// Returns the reason that a deployment's replicas terminated.
    pub async fn termination_message(&self, deployment: &str) -> Result<TerminationMessage, Error> {
        self.ask(Call::about(&TERMINATION_MESSAGE, &self.name(deployment)?), None).await
    }

    /// Returns one page of a deployment's shards.
    pub async fn shards(&self, deployment: &str, query: &ShardsQuery) -> Result<DeploymentShardPage, Error> {
        self.read(&SHARDS, deployment, query).await
    }

    /// Brings a deployment back to READY, whatever its state, and returns it. Can be repeated after
    /// any interruption. Undeletes it if it is DELETED or FAILED; its replicas are billed again from
    /// then on.
    pub async fn recover(&self, deployment: &str, wait: WaitOptions) -> Result<Deployment, Error> {
        self.wait(deployment, wait.apply(Wait::to_recover())).await
    }

    /// Waits until a deployment answers inference requests, and returns it: READY is no proof of it.
    /// Costs a token, and wakes a deployment that is scaled to zero.
    pub async fn wait_until_serving(&self, deployment: &str, wait: WaitOptions) -> Result<Deployment, Error> {
        self.wait(deployment, wait.apply(Wait::for_serving())).await
    }

    /// Waits until a deployment is in one of the states. A wait for READY fails with kind `failed`
    /// if the deployment turns FAILED. A wait for DELETED also succeeds if the deployment no longer
    /// exists.
    pub async fn wait_for(&self, deployment: &str, states: &[State], wait: WaitOptions) -> Result<Deployment, Error> {
        let states = known_states(states.iter().map(|state| state.0.to_string()).collect())?;
        self.wait(deployment, wait.apply(Wait::for_states(states))).await
    }

    async fn wait(&self, deployment: &str, wait: Wait) -> Result<Deployment, Error> {
        let machine = Machine::waiting(&self.name(deployment)?, self.options.settings(), wait);
        Ok(typed(self.drive(machine, &Value::Null).await?)?)
    }

    async fn read<T: DeserializeOwned>(
        &self,
        endpoint: &'static Endpoint,
        deployment: &str,
        query: &impl Serialize,
    ) -> Result<T, Error> {
        self.ask(Call::of(endpoint, &self.name(deployment)?, &json("the query", query)?)?, None).await
    }

    /// Makes a call without a body.
    async fn ask<T: DeserializeOwned>(&self, call: Call, wait: Option<Wait>) -> Result<T, Error> {
        self.send(call, &Value::Null, wait).await
    }

    /// Makes a call with a body.
    async fn send<T: DeserializeOwned>(&self, call: Call, body: &Value, wait: Option<Wait>) -> Result<T, Error> {
        Ok(typed(self.drive(Machine::new(call, self.options.settings(), wait), body).await?)?)
    }

    async fn drive(&self, machine: Machine, body: &Value) -> Result<Value, Error> {
        Drive::new(&self.options, &self.budget, Secrets::of(&self.options, body)).run(machine).await
    }

    fn name(&self, deployment: &str) -> Result<DeploymentName, String> {
        if deployment.starts_with("accounts/") {
            return DeploymentName::resolve(deployment, None);
        }
        DeploymentName::new(self.account()?.as_str(), deployment)
    }

    fn account(&self) -> Result<String, String> {
        let advice = "missing account: set `account_id`, or use the full name of the deployment, \
                      accounts/{account}/deployments/{deployment}";
        account_id(self.options.account_id.as_deref().ok_or(advice)?)
    }
}

/// Converts the caller's value to JSON.
fn json(what: &str, given: &impl Serialize) -> Result<Value, Box<Told>> {
    serde_json::to_value(given).map_err(|_| Told::config([what, " can't be written as JSON"].concat()))
}
