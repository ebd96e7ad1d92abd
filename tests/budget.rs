//! The retry budget, which the calls of a client share.

use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::exchange::budget::Budget;
use serde_json::json;

mod support;
use support::{Script, Step, call, error, reply, text};

/// Makes a call with a budget, and returns what is left of it, and the number of requests.
fn spent(tokens: u32, steps: impl IntoIterator<Item = Step>) -> (u32, usize) {
    let host = Script::new(steps);
    host.budget.replace(Budget::new(tokens));
    let _ = host.execute(&call(&GET));
    let left = host.budget.borrow().tokens();
    (left, host.sent_count())
}

fn busy() -> Step {
    text(503, "")
}

fn good() -> Step {
    reply(200, json!({}))
}

#[test]
fn a_retry_takes_five_tokens_and_a_success_gives_one_back() {
    assert_eq!(spent(100, [busy(), busy(), good()]), (91, 3));
    assert_eq!(spent(100, [good()]), (101, 1));
}

#[test]
fn a_retry_after_a_timeout_takes_ten() {
    assert_eq!(spent(100, [Step::Hang, good()]), (91, 2));
}

#[test]
fn there_are_never_more_than_five_hundred() {
    assert_eq!(spent(500, [good()]), (500, 1));
    assert_eq!(Budget::new(u32::MAX), Budget::default());
}

#[test]
fn without_tokens_a_call_fails_at_its_first_refusal() {
    assert_eq!(spent(4, [busy()]), (4, 1));
    assert_eq!(spent(9, [Step::Hang]), (9, 1));
    let host = Script::new([busy()]);
    host.budget.replace(Budget::new(0));
    let error = error(host.execute(&call(&GET)));
    assert!(error.message.ends_with("; not retried, because many calls of this client failed lately"), "{error}");
}

#[test]
fn a_thousand_callers_send_a_failing_service_little_more_than_their_calls() {
    let budget = std::cell::RefCell::new(Budget::default());
    let mut requests = 0;
    for _ in 0..1_000 {
        let host = Script::new((0..3).map(|_| busy()));
        host.budget.replace(*budget.borrow());
        error(host.execute(&call(&GET)));
        budget.replace(*host.budget.borrow());
        requests += host.sent_count();
    }
    assert_eq!(requests, 1_100);
}
