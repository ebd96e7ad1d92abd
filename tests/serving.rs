//! Waiting until a deployment serves: a token is asked for until one comes.

use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::wait::Wait;
use serde_json::{Value, json};

mod support;
use support::{Script, Step, broken, error, in_state, refusal, reply, text, wait_for};

const GET: &str = "GET /v1/accounts/acme/deployments/x";
const CHAT: &str = "POST /inference/v1/chat/completions";

fn state(state: &str) -> Step {
    reply(200, in_state(state))
}

fn scaling_up() -> Step {
    let message =
        "Deployment is currently scaled to zero and is scaling up. Please retry your request in a few minutes.";
    reply(503, json!({ "error": { "message": message, "code": "DEPLOYMENT_SCALING_UP", "type": "error" } }))
}

#[test]
fn until_serving_a_token_is_asked_for_until_one_comes() {
    let serving = Wait { until_serving: true, ..Wait::to_recover() };
    let host = Script::new([
        state("READY"),
        scaling_up(),
        state("READY"),
        scaling_up(),
        state("READY"),
        reply(200, json!({})),
    ]);
    assert_eq!(wait_for(&host, &serving, None).unwrap(), in_state("READY"));
    assert_eq!(host.sent_lines(), [GET, CHAT, GET, CHAT, GET, CHAT]);
    assert_eq!(host.sent_at(), [0, 0, 5_000, 5_000, 10_000, 10_000]);
    let body: Value = serde_json::from_str(host.sent.borrow()[1].1.body.as_deref().unwrap()).unwrap();
    assert_eq!(
        body,
        json!({
            "model": "accounts/acme/deployments/x",
            "messages": [{ "role": "user", "content": "." }],
            "max_tokens": 1,
        })
    );
}

#[test]
fn a_model_that_refuses_the_request_serves() {
    for status in [400, 405, 422] {
        let refused = reply(status, json!({ "error": { "message": "embeddings only" } }));
        assert!(wait_for(&Script::new([state("READY"), refused]), &Wait::for_serving(), None).is_ok());
    }
}

#[test]
fn an_answer_that_is_not_the_models_proves_nothing() {
    let missing = || reply(404, json!({ "error": { "message": "none", "code": "NOT_FOUND" } }));
    for answer in [missing(), broken(), text(500, ""), text(429, ""), text(400, "<html>"), text(200, "<html>")] {
        let host = Script::new([state("READY"), answer, state("READY"), reply(200, json!({}))]);
        assert!(wait_for(&host, &Wait::for_serving(), None).is_ok());
        assert_eq!(host.sent_count(), 4);
    }
    let host = Script::new([state("READY"), refusal(403, 7, "not yours")]);
    assert_eq!(error(wait_for(&host, &Wait::for_serving(), None)).status, Some(403));
}

#[test]
fn a_deployment_that_is_deleted_meanwhile_never_serves() {
    let host = Script::new([state("READY"), scaling_up(), state("DELETING"), state("DELETED")]);
    assert_eq!(error(wait_for(&host, &Wait::for_serving(), None)).kind, ErrorKind::Failed);
}

#[test]
fn an_empty_answer_proves_nothing() {
    let steps = [state("READY"), text(200, ""), state("READY"), reply(200, json!({}))];
    let host = Script::new(steps);
    assert!(wait_for(&host, &Wait::for_serving(), None).is_ok());
    assert_eq!(host.sent_at(), [0, 0, 5_000, 5_000]);
}

#[test]
fn an_account_that_must_pay_does_not_serve() {
    for status in [402, 407, 412] {
        let unpaid = reply(status, json!({ "error": { "message": "suspended" } }));
        let host = Script::new([state("READY"), unpaid, state("READY"), reply(200, json!({}))]);
        assert!(wait_for(&host, &Wait::for_serving(), None).is_ok());
        assert_eq!(host.sent_count(), 4, "{status}");
    }
}

#[test]
fn an_endpoint_that_keeps_failing_is_asked_ever_more_rarely_and_no_sooner_than_it_asks() {
    let round = || [state("READY"), text(500, "")];
    let host = Script::new((0..10).flat_map(|_| round()).chain([state("READY"), reply(200, json!({}))]));
    wait_for(&host, &Wait::for_serving(), None).unwrap();
    assert!(host.elapsed_ms() > 120_000, "{}", host.elapsed_ms());
    let busy = support::reply_with(503, &[("retry-after", "30")], json!({ "error": { "message": "scaling up" } }));
    let host = Script::new([state("READY"), busy, state("READY"), reply(200, json!({}))]);
    wait_for(&host, &Wait::for_serving(), None).unwrap();
    assert_eq!(host.elapsed_ms(), 30_000);
}
