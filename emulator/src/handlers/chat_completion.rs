//! Continues a chat, with a canned answer, if the deployment serves.

use fireworks_deployments::api::endpoint::inference::chat_completion::CHAT_COMPLETION;
use fireworks_deployments::api::vocabulary::State;
use fireworks_deployments::language::resource_name::DeploymentName;
use fireworks_deployments::language::words::excerpt;
use serde_json::{Value, json};

use crate::http::Reply;
use crate::routes::{Call, Route};
use crate::status::Refusal;

const SCALING_UP: &str =
    "Deployment is currently scaled to zero and is scaling up. Please retry your request in a few minutes.";

pub(crate) const ROUTE: Route = Route { endpoint: &CHAT_COMPLETION, answer };

fn answer(call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let model = model(call.body)?;
    let missing = || Refusal::of_inference(404, "NOT_FOUND", &format!("model {} not found", excerpt(&model)));
    let name = DeploymentName::resolve(&model, None).map_err(|_| missing())?;
    if call.account.is_some_and(|own| own != name.account()) {
        return Err(missing());
    }
    let serving_after = call.store.timing.serving;
    let record = call.store.find(&name.name()).map_err(|_| missing())?;
    if record.is(&State::DELETED) || record.is(&State::DELETING) {
        return Err(missing());
    }
    if call.suspended {
        return Err(Refusal::suspended_inference(name.account()));
    }
    let is_serving = record.is_serving(call.now, serving_after);
    // a deployment that has yet to start counts no traffic
    let _counted = record.serve(call.now);
    if !is_serving {
        return Err(Refusal::of_inference(503, "DEPLOYMENT_SCALING_UP", SCALING_UP));
    }
    Ok(Reply::ok(&json!({
        "id": format!("chatcmpl-{}", call.ids.request()),
        "object": "chat.completion",
        "created": call.now.div_euclid(1_000),
        "model": model,
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": "Hello" },
            "finish_reason": "stop",
        }],
        "usage": { "prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2 },
    })))
}

/// The requested model. Other parameters of `OpenAI`'s API have no effect, but for a stream.
fn model(body: &str) -> Result<String, Refusal> {
    let invalid = |message| Refusal::of_inference(400, "INVALID_ARGUMENT", message);
    let body: Value = serde_json::from_str(body).map_err(|_| invalid("the body must be JSON"))?;
    if body.get("messages").and_then(Value::as_array).is_none_or(Vec::is_empty) {
        return Err(invalid("messages must be a list of at least one message"));
    }
    if body.get("stream") == Some(&Value::Bool(true)) {
        return Err(Refusal::of_inference(501, "UNIMPLEMENTED", "streams are not emulated"));
    }
    let model = body.get("model").and_then(Value::as_str);
    model.map(str::to_owned).ok_or_else(|| invalid("model must be a string"))
}
