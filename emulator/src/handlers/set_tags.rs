//! Sets some of a deployment's tags.

use fireworks_deployments::endpoint::set_tags::issues;
use fireworks_deployments::wire::{Field, Shape};
use serde_json::{Value, json};

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route =
    Route { method: "POST", path: "/v1/accounts/{account}/deployments/{deployment}:setTags", query: &[], answer };

const FIELDS: &[Field] = &[Field { name: "tags", shape: Shape::Map(&Shape::Text) }];

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let body = body::object(call.body, FIELDS)?;
    let tags = body.get("tags").cloned().unwrap_or_default();
    body::allow(&issues(&tags))?;
    let record = call.store.find(&call.address.name())?;
    record.must_live()?;
    let mut all = record.annotations();
    all.extend(tags.as_object().cloned().unwrap_or_default());
    // those that were there are not this request's to mend
    body::allow(
        &issues(&Value::Object(all.clone())).into_iter().filter(|issue| issue.path.len() == 1).collect::<Vec<_>>(),
    )?;
    record.set("annotations", Value::Object(all));
    record.touch(call.now);
    Ok(Reply::ok(&json!({})))
}
