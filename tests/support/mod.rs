//! A driver that follows a script, on a clock that moves only when everybody waits for it.
#![allow(dead_code, unused_imports, reason = "each test binary uses its own part")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first surprise"
)]

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Deref;

use fireworks_deployments::api::message::Message;
use fireworks_deployments::api::row::{Endpoint, Reply as Promise};
use fireworks_deployments::exchange::budget::Budget;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::Error;
use fireworks_deployments::exchange::event::ClientEvent;
use fireworks_deployments::exchange::machine::{Machine, Moment, Settings};
use fireworks_deployments::exchange::reply::tidy;
use fireworks_deployments::exchange::request::Request;
use fireworks_deployments::exchange::told::{Attempt, Body, Failure, Outcome as End, Reply, Todo, Told};
use fireworks_deployments::exchange::wait::Wait;
use fireworks_deployments::language::resource_name::DeploymentName;
use fireworks_deployments::value::json::Json;
use serde_json::{Value, json};

mod steps;
pub(crate) use steps::{Step, after, broken, in_state, refusal, reply, reply_with, text, unknown_outcomes};

pub(crate) const START_MS: f64 = 1_800_000_000_000.0;

pub(crate) type Outcome = Result<Value, Box<Failed>>;

/// An error with what the driver adds to it.
#[derive(Debug)]
pub(crate) struct Failed {
    error: Error,
    pub(crate) deployment: Option<Value>,
    pub(crate) cause: Option<Value>,
}

impl Deref for Failed {
    type Target = Error;

    fn deref(&self) -> &Error {
        &self.error
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(f)
    }
}

#[derive(Default)]
pub(crate) struct Script {
    steps: RefCell<VecDeque<Step>>,
    elapsed_ms: Cell<u32>,
    /// When each request was sent, and which.
    pub(crate) sent: RefCell<Vec<(u32, Request)>>,
    /// Attempts that ended before their reply came.
    pub(crate) given_up: Cell<u32>,
    pub(crate) events: RefCell<Vec<ClientEvent>>,
    pub(crate) polled: RefCell<Vec<Value>>,
    pub(crate) chance: Cell<f64>,
    pub(crate) budget: RefCell<Budget>,
    /// How far the clock jumps at each event.
    pub(crate) jumps_by_ms: Cell<f64>,
    jumped_ms: Cell<f64>,
    /// The latest good reply, and the latest that is a deployment.
    latest: RefCell<Option<Value>>,
    deployment: RefCell<Option<Value>>,
    cause: RefCell<Option<Value>>,
}

/// Makes a call, which is aborted after so many milliseconds, or never.
#[track_caller]
pub(crate) fn execute(host: &Script, settings: &Settings, call: &Call, aborted_after: Option<u32>) -> Outcome {
    host.drive(Machine::new(call.clone(), *settings, None), aborted_after)
}

/// The same, and waits for what it leads to.
#[track_caller]
pub(crate) fn execute_and_wait(host: &Script, call: &Call, wait: &Wait, aborted_after: Option<u32>) -> Outcome {
    host.drive(Machine::new(call.clone(), Settings::default(), Some(wait.clone())), aborted_after)
}

/// Waits for a state.
#[track_caller]
pub(crate) fn wait_for(host: &Script, wait: &Wait, aborted_after: Option<u32>) -> Outcome {
    let machine = Machine::waiting(&name(), Settings::default(), wait.clone());
    host.drive(machine, aborted_after)
}

/// Waits for another deployment.
#[track_caller]
pub(crate) fn wait_for_id(host: &Script, id: &str, wait: &Wait) -> Outcome {
    let name = DeploymentName::new("acme", id).expect("a name");
    host.drive(Machine::waiting(&name, Settings::default(), wait.clone()), None)
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: RefCell::new(steps.into_iter().collect()), ..Self::default() }
    }

    /// Makes a call that nobody aborts, with the default settings.
    #[track_caller]
    pub(crate) fn execute(&self, call: &Call) -> Outcome {
        execute(self, &Settings::default(), call, None)
    }

    #[track_caller]
    fn drive(&self, mut machine: Machine, aborted_after: Option<u32>) -> Outcome {
        let mut todo = match aborted_after {
            Some(0) => self.step(&mut machine, Told::Aborted { sent: false }),
            _ => machine.start(self.now()),
        };
        loop {
            self.observe(machine.take_events());
            todo = match todo {
                Todo::Send(attempt) => self.attempt(&mut machine, &attempt, aborted_after),
                Todo::Sleep { ms } => match self.pass(Some(ms), aborted_after) {
                    Passed::Whole => self.step(&mut machine, Told::Slept),
                    Passed::Aborted => self.step(&mut machine, Told::Aborted { sent: false }),
                },
                Todo::Resolve(End::Reply) => return Ok(self.latest.take().expect("a reply")),
                Todo::Resolve(End::Deployment) => return Ok(self.deployment.take().expect("a deployment")),
                Todo::Resolve(End::Nothing) => return Ok(json!({})),
                Todo::Resolve(End::Gone(name)) => return Ok(self.gone(&name)),
                Todo::Reject(error) => return Err(self.failed(*error)),
            };
        }
    }

    fn attempt(&self, machine: &mut Machine, attempt: &Attempt, aborted_after: Option<u32>) -> Todo {
        self.sent.borrow_mut().push((self.elapsed_ms(), machine.request().clone()));
        let mut step = self.steps.borrow_mut().pop_front().expect("more requests than the script has answers");
        let mut takes = Some(0u32);
        while let Step::After(ms, then) = step {
            takes = takes.map(|before| before + ms);
            step = *then;
        }
        let sent = !matches!(step, Step::Unsent);
        if matches!(step, Step::Hang | Step::Unsent) {
            takes = None;
        }
        let in_time = takes.filter(|takes| *takes <= attempt.timeout_ms);
        let told = match self.pass(in_time.or(Some(attempt.timeout_ms)), aborted_after) {
            Passed::Aborted => Told::Aborted { sent },
            Passed::Whole if in_time.is_none() => Told::TimedOut { sent },
            Passed::Whole => return self.tell(machine, attempt.reply, step),
        };
        self.given_up.set(self.given_up.get() + 1);
        self.step(machine, told)
    }

    fn step(&self, machine: &mut Machine, told: Told<'_>) -> Todo {
        let mut budget = self.budget.borrow_mut();
        self.jumped_ms.set(self.jumped_ms.get() + self.jumps_by_ms.get());
        machine.told(told, Moment { now: self.now(), random: self.chance.get(), budget: &mut budget })
    }

    fn tell(&self, machine: &mut Machine, promised: Promise, step: Step) -> Todo {
        let mut text = String::new();
        let (status, headers, body) = match step {
            Step::Broken(words, cause) => {
                return self.fail(machine, Failure { words, is_config: false, sent: true }, cause);
            }
            Step::Refused => {
                let words = "connect ECONNREFUSED".to_owned();
                return self.fail(machine, Failure { words, is_config: false, sent: false }, json!("ECONNREFUSED"));
            }
            Step::NoKey(words, cause) => {
                return self.fail(machine, Failure { words, is_config: true, sent: false }, cause);
            }
            Step::Json(status, headers, mut value) => {
                let fits = if (200..300).contains(&status) { tidy(&mut value, promised) } else { Ok(()) };
                text.push_str(&value.to_string());
                if (200..300).contains(&status) {
                    if let Promise::Object(Message::Deployment) = promised {
                        self.deployment.replace(Some(value.clone()));
                    }
                    self.latest.replace(Some(value));
                }
                let body = fits.map_or_else(Body::Mismatched, |()| Body::Json(Json::new(&text)));
                (status, headers, body)
            }
            Step::Text(status, given) => {
                text = given;
                (status, Vec::new(), if text.is_empty() { Body::Empty } else { Body::Text(&text) })
            }
            Step::After(..) | Step::Hang | Step::Unsent => panic!("it has no end"),
        };
        let reply = Reply { status, headers, until: None, body };
        // the only date that the tests' services know: ten seconds after the start
        let is_date = reply.header("retry-after") == Some("Fri, 15 Jan 2027 08:00:10 GMT");
        let until = is_date.then(|| START_MS + 10_000.0 - self.now());
        self.step(machine, Told::Replied(Reply { until, ..reply }))
    }

    fn fail(&self, machine: &mut Machine, failure: Failure, cause: Value) -> Todo {
        self.cause.replace(Some(cause));
        self.step(machine, Told::Failed(failure))
    }

    /// Lets time pass: so many milliseconds, or until the caller aborts.
    fn pass(&self, ms: Option<u32>, aborted_after: Option<u32>) -> Passed {
        let end = ms.map(|ms| self.elapsed_ms().saturating_add(ms)).expect("it waits, and nothing will ever wake it");
        if let Some(at) = aborted_after.filter(|at| *at <= end && *at >= self.elapsed_ms()) {
            self.elapsed_ms.set(at);
            Passed::Aborted
        } else {
            self.elapsed_ms.set(end);
            Passed::Whole
        }
    }

    fn observe(&self, events: Vec<ClientEvent>) {
        for event in events {
            if let ClientEvent::Poll { state: Some(_), .. } = event {
                self.polled.borrow_mut().extend(self.deployment.borrow().clone());
            }
            self.events.borrow_mut().push(event);
        }
    }

    fn gone(&self, name: &str) -> Value {
        let mut deployment = json!({ "name": name });
        let fields = deployment.as_object_mut().expect("an object");
        fields.extend(self.deployment.take().and_then(|seen| seen.as_object().cloned()).unwrap_or_default());
        fields.insert("state".to_owned(), json!("DELETED"));
        deployment
    }

    fn failed(&self, error: Error) -> Box<Failed> {
        let deployment = self.deployment.take().filter(|_| error.has_deployment);
        let cause = match error.kind.word() {
            "aborted" => Some(json!("enough")),
            "network" | "config" => self.cause.take(),
            _ => None,
        };
        Box::new(Failed { error, deployment, cause })
    }

    pub(crate) fn now(&self) -> f64 {
        START_MS + self.jumped_ms.get() + f64::from(self.elapsed_ms())
    }

    pub(crate) fn elapsed_ms(&self) -> u32 {
        self.elapsed_ms.get()
    }

    pub(crate) fn sent_at(&self) -> Vec<u32> {
        self.sent.borrow().iter().map(|(at, _)| *at).collect()
    }

    /// What was sent, as `GET /v1/…`.
    pub(crate) fn sent_lines(&self) -> Vec<String> {
        self.sent.borrow().iter().map(|(_, request)| format!("{} {}", request.method.as_str(), request.path)).collect()
    }

    pub(crate) fn sent_count(&self) -> usize {
        self.sent.borrow().len()
    }
}

enum Passed {
    Whole,
    Aborted,
}

/// The deployment that the tests are about.
pub(crate) fn name() -> DeploymentName {
    DeploymentName::resolve("accounts/acme/deployments/x", None).expect("a name")
}

/// A call about it, without any argument.
pub(crate) fn call(endpoint: &'static Endpoint) -> Call {
    Call::of(endpoint, &name(), &json!({})).expect("no argument can be wrong")
}

/// The error of a call that must fail.
#[track_caller]
pub(crate) fn error(outcome: Outcome) -> Box<Failed> {
    match outcome {
        Ok(value) => panic!("it succeeded with {value}"),
        Err(error) => error,
    }
}

/// True if a look-up, or the refusal itself, showed that the write took effect.
pub(crate) fn settled(host: &Script) -> bool {
    host.events.borrow().iter().any(|event| matches!(event, ClientEvent::SettledByReading { .. }))
}
