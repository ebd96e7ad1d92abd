//! The calls that write. The rules check each body before it is sent.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Client, Error, WaitOptions, json as to_json};
use crate::api::deployment::Deployment;
use crate::api::endpoint::deployments::create::CreateQuery;
use crate::api::endpoint::deployments::delete::{DELETE, DeleteQuery};
use crate::api::endpoint::deployments::delete_tags::DELETE_TAGS;
use crate::api::endpoint::deployments::scale::SCALE;
use crate::api::endpoint::deployments::set_tags::SET_TAGS;
use crate::api::endpoint::deployments::update::UpdateQuery;
use crate::api::row::Endpoint;
use crate::exchange::call::{Call, leave_out_output_only, only_checks};
use crate::exchange::error::Error as Told;
use crate::exchange::wait::Wait;
use crate::rules::arguments;
use crate::rules::check::Purpose;
use crate::rules::issue::ValidationIssue;
use crate::rules::validate::validate_deployment;

impl Client {
    /// Creates a deployment. If a reply is lost, the client retries only with a `deployment_id`,
    /// which makes that safe.
    pub async fn create(&self, deployment: &Deployment, query: &CreateQuery) -> Result<Deployment, Error> {
        self.creating(deployment, query, None).await
    }

    /// Creates a deployment, and returns it once it is READY.
    pub async fn create_and_wait(
        &self,
        deployment: &Deployment,
        query: &CreateQuery,
        wait: WaitOptions,
    ) -> Result<Deployment, Error> {
        self.creating(deployment, query, Some(wait.apply(Wait::for_ready()))).await
    }

    async fn creating(
        &self,
        deployment: &Deployment,
        query: &CreateQuery,
        wait: Option<Wait>,
    ) -> Result<Deployment, Error> {
        let (body, query) = (to_json("a deployment", deployment)?, to_json("the query", query)?);
        self.check("a deployment", || arguments::create(&body, &query))?;
        let call = Call::create(&self.account()?, body.to_string(), &query)?;
        // a dry run creates nothing to wait for
        self.send(call, &body, wait.filter(|_| !only_checks(&query))).await
    }

    /// Changes exactly the fields in `changes`, an object such as a [`Deployment`] or from `json!`:
    /// objects are merged field by field, maps and lists replaced; `null` clears a field.
    /// Output-only fields are not sent.
    pub async fn update(
        &self,
        deployment: &str,
        changes: &impl Serialize,
        query: &UpdateQuery,
    ) -> Result<Deployment, Error> {
        let mut changes = to_json("an update", changes)?;
        self.check("an update", || validate_deployment(&changes, Purpose::Update))?;
        if self.options.validate {
            leave_out_output_only(&mut changes);
        }
        let call = Call::update(&self.name(deployment)?, &changes, &to_json("the query", query)?)?;
        self.send(call, &changes, None).await
    }

    /// Deletes a deployment. It can be undeleted until its purge time, unless `hard` is set.
    pub async fn delete(&self, deployment: &str, query: &DeleteQuery) -> Result<(), Error> {
        self.deleting(deployment, query, None).await
    }

    /// Deletes a deployment, and returns once it is deleted.
    pub async fn delete_and_wait(&self, deployment: &str, query: &DeleteQuery, wait: WaitOptions) -> Result<(), Error> {
        self.deleting(deployment, query, Some(wait.apply(Wait::for_states(vec!["DELETED".to_owned()])))).await
    }

    async fn deleting(&self, deployment: &str, query: &DeleteQuery, wait: Option<Wait>) -> Result<(), Error> {
        let call = Call::of(&DELETE, &self.name(deployment)?, &to_json("the query", query)?)?;
        self.ask::<Value>(call, wait).await.map(drop)
    }

    /// Sets the number of replicas, at least 0.
    pub async fn scale(&self, deployment: &str, replica_count: i32) -> Result<(), Error> {
        self.check("scale", || arguments::scale(&json!(replica_count)))?;
        self.act(&SCALE, deployment, &json!({ "replicaCount": replica_count })).await
    }

    /// Sets some tags of a deployment and keeps the others. Tags are the annotations whose keys
    /// begin with `custom/`.
    pub async fn set_tags(&self, deployment: &str, tags: &BTreeMap<String, String>) -> Result<(), Error> {
        self.check("set tags", || arguments::set_tags(&json!(tags)))?;
        self.act(&SET_TAGS, deployment, &json!({ "tags": tags })).await
    }

    /// Removes tags by their keys, such as `custom/team`.
    pub async fn delete_tags(&self, deployment: &str, keys: &[&str]) -> Result<(), Error> {
        self.check("delete tags", || arguments::delete_tags(&json!(keys)))?;
        self.act(&DELETE_TAGS, deployment, &json!({ "keys": keys })).await
    }

    async fn act(&self, endpoint: &'static Endpoint, deployment: &str, body: &Value) -> Result<(), Error> {
        let call = Call::about(endpoint, &self.name(deployment)?).with_body(body.to_string());
        self.send::<Value>(call, body, None).await.map(drop)
    }

    fn check(&self, what: &str, issues: impl FnOnce() -> Vec<ValidationIssue>) -> Result<(), Box<Told>> {
        if self.options.validate { Told::check(what, issues()) } else { Ok(()) }
    }
}
