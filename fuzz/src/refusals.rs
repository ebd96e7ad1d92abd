//! Error replies, against the same reading by `serde_json`. The input is a status, and the body after it.

use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::grpc::Code;
use fireworks_deployments::exchange::budget::Budget;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::Error;
use fireworks_deployments::exchange::machine::{Machine, Moment, Settings};
use fireworks_deployments::exchange::reply::tidy;
use fireworks_deployments::exchange::told::{Body, Reply, Todo, Told};
use fireworks_deployments::language::resource_name::DeploymentName;
use fireworks_deployments::value::json::Json;
use serde_json::{Value, json};

/// The most of the service's own words in a message, with those around them.
const MOST_CHARACTERS: usize = 1_000;

pub(super) fn check(input: &str) {
    let (status, body) = input.split_once(char::is_whitespace).unwrap_or((input, ""));
    let status = status.parse().unwrap_or(400);
    for endpoint in [&UNDELETE, &GET] {
        let name = DeploymentName::new("acme", "x").unwrap();
        let call = Call::of(endpoint, &name, &json!({})).unwrap();
        match reply(call, status, body) {
            Todo::Reject(error) => check_error(&error, status, body),
            Todo::Resolve(_) => assert!((200..300).contains(&status)),
            Todo::Send(_) | Todo::Sleep { .. } => {}
        }
    }
}

/// The step after a reply, with the body as the drivers read it.
fn reply(call: Call, status: u16, body: &str) -> Todo {
    let promised = call.endpoint.reply;
    let settings = Settings { max_retries: 0, ..Settings::default() };
    let (mut machine, mut budget) = (Machine::new(call, settings, None), Budget::default());
    machine.start(0.0);
    let (mut value, mut printed) = (serde_json::from_str::<Value>(body).ok(), String::new());
    let fits = match &mut value {
        Some(value) if (200..300).contains(&status) => tidy(value, promised),
        _ => Ok(()),
    };
    let body = match (&value, fits) {
        (Some(_), Err(mismatch)) => Body::Mismatched(mismatch),
        (Some(value), Ok(())) => {
            printed.push_str(&value.to_string());
            Body::Json(Json::new(&printed))
        }
        (None, _) if body.is_empty() => Body::Empty,
        (None, _) => Body::Text(body),
    };
    let reply = Reply { status, headers: Vec::new(), until: None, body };
    machine.told(Told::Replied(reply), Moment { now: 1.0, random: 0.5, budget: &mut budget })
}

fn check_error(error: &Error, status: u16, body: &str) {
    assert_eq!(error.status, Some(status));
    assert!(!error.message.is_empty() && error.message.chars().count() < MOST_CHARACTERS, "{}", error.message);
    assert!(!error.message.contains(['\n', '\r', '\t']), "on several lines: {}", error.message);
    assert!(error.code.is_none_or(|code| Code::ALL.iter().any(|known| known.name == code)));
    let is_refusal = !(200..400).contains(&status) && status != 0;
    let Some(body) = serde_json::from_str::<Value>(body).ok().filter(|body| body.is_object() && is_refusal) else {
        return;
    };
    let inner = if body["error"].is_object() { &body["error"] } else { &body };
    let details = inner.get("details").filter(|details| details.is_array());
    assert_eq!(error.details, details.map(Value::to_string));
    assert_eq!(error.reason, details.and_then(reason));
    let named = [&inner["code"], &inner["status"]].into_iter().find_map(named);
    assert_eq!(error.is_by_service, named.is_some());
    assert_eq!(error.code, named.or_else(|| Code::of_http(status).map(|code| code.name)));
}

fn named(code: &Value) -> Option<&'static str> {
    let is_it = |known: &&Code| code.as_u64() == Some(known.number.into()) || code.as_str() == Some(known.name);
    Code::ALL.iter().filter(|code| **code != Code::OK).find(is_it).map(|code| code.name)
}

/// The reason in the first `ErrorInfo`.
fn reason(details: &Value) -> Option<String> {
    let is_info = |detail: &&Value| detail["@type"].as_str().is_some_and(|name| name.ends_with("google.rpc.ErrorInfo"));
    details.as_array()?.iter().find(is_info)?["reason"].as_str().map(str::to_owned)
}
