//! Returns why a deployment's replicas terminated: the status message if it FAILED, else an empty text.

use fireworks_deployments::api::endpoint::deployments::termination_message::TERMINATION_MESSAGE;
use fireworks_deployments::api::vocabulary::State;
use serde_json::json;

use crate::http::Reply;
use crate::record::is_in;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &TERMINATION_MESSAGE, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let document = call.store.show(&call.address.name(), call.now)?;
    let status = document.get("status").filter(|_| is_in(document, &State::FAILED));
    let message = status.and_then(|status| status.get("message")).cloned().unwrap_or_else(|| json!(""));
    Ok(Reply::ok(&json!({ "message": message })))
}
