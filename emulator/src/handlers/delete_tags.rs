//! Removes tags from a deployment. Missing tags are ignored.

use fireworks_deployments::api::endpoint::deployments::delete_tags::DELETE_TAGS;
use fireworks_deployments::rules::arguments;
use serde_json::{Value, json};

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &DELETE_TAGS, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let body = call.read_body()?;
    let keys = body.get("keys").cloned().unwrap_or_default();
    body::allow(&arguments::delete_tags(&keys))?;
    call.change(|record, _| {
        let mut left = record.annotations();
        left.retain(|key, _| !keys.as_array().is_some_and(|keys| keys.contains(&json!(key))));
        record.set("annotations", Value::Object(left));
        Ok(())
    })
}
