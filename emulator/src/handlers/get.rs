//! Returns one deployment, even if it is deleted.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::endpoint::deployments::get::GET;

use crate::http::Reply;
use crate::read_mask::ReadMask;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &GET, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let mask = ReadMask::read(&call.query, Deployment::FIELDS)?;
    call.store.show(&call.address.name(), call.now).map(|document| Reply::ok(&mask.show(document)))
}
