//! Brings a deleted deployment back.

use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;

pub(crate) const ROUTE: Route = Route { endpoint: &UNDELETE, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    call.read_body()?;
    let name = call.address.name();
    let record = call.store.get(&name)?;
    record.must_be_deleted()?;
    call.afford(record, record.desired())?;
    let record = call.store.find(&name)?;
    record.undelete(call.now, call.start_faults.take(&name));
    Ok(Reply::ok(&record.document))
}
