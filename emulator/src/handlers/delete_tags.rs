//! Takes some of a deployment's tags away. One that isn't there is no fault.

use fireworks_deployments::endpoint::delete_tags::issues;
use fireworks_deployments::wire::{Field, Shape};
use serde_json::{Value, json};

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route =
    Route { method: "POST", path: "/v1/accounts/{account}/deployments/{deployment}:deleteTags", query: &[], answer };

const FIELDS: &[Field] = &[Field { name: "keys", shape: Shape::List(&Shape::Text) }];

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let body = body::object(call.body, FIELDS)?;
    let keys = body.get("keys").cloned().unwrap_or_default();
    body::allow(&issues(&keys))?;
    let record = call.store.find(&call.address.name())?;
    record.must_live()?;
    let mut left = record.annotations();
    left.retain(|key, _| !keys.as_array().is_some_and(|keys| keys.contains(&json!(key))));
    record.set("annotations", Value::Object(left));
    record.touch(call.now);
    Ok(Reply::ok(&json!({})))
}
