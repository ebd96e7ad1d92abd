//! Waits through outages: a poll that fails is told, and the wait goes on.

use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::event::ClientEvent;
use fireworks_deployments::exchange::trouble::Trouble;
use fireworks_deployments::exchange::wait::{Wait, known_states};
use serde_json::json;

mod support;
use support::{
    Script, Step, broken, call, error, execute_and_wait, in_state, refusal, reply, reply_with, text, wait_for,
};

fn state(state: &str) -> Step {
    reply(200, in_state(state))
}

/// Every way in which a poll fails without ending the wait.
fn failures() -> Vec<Step> {
    let mut steps = vec![
        broken(),
        Step::Refused,
        Step::Hang,
        text(200, "<html>Welcome to the Grand Hotel"),
        text(200, "{\"name\": \"acc"),
        reply(200, json!({ "state": 7 })),
        reply(200, json!({ "error": "upstream is down" })),
        reply(200, json!({ "name": "accounts/acme/deployments/other", "state": "READY" })),
        text(302, ""),
    ];
    steps.extend([408, 409, 429, 500, 501, 502, 503, 504, 520, 598].map(|status| text(status, "")));
    steps
}

/// The failed polls of a wait, as status and kind.
fn failed_polls(host: &Script) -> Vec<(Option<u16>, ErrorKind)> {
    let events = host.events.borrow();
    let errors = events.iter().filter_map(|event| match event {
        ClientEvent::Poll { error, .. } => error.as_ref(),
        _ => None,
    });
    errors.map(|error| (error.status, error.kind)).collect()
}

#[test]
fn a_wait_survives_each_kind_of_failure() {
    for failure in failures() {
        let host = Script::new([state("CREATING"), failure, state("READY")]);
        assert_eq!(wait_for(&host, &Wait::for_ready(), None).unwrap(), in_state("READY"));
        assert_eq!(failed_polls(&host).len(), 1);
        assert_eq!(host.polled.borrow().len(), 2);
    }
}

#[test]
fn a_wait_survives_an_outage_of_ten_minutes() {
    let outage = (0..20).map(|_| broken());
    let host = Script::new([state("CREATING")].into_iter().chain(outage).chain([state("READY")]));
    assert!(wait_for(&host, &Wait::for_ready(), None).is_ok());
    assert_eq!(failed_polls(&host), [(None, ErrorKind::Network); 20]);
    assert!(host.elapsed_ms() > 600_000, "{}", host.elapsed_ms());
}

#[test]
fn polls_that_fail_are_ever_further_apart_up_to_a_minute() {
    let host = Script::new((0..10).map(|_| text(503, "")).chain([state("READY")]));
    wait_for(&host, &Wait { poll_ms: 1_000, ..Wait::for_ready() }, None).unwrap();
    let times = host.sent_at();
    let gaps: Vec<u32> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(gaps, [1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
}

#[test]
fn a_good_poll_ends_the_backing_off() {
    let host =
        Script::new([text(503, ""), text(503, ""), text(503, ""), state("CREATING"), text(503, ""), state("READY")]);
    wait_for(&host, &Wait { poll_ms: 500, ..Wait::for_ready() }, None).unwrap();
    assert_eq!(host.sent_at(), [0, 500, 1_500, 3_500, 4_000, 4_500]);
}

#[test]
fn a_poll_comes_no_sooner_than_the_service_asks() {
    let asked = |header| reply_with(503, &[("retry-after", header)], json!({}));
    let host = Script::new([asked("40"), state("READY")]);
    host.chance.set(0.5);
    wait_for(&host, &Wait::for_ready(), None).unwrap();
    assert_eq!(host.sent_at(), [0, 45_000]);
}

#[test]
fn a_first_poll_that_fails_ends_nothing_whatever_its_headers_say() {
    let failed = reply_with(503, &[("x-should-retry", "false")], json!({}));
    assert!(wait_for(&Script::new([failed, state("READY")]), &Wait::for_ready(), None).is_ok());
}

#[test]
fn an_outage_costs_the_retry_budget_nothing() {
    let host = Script::new((0..200).map(|_| broken()).chain([state("READY")]));
    wait_for(&host, &Wait { max_wait_ms: u32::MAX, ..Wait::for_ready() }, None).unwrap();
    assert_eq!(host.budget.borrow().tokens(), 500);
}

#[test]
fn a_first_poll_that_nothing_like_the_api_answers_ends_it() {
    for answer in [text(302, ""), text(405, "<html>"), reply(400, json!({ "message": "no" }))] {
        let host = Script::new([answer]);
        assert_eq!(error(wait_for(&host, &Wait::for_ready(), None)).kind, ErrorKind::Api);
    }
}

#[test]
fn a_key_that_cannot_be_had_ends_it() {
    let host = Script::new([state("CREATING"), Step::NoKey("locked".to_owned(), json!("why"))]);
    let error = error(wait_for(&host, &Wait::for_ready(), None));
    assert_eq!((error.kind, error.cause.clone()), (ErrorKind::Config, Some(json!("why"))));
}

/// The message of a wait after an undelete, which ends with this answer.
#[track_caller]
fn after_undelete(
    steps: impl IntoIterator<Item = Step>,
    wait: &Wait,
    aborted_after: Option<u32>,
) -> Box<support::Failed> {
    let host = Script::new([state("CREATING")].into_iter().chain(steps));
    error(execute_and_wait(&host, &call(&UNDELETE), wait, aborted_after))
}

#[test]
fn however_it_ends_it_says_that_the_write_took_effect_and_how_to_go_on() {
    let wait = Wait { max_wait_ms: 12_000, ..Wait::after_undelete() };
    let forbidden = after_undelete([state("UPDATING"), refusal(403, 7, "not yours")], &wait, None);
    let late = after_undelete((0..3).map(|_| broken()), &wait, None);
    let aborted = after_undelete([state("UPDATING")], &wait, Some(2_000));
    for (error, said, seen) in [
        (
            forbidden,
            "waiting for accounts/acme/deployments/x was refused: not yours (403 PERMISSION_DENIED)",
            "UPDATING",
        ),
        (late, "accounts/acme/deployments/x did not become READY within 12s; it was never seen", "CREATING"),
        (aborted, "waiting for accounts/acme/deployments/x was aborted", "UPDATING"),
    ] {
        assert_eq!(error.message, [said, "; the undelete took effect: go on with `recover`"].concat());
        assert_eq!((error.outcome_unknown, error.deployment.clone()), (false, Some(in_state(seen))));
    }
    let failed = after_undelete([state("CREATING"), state("FAILED")], &wait, None);
    assert!(failed.message.ends_with(", and will not become READY; the undelete took effect"), "{failed}");
}

#[test]
fn a_clock_that_jumps_ends_nothing() {
    let host = Script::new([state("DELETED"), state("CREATING"), state("READY")]);
    host.jumps_by_ms.set(10_000_000.0);
    assert!(wait_for(&host, &Wait::after_undelete(), None).is_ok());
}

#[test]
fn a_deployment_for_which_no_accelerators_are_free_says_so() {
    let short = json!({ "state": "CREATING", "status": { "code": "RESOURCE_EXHAUSTED", "message": "no H100" } });
    let host = Script::new([reply(200, short)]);
    let error = error(wait_for(&host, &Wait { max_wait_ms: 4_000, ..Wait::for_ready() }, None));
    assert_eq!(error.trouble, Some(Trouble::Capacity));
}

#[test]
fn an_unknown_state_is_refused_with_the_nearest() {
    let said = |states: &[&str]| known_states(states.iter().map(|state| (*state).to_owned()).collect());
    assert_eq!(said(&["READY", "FAILED"]), Ok(vec!["READY".to_owned(), "FAILED".to_owned()]));
    assert_eq!(said(&["REDY"]), Err("unknown state `REDY`; did you mean `READY`?".to_owned()));
    assert_eq!(said(&["ready"]), Err("unknown state `ready`; did you mean `READY`?".to_owned()));
    assert_eq!(said(&["READY", "OPEN"]), Err("unknown state `OPEN`".to_owned()));
    assert!(said(&[]).is_err());
}
