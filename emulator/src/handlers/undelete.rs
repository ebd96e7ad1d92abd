//! Brings a deleted deployment back.

use serde_json::{Map, Value};

use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route =
    Route { method: "POST", path: "/v1/accounts/{account}/deployments/{deployment}:undelete", query: &[], answer };

fn answer(call: &mut Call<'_>) -> Result<Value, Refusal> {
    let body: Map<String, Value> = serde_json::from_str(call.body)
        .map_err(|_| Refusal::invalid("the body must be a JSON object, such as `{}`"))?;
    if let Some(field) = body.keys().next() {
        return Err(Refusal::invalid(format!("proto: unknown field \"{field}\"")));
    }
    let name = call.address.name();
    let record = call.store.find(&name)?;
    record.must_be_deleted()?;
    record.undelete(call.now, call.start_faults.take(&name));
    Ok(record.to_value())
}
