//! Tells what was measured of a deployment. There is no traffic, so it is nothing.

use fireworks_deployments::duration::Duration;
use fireworks_deployments::wire::{Field, Shape};
use serde_json::{Map, Value, json};

use crate::http::Reply;
use crate::read_mask::ReadMask;
use crate::routes::{Call, Route};
use crate::status::Refusal;

pub(crate) const ROUTE: Route = Route {
    method: "GET",
    path: "/v1/accounts/{account}/deployments/{deployment}:metrics",
    query: &["timeRange", ReadMask::PARAMETER],
    answer,
};

const FIELDS: &[Field] = &[Field { name: "metrics", shape: Shape::Map(&Shape::Number) }];

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    if let Some(range) = call.query.text("timeRange") {
        let refuse = |fault| Refusal::invalid(format!("timeRange {fault}, got `{range}`"));
        if Duration::parse_human(range).map_err(refuse)? <= Duration::from_seconds(0) {
            return Err(refuse("must be longer than nothing"));
        }
    }
    let mask = ReadMask::read(&call.query, FIELDS)?;
    call.store.get(&call.address.name())?;
    let names =
        ["requests_per_second", "concurrent_requests", "prompt_tokens_per_second", "tokens_generated_per_second"];
    let metrics: Map<_, _> = names.map(|name| (name.to_owned(), json!(0))).into_iter().collect();
    Ok(Reply::ok(&mask.show(&Map::from_iter([("metrics".to_owned(), Value::Object(metrics))]))))
}
