//! A scripted host, on a clock that moves only when everything waits for it.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test may stop at the first surprise"
)]

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::{Future, pending};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use fireworks_deployments::api::row::Endpoint;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::client::{Settings, execute};
use fireworks_deployments::exchange::error::Error;
use fireworks_deployments::exchange::event::ClientEvent;
use fireworks_deployments::exchange::transport::{Body, Clock, Failure, Observer, Request, Response, Transport};
use fireworks_deployments::language::resource_name::DeploymentName;
use serde_json::{Value, json};

pub(crate) const START_MS: f64 = 1_800_000_000_000.0;

pub(crate) type Outcome = Result<Value, Box<Error<Value>>>;

/// The host's answer to one attempt.
pub(crate) enum Step {
    Reply(Response<Value>),
    Fail(Failure<Value>),
    /// Answers after so many milliseconds.
    After(u32, Box<Self>),
    Hang,
    /// Is still asking the caller for the key when the attempt ends.
    Unsent,
}

#[derive(Default)]
pub(crate) struct Script {
    steps: RefCell<VecDeque<Step>>,
    elapsed_ms: Cell<u32>,
    timers: Rc<RefCell<Vec<(u64, u32)>>>,
    next_timer: Cell<u64>,
    /// When each request was sent, and which.
    pub(crate) sent: RefCell<Vec<(u32, Request)>>,
    /// Attempts that were dropped before they ended.
    pub(crate) given_up: Rc<Cell<u32>>,
    pub(crate) events: RefCell<Vec<ClientEvent>>,
    pub(crate) polled: RefCell<Vec<Value>>,
    pub(crate) chance: Cell<f64>,
    pub(crate) advice: Cell<Option<&'static str>>,
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: RefCell::new(steps.into_iter().collect()), ..Self::default() }
    }

    /// Runs a future to its end; time moves on to the next timer whenever it waits.
    #[track_caller]
    pub(crate) fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        let mut context = Context::from_waker(Waker::noop());
        loop {
            if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
                return value;
            }
            let next = self.timers.borrow().iter().map(|(_, due)| *due).min();
            self.elapsed_ms.set(next.expect("it waits, and nothing will ever wake it"));
        }
    }

    /// Makes a call that nobody aborts, with the default settings.
    #[track_caller]
    pub(crate) fn execute(&self, call: &Call) -> Outcome {
        self.run(execute(self, &Settings::default(), call, pending()))
    }

    /// A signal that is aborted after so many milliseconds, with a reason.
    pub(crate) async fn aborted_after(&self, ms: u32) -> Option<Value> {
        self.sleep(ms).await;
        Some(json!("enough"))
    }

    pub(crate) fn elapsed_ms(&self) -> u32 {
        self.elapsed_ms.get()
    }

    pub(crate) fn sent_at(&self) -> Vec<u32> {
        self.sent.borrow().iter().map(|(at, _)| *at).collect()
    }

    /// The requests sent, as `GET /v1/…`.
    pub(crate) fn sent_lines(&self) -> Vec<String> {
        self.sent.borrow().iter().map(|(_, request)| format!("{} {}", request.method.as_str(), request.path)).collect()
    }

    pub(crate) fn sent_count(&self) -> usize {
        self.sent.borrow().len()
    }

    /// True if a timer is still set.
    pub(crate) fn has_timers(&self) -> bool {
        !self.timers.borrow().is_empty()
    }
}

impl Transport for Script {
    type Value = Value;

    async fn send(&self, request: &Request, sent: &Cell<bool>) -> Result<Response<Value>, Failure<Value>> {
        self.sent.borrow_mut().push((self.elapsed_ms(), request.clone()));
        let guard = GivenUp { count: Rc::clone(&self.given_up), ended: Cell::new(false) };
        let mut step = self.steps.borrow_mut().pop_front().expect("more requests than the script has answers");
        sent.set(!matches!(step, Step::Unsent));
        if let Step::After(ms, then) = step {
            self.sleep(ms).await;
            step = *then;
        }
        let outcome = match step {
            Step::Reply(response) => Ok(response),
            Step::Fail(failure) => Err(failure),
            Step::Hang | Step::Unsent | Step::After(..) => pending().await,
        };
        guard.ended.set(true);
        outcome
    }

    fn connection_advice(&self) -> Option<&'static str> {
        self.advice.get()
    }
}

impl Clock for Script {
    fn now(&self) -> f64 {
        START_MS + f64::from(self.elapsed_ms())
    }

    fn sleep(&self, ms: u32) -> impl Future<Output = ()> {
        let id = self.next_timer.replace(self.next_timer.get() + 1);
        let due = self.elapsed_ms().saturating_add(ms);
        self.timers.borrow_mut().push((id, due));
        Timer { id, due, now: &self.elapsed_ms, timers: Rc::clone(&self.timers) }
    }

    fn random(&self) -> f64 {
        self.chance.get()
    }

    /// The only date that the tests' services know: ten seconds after the start.
    fn http_date(&self, text: &str) -> Option<f64> {
        (text == "Fri, 15 Jan 2027 08:00:10 GMT").then_some(START_MS + 10_000.0)
    }
}

impl Observer<Value> for Script {
    fn event(&self, event: &ClientEvent) {
        self.events.borrow_mut().push(event.clone());
    }

    fn polled(&self, deployment: &Value) {
        self.polled.borrow_mut().push(deployment.clone());
    }
}

struct Timer<'a> {
    id: u64,
    due: u32,
    now: &'a Cell<u32>,
    timers: Rc<RefCell<Vec<(u64, u32)>>>,
}

impl Future for Timer<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.now.get() >= self.due { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Timer<'_> {
    fn drop(&mut self) {
        self.timers.borrow_mut().retain(|(id, _)| *id != self.id);
    }
}

struct GivenUp {
    count: Rc<Cell<u32>>,
    ended: Cell<bool>,
}

impl Drop for GivenUp {
    fn drop(&mut self) {
        if !self.ended.get() {
            self.count.set(self.count.get() + 1);
        }
    }
}

/// A reply with a JSON body.
pub(crate) fn reply(status: u16, body: Value) -> Step {
    reply_with(status, &[], body)
}

/// The same with headers.
pub(crate) fn reply_with(status: u16, headers: &[(&str, &str)], body: Value) -> Step {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Step::Reply(Response { status, headers, body: Body::Json(body) })
}

/// A reply whose body is no JSON.
pub(crate) fn text(status: u16, body: &str) -> Step {
    let body = if body.is_empty() { Body::Empty } else { Body::Text(body.to_owned()) };
    Step::Reply(Response { status, headers: Vec::new(), body })
}

/// A refusal as the service writes it: the gRPC code's number, and a message.
pub(crate) fn refusal(status: u16, code: u8, message: &str) -> Step {
    reply(status, json!({ "code": code, "message": message, "details": [] }))
}

/// The connection breaks.
pub(crate) fn broken() -> Step {
    Step::Fail(Failure::Network { message: "socket hang up".to_owned(), cause: Some(json!("ECONNRESET")) })
}

pub(crate) fn after(ms: u32, step: Step) -> Step {
    Step::After(ms, Box::new(step))
}

/// A deployment in a state.
pub(crate) fn in_state(state: &str) -> Value {
    json!({ "name": "accounts/acme/deployments/x", "state": state })
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
pub(crate) fn error(outcome: Outcome) -> Box<Error<Value>> {
    match outcome {
        Ok(value) => panic!("it succeeded with {value}"),
        Err(error) => error,
    }
}
