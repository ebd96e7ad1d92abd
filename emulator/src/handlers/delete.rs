//! Deletes a deployment: softly, until its purge time, or for good.

use serde_json::json;

use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;
use fireworks_deployments::api::endpoint::deployments::delete::DELETE;

pub(crate) const ROUTE: Route = Route { endpoint: &DELETE, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let (hard, ignore_checks) = (call.query.flag("hard")?, call.query.flag("ignoreChecks")?);
    let name = call.address.name();
    if !ignore_checks {
        call.store.get(&name)?.must_be_quiet(call.now)?;
    }
    if hard {
        call.store.remove(&name)?;
    } else {
        call.store.find(&name)?.delete(call.now)?;
    }
    Ok(Reply::ok(&json!({})))
}
