//! Returns a deployment's metrics, always zero.

use fireworks_deployments::api::endpoint::deployments::metrics::{DeploymentMetrics, METRICS};
use fireworks_deployments::language::duration::Duration;
use serde_json::{Map, Value, json};

use crate::http::Reply;
use crate::read_mask::ReadMask;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route { endpoint: &METRICS, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    if let Some(range) = call.query.text("timeRange") {
        let refuse = |fault| Refusal::invalid(format!("timeRange {fault}, got `{range}`"));
        if Duration::parse_human(range).map_err(refuse)? <= Duration::from_seconds(0) {
            return Err(refuse("must be above 0"));
        }
    }
    let mask = ReadMask::read(&call.query, DeploymentMetrics::FIELDS)?;
    call.store.show(&call.address.name(), call.now)?;
    let names =
        ["requests_per_second", "concurrent_requests", "prompt_tokens_per_second", "tokens_generated_per_second"];
    let metrics: Map<_, _> = names.map(|name| (name.to_owned(), json!(0))).into_iter().collect();
    Ok(Reply::ok(&mask.show(&Map::from_iter([("metrics".to_owned(), Value::Object(metrics))]))))
}
