//! Lists a deployment's shards: one, until it is deleted.

use fireworks_deployments::api::endpoint::deployments::shards::DeploymentShard;
use fireworks_deployments::api::endpoint::deployments::shards::SHARDS;
use fireworks_deployments::api::vocabulary::State;
use serde_json::{Map, Value, json};

use crate::http::Reply;
use crate::listing::Listing;
use crate::record::is_in;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &SHARDS, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let name = call.address.name();
    let listing = Listing::read(&call.query, DeploymentShard::FIELDS, &name)?;
    let document = call.store.show(&name, call.now)?;
    let shard = (!is_in(document, &State::DELETED)).then(|| shard(&name, document));
    listing.page("deploymentShards", shard.iter())
}

fn shard(deployment: &str, document: &Map<String, Value>) -> Map<String, Value> {
    let mut shard = Map::new();
    shard.insert("name".to_owned(), json!(format!("{deployment}/shards/0")));
    for field in ["createTime", "updateTime", "state", "status", "replicaStats"] {
        if let Some(value) = document.get(field) {
            shard.insert(field.to_owned(), value.clone());
        }
    }
    shard
}
