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

#[test]
fn on_a_service_that_fails_one_attempt_in_fifty_no_call_is_less_patient() {
    let budget = std::cell::Cell::new(Budget::default());
    let mut state = 1u64;
    let mut attempt = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if (state >> 33).is_multiple_of(50) { busy() } else { good() }
    };
    let mut fewest = Budget::FULL;
    for _ in 0..20_000 {
        let steps = [attempt(), attempt(), attempt()];
        let would_succeed = steps.iter().any(|step| matches!(step, Step::Json(..)));
        let host = Script::new(steps);
        host.budget.replace(budget.get());
        assert_eq!(host.execute(&call(&GET)).is_ok(), would_succeed);
        budget.set(*host.budget.borrow());
        fewest = fewest.min(budget.get().tokens());
    }
    assert!(fewest > 400, "{fewest} tokens were left");
}
