//! Sets how many replicas a deployment shall have.

use fireworks_deployments::endpoint::scale::issues;
use fireworks_deployments::wire::{Field, Shape};
use serde_json::json;

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route =
    Route { method: "PATCH", path: "/v1/accounts/{account}/deployments/{deployment}:scale", query: &[], answer };

const FIELDS: &[Field] = &[Field { name: "replicaCount", shape: Shape::Int32 }];

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let body = body::object(call.body, FIELDS)?;
    // on the wire, absent is 0
    let count = body.get("replicaCount").cloned().unwrap_or_else(|| json!(0));
    body::allow(&issues(&count))?;
    let record = call.store.find(&call.address.name())?;
    record.must_live()?;
    record.scale(count.as_i64().unwrap_or_default(), call.now);
    record.touch(call.now);
    Ok(Reply::ok(&json!({})))
}
