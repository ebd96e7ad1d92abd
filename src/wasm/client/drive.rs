//! The driver: follows a call's state machine to the end.

use std::cell::Cell;

use serde_json::{Map, Value};

use super::error::Error;
use super::options::Options;
use super::secrets::Secrets;
use crate::api::message::Message;
use crate::api::row::Reply as Promise;
use crate::exchange::budget::Budget;
use crate::exchange::error::ErrorKind;
use crate::exchange::event::ClientEvent;
use crate::exchange::machine::{Machine, Moment};
use crate::exchange::reply::tidy;
use crate::exchange::told::{Attempt, Body, Failure, Outcome, Reply, Todo, Told};
use crate::value::json::Json;
use crate::wasm::fetch::{self, Broken};

/// The length at which a non-JSON body is cut, in bytes.
const MOST_TEXT: usize = 2_000;

/// A call under way.
pub(super) struct Drive<'a> {
    options: &'a Options,
    budget: &'a Cell<Budget>,
    secrets: Secrets,
    /// The latest successful reply.
    latest: Value,
    /// The latest that is a deployment.
    deployment: Value,
    /// The host's message for the latest failure.
    cause: Option<String>,
}

impl<'a> Drive<'a> {
    pub(super) fn new(options: &'a Options, budget: &'a Cell<Budget>, secrets: Secrets) -> Self {
        Self { options, budget, secrets, latest: Value::Null, deployment: Value::Null, cause: None }
    }

    pub(super) async fn run(mut self, mut machine: Machine) -> Result<Value, Error> {
        let mut todo = machine.start(now());
        loop {
            self.tell(&machine.take_events());
            todo = match todo {
                Todo::Send(attempt) => self.attempt(&mut machine, &attempt).await,
                Todo::Sleep { ms } => {
                    fetch::pause(ms).await;
                    self.step(&mut machine, Told::Slept)
                }
                Todo::Resolve(Outcome::Reply) => return Ok(self.latest),
                Todo::Resolve(Outcome::Deployment) => return Ok(self.deployment),
                Todo::Resolve(Outcome::Nothing) => return Ok(Value::Object(Map::new())),
                Todo::Resolve(Outcome::Gone(name)) => return Ok(gone(name, self.deployment)),
                Todo::Reject(error) => {
                    let deployment = error.has_deployment.then_some(self.deployment);
                    let cause = self.cause.filter(|_| matches!(error.kind, ErrorKind::Network | ErrorKind::Config));
                    return Err(Error::new(error, deployment, cause));
                }
            };
        }
    }

    fn tell(&self, events: &[ClientEvent]) {
        if let Some(listener) = &self.options.on_event {
            for event in events {
                listener(event);
            }
        }
    }

    async fn attempt(&mut self, machine: &mut Machine, attempt: &Attempt) -> Todo {
        let Options { base_url, .. } = self.options;
        match fetch::exchange(base_url, machine.request(), self.options.headers(), attempt.timeout_ms).await {
            Ok(reply) => self.replied(machine, attempt, reply),
            Err(Broken::TimedOut) => self.step(machine, Told::TimedOut { sent: true }),
            Err(Broken::Failed(words)) => self.failed(machine, words, true),
            Err(Broken::Unsent(words)) => self.failed(machine, words, false),
        }
    }

    fn failed(&mut self, machine: &mut Machine, words: String, sent: bool) -> Todo {
        let words = self.secrets.redact(words);
        self.cause = Some(words.clone());
        self.step(machine, Told::Failed(Failure { words, is_config: !sent, sent }))
    }

    fn replied(&mut self, machine: &mut Machine, attempt: &Attempt, reply: fetch::Reply) -> Todo {
        let is_good = (200..300).contains(&reply.status);
        // parts of a failed reply end up in messages
        let given = if is_good { reply.text } else { self.secrets.redact(reply.text) };
        let headers = reply.headers.into_iter().map(|(name, value)| (name, self.secrets.redact(value))).collect();
        let mut text = String::new();
        let body = match serde_json::from_str::<Value>(&given) {
            Ok(mut value) if is_good && value.is_object() => match tidy(&mut value, attempt.reply) {
                Ok(()) => {
                    text.push_str(&value.to_string());
                    if let Promise::Object(Message::Deployment) = attempt.reply {
                        self.deployment = value.clone();
                    }
                    self.latest = value;
                    Body::Json(Json::new(&text))
                }
                Err(mismatch) => Body::Mismatched(mismatch),
            },
            Ok(value) => {
                text.push_str(&value.to_string());
                Body::Json(Json::new(&text))
            }
            Err(_) if given.is_empty() => Body::Empty,
            Err(_) => Body::Text(beginning(&given)),
        };
        let reply = Reply { status: reply.status, headers, until: None, body };
        let until = reply.header("retry-after").map(|date| js_sys::Date::parse(date) - now());
        self.step(machine, Told::Replied(Reply { until: until.filter(|until| !until.is_nan()), ..reply }))
    }

    fn step(&self, machine: &mut Machine, told: Told<'_>) -> Todo {
        let mut budget = self.budget.get();
        let todo = machine.told(told, Moment { now: now(), random: js_sys::Math::random(), budget: &mut budget });
        self.budget.set(budget);
        todo
    }
}

/// The current time, in milliseconds since 1970.
fn now() -> f64 {
    js_sys::Date::now()
}

fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or_default()
}

/// Returns a deleted deployment as it was last seen, in the state DELETED.
fn gone(name: String, latest: Value) -> Value {
    let mut deployment = Map::from_iter([("name".to_owned(), Value::String(name))]);
    if let Value::Object(seen) = latest {
        deployment.extend(seen);
    }
    deployment.insert("state".to_owned(), "DELETED".into());
    Value::Object(deployment)
}
