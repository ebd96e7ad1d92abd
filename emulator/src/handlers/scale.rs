//! Sets a deployment's desired replica count.

use fireworks_deployments::api::endpoint::deployments::scale::SCALE;
use fireworks_deployments::rules::arguments;
use serde_json::json;

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &SCALE, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let body = call.read_body()?;
    // proto3 JSON omits zeros
    let count = body.get("replicaCount").cloned().unwrap_or_else(|| json!(0));
    body::allow(&arguments::scale(&count))?;
    let count = count.as_i64().unwrap_or_default();
    let record = call.store.get(&call.address.name())?;
    record.must_live()?;
    call.afford(record, count)?;
    call.change(|record, now| {
        record.scale(count, now);
        Ok(())
    })
}
