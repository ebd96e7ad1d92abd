//! Brings a deleted deployment back.

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route =
    Route { method: "POST", path: "/v1/accounts/{account}/deployments/{deployment}:undelete", query: &[], answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    body::object(call.body, &[])?;
    let name = call.address.name();
    let record = call.store.find(&name)?;
    record.must_be_deleted()?;
    record.undelete(call.now, call.start_faults.take(&name));
    Ok(Reply::ok(&record.document))
}
