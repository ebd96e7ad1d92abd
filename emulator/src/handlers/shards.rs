//! Lists the shards of a deployment: one, as long as it isn't deleted.

use fireworks_deployments::vocabulary::State;
use serde_json::{Map, Value, json};

use crate::routes::{Call, Route};
use crate::status::{Code, Refusal};

pub(crate) const ROUTE: Route = Route {
    method: "GET",
    path: "/v1/accounts/{account}/deployments/{deployment}/shards",
    query: &["pageSize", "pageToken", "filter", "orderBy", "readMask"],
    answer,
};

fn answer(call: &mut Call<'_>) -> Result<Value, Refusal> {
    for parameter in ["filter", "orderBy", "readMask"] {
        if call.query.text(parameter).is_some() {
            return Err(Refusal::new(Code::UNIMPLEMENTED, format!("{parameter} of shards is not emulated")));
        }
    }
    if call.query.int("pageSize")? < 0 {
        return Err(Refusal::invalid("pageSize must not be negative"));
    }
    if call.query.text("pageToken").is_some() {
        return Err(Refusal::invalid("pageToken is not one that the list gave"));
    }
    let name = call.address.name();
    let record = call.store.get(&name)?;
    let shards: Vec<Value> = if record.is(&State::DELETED) { Vec::new() } else { vec![shard(&name, &record.document)] };
    Ok(json!({ "totalSize": shards.len(), "deploymentShards": shards }))
}

fn shard(deployment: &str, document: &Map<String, Value>) -> Value {
    let mut shard = Map::new();
    shard.insert("name".to_owned(), json!(format!("{deployment}/shards/0")));
    for field in ["createTime", "updateTime", "state", "status", "replicaStats"] {
        if let Some(value) = document.get(field) {
            shard.insert(field.to_owned(), value.clone());
        }
    }
    Value::Object(shard)
}
