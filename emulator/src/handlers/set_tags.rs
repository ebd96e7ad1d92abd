//! Sets tags on a deployment.

use fireworks_deployments::api::endpoint::deployments::set_tags::SET_TAGS;
use fireworks_deployments::rules::arguments;
use serde_json::Value;

use crate::body;
use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &SET_TAGS, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let body = call.read_body()?;
    let tags = body.get("tags").cloned().unwrap_or_default();
    body::allow(&arguments::set_tags(&tags))?;
    call.change(|record, _| {
        let mut all = record.annotations();
        all.extend(tags.as_object().cloned().unwrap_or_default());
        let mut issues = arguments::set_tags(&Value::Object(all.clone()));
        // ignore issues of tags that were there before
        issues.retain(|issue| issue.path.len() == 1);
        body::allow(&issues)?;
        record.set("annotations", Value::Object(all));
        Ok(())
    })
}
