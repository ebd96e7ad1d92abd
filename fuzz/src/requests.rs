//! Sequences of calls of an emulator, with time between them.

use std::collections::BTreeSet;
use std::fmt;
use std::iter::successors;

use arbitrary::{Result, Unstructured};
use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::endpoint::inference::chat_completion::CHAT_COMPLETION;
use fireworks_deployments::api::endpoint::{accounts, deployments};
use fireworks_deployments::api::row::{Endpoint, Method};
use fireworks_deployments_emulator::scaling::Load;
use fireworks_deployments_emulator::{Emulator, Reply, Request};
use form_urlencoded::Serializer;
use serde_json::{Value, json};

use crate::deployments::least;
use crate::{choices, grow, journals};

/// 2026-03-01T12:00:00Z.
const START: i64 = 1_772_366_400_000;
/// Steps of time, in milliseconds: up to the longest delay of the life cycle.
const WAITS: &[i64] = &[0, 1, 999, 5_000, 30_000, 300_000, 3_600_000, 86_400_000, 604_800_000];
const IDS: &[&str] = &["a", "b", "gone", "nobody", "A", "accounts/acme/deployments/a"];
const ACCOUNTS: &[&str] = &["acme", "acme", "acme", "other", "-", "%2F"];
const MOST_STEPS: usize = 12;
/// The time between two points of a load, in milliseconds.
const MINUTE: f64 = 60_000.0;

/// A call of the emulator, at a time.
pub(super) struct Step {
    wait: i64,
    call: Call,
}

enum Call {
    Request { method: String, target: String, headers: Vec<(String, String)>, body: String },
    Fail(Value),
    FailStart(Value),
    ClearFaults,
    Traffic(String),
    Edit(String, Value),
    Load(String, Vec<f64>),
}

/// A step as one line.
impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{} ms: ", self.wait)?;
        match &self.call {
            Call::Request { method, target, headers, body } => write!(f, "{method} {target} {headers:?} {body}"),
            Call::Fail(fault) => write!(f, "fail {fault}"),
            Call::FailStart(fault) => write!(f, "failStart {fault}"),
            Call::ClearFaults => write!(f, "clearFaults"),
            Call::Traffic(id) => write!(f, "traffic {id:?}"),
            Call::Edit(id, fields) => write!(f, "edit {id:?} {fields}"),
            Call::Load(id, loads) => write!(f, "load {id:?} {loads:?}"),
        }
    }
}

/// The steps that some bytes stand for.
pub(super) fn of(bytes: &[u8]) -> Vec<Step> {
    let mut choices = choices(bytes);
    let mut steps = Vec::new();
    while !choices.is_empty() && steps.len() < MOST_STEPS {
        steps.extend(step(&mut choices));
    }
    steps
}

fn step(choices: &mut Unstructured<'_>) -> Result<Step> {
    let wait = *choices.choose(WAITS)?;
    let call = match choices.int_in_range(0..=15)? {
        0 => Call::Fail(fault(choices)?),
        1 => Call::FailStart(start_fault(choices)?),
        2 => Call::ClearFaults,
        3 => Call::Traffic(grow::one_of(choices, IDS)?),
        4 => Call::Edit(grow::one_of(choices, IDS)?, grow::object(choices, Deployment::FIELDS)?.into()),
        5 => Call::Load(grow::one_of(choices, IDS)?, choices.arbitrary()?),
        6 => strange(choices)?,
        _ => request(choices)?,
    };
    Ok(Step { wait, call })
}

fn fault(choices: &mut Unstructured<'_>) -> Result<Value> {
    let status = *choices.choose(&[200, 400, 429, 503, 599, 600])?;
    let mut fault = json!({ "status": status });
    if choices.arbitrary()? {
        let name = grow::one_of(choices, &["code", "body", "dropConnection", "truncateBody", "takesEffect", "times"])?;
        fault[name] = grow::anything(choices, 1)?;
    }
    Ok(fault)
}

fn start_fault(choices: &mut Unstructured<'_>) -> Result<Value> {
    let state = grow::one_of(choices, &["CREATING", "FAILED", "READY"])?;
    let lasts = choices.choose(&[json!(null), json!("4m"), json!(1_000), json!(-1)])?.clone();
    Ok(json!({ "state": state, "lasts": lasts }))
}

/// A request to an endpoint, with some of its parameters and fields.
fn request(choices: &mut Unstructured<'_>) -> Result<Call> {
    let rows: Vec<&Endpoint> = [&[&CHAT_COMPLETION], deployments::ROWS, accounts::ROWS].concat();
    let endpoint = *choices.choose(&rows)?;
    let (account, deployment) = (grow::one_of(choices, ACCOUNTS)?, grow::one_of(choices, IDS)?);
    let path = endpoint.path.replace("{account}", &account).replace("{deployment}", &deployment);
    let mut query = Serializer::new(String::new());
    for field in endpoint.query {
        if choices.ratio(1, 3)? {
            let value = grow::value(choices, field.shape)?;
            query.append_pair(field.name, value.as_str().unwrap_or(&value.to_string()));
        }
    }
    let body = match endpoint.body {
        None => String::new(),
        Some(fields) => {
            let mut body = if endpoint.name == "create" { least() } else { serde_json::Map::new() };
            body.extend(grow::object(choices, fields)?);
            Value::Object(body).to_string()
        }
    };
    let (method, target) = (endpoint.method.as_str().to_owned(), format!("{path}?{}", query.finish()));
    Ok(Call::Request { method, target, headers: Vec::new(), body })
}

/// A request of any text.
fn strange(choices: &mut Unstructured<'_>) -> Result<Call> {
    let method = *choices.choose(&[Method::Get, Method::Post, Method::Patch, Method::Delete])?;
    let target = format!("/v1/accounts/acme/deployments{}", grow::any_text(choices)?);
    let header = *choices.choose(&["authorization", "x-emulator-fault", "x-api-key", "accept"])?;
    let headers = vec![(header.to_owned(), grow::any_text(choices)?.to_owned())];
    let body = grow::any_text(choices)?.to_owned();
    Ok(Call::Request { method: method.as_str().to_owned(), target, headers, body })
}

pub(super) fn check(steps: &[Step]) {
    let seeds = json!([{ "name": "a", "minReplicaCount": 1 }, { "name": "gone", "state": "DELETED" }]);
    let mut emulator = Emulator::new(&json!({ "accountId": "acme", "deployments": seeds }), START).unwrap();
    let (mut now, mut is_faulty) = (START, false);
    for step in steps {
        now += step.wait;
        match &step.call {
            Call::Request { method, target, headers, body } => {
                let [method, target, body] = [method, target, body].map(Clone::clone);
                let is_strange = is_faulty || !headers.is_empty();
                let request = Request { method, target, headers: headers.clone(), body };
                check_reply(&request.target, &emulator.handle(&request, now), is_strange);
            }
            Call::Fail(fault) => is_faulty |= emulator.fail(fault, now).is_ok(),
            Call::FailStart(fault) => drop(emulator.fail_start(fault, now)),
            Call::ClearFaults => emulator.clear_faults(now),
            Call::Traffic(id) => drop(emulator.traffic(id, now)),
            Call::Edit(id, fields) => drop(emulator.edit(id, fields, now)),
            Call::Load(id, loads) => {
                let times = successors(Some(0.0), |time| Some(time + MINUTE)).take(loads.len()).collect::<Vec<f64>>();
                if let Ok(load) = Load::new(vec!["default".to_owned()], &times, loads) {
                    drop(emulator.load(id, load, journals::zones(), now));
                }
            }
        }
        check_deployments(&emulator.deployments(now));
    }
    journals::check_rebuilt(&mut emulator, now);
}

/// Every reply is JSON with a status of HTTP, unless a fault made it.
fn check_reply(target: &str, reply: &Reply, is_faulty: bool) {
    if is_faulty {
        return;
    }
    assert!(reply.status == 200 || (400..=501).contains(&reply.status), "{target}: {}", reply.status);
    let body: Value = serde_json::from_str(&reply.body).unwrap_or_else(|_| panic!("{target}: {}", reply.body));
    assert!(body.is_object(), "{target}: {body}");
    assert!(reply.status == 200 || body["message"].is_string() || body["error"]["message"].is_string(), "{body}");
    assert!(reply.headers.iter().any(|(name, _)| name == "x-request-id"));
}

/// No two deployments have the same name, and each has a state.
fn check_deployments(deployments: &[Value]) {
    let names: BTreeSet<_> = deployments.iter().map(|one| one["name"].as_str().expect("a name")).collect();
    assert_eq!(names.len(), deployments.len());
    assert!(deployments.iter().all(|one| one["state"].is_string()));
}
