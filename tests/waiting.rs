//! Waiting for a state.

use fireworks_deployments::api::endpoint::deployments::delete::DELETE;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::row::Method;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::wait::Wait;
use serde_json::json;

mod support;
use support::{
    Failed, Outcome, Script, Step, after, broken, call, error, execute_and_wait, in_state, refusal, reply, reply_with,
    text, wait_for,
};

const FIVE: u32 = 5_000;

fn state(state: &str) -> Step {
    reply(200, in_state(state))
}

fn ready() -> Wait {
    Wait::for_states(vec!["READY".to_owned()])
}

fn deleted() -> Wait {
    Wait::for_states(vec!["DELETED".to_owned()])
}

#[track_caller]
fn wait(host: &Script, wait: &Wait) -> Outcome {
    wait_for(host, wait, None)
}

#[track_caller]
fn failed(host: &Script, for_what: &Wait, kind: ErrorKind) -> Box<Failed> {
    let error = error(wait(host, for_what));
    assert_eq!(error.kind, kind, "{error}");
    error
}

#[test]
fn it_looks_at_once_and_then_every_five_seconds() {
    let host = Script::new([state("CREATING"), after(300, state("CREATING")), state("READY")]);
    assert_eq!(wait(&host, &ready()).unwrap(), in_state("READY"));
    assert_eq!(host.sent_at(), [0, FIVE, FIVE + 300 + FIVE]);
    assert_eq!(*host.polled.borrow(), [in_state("CREATING"), in_state("CREATING"), in_state("READY")]);
}

#[test]
fn any_of_several_states_will_do() {
    let either = Wait::for_states(vec!["FAILED".to_owned(), "READY".to_owned()]);
    assert_eq!(wait(&Script::new([state("CREATING"), state("FAILED")]), &either).unwrap(), in_state("FAILED"));
}

#[test]
fn what_runs_short_of_gpus_may_still_become_ready() {
    let short = json!({ "state": "CREATING", "status": { "code": "RESOURCE_EXHAUSTED", "message": "no H100" } });
    let host = Script::new([reply(200, short.clone()), state("READY")]);
    assert!(wait(&host, &ready()).is_ok());
    assert_eq!(host.polled.borrow().first(), Some(&short));
}

#[test]
fn a_deployment_that_fails_ends_it_with_its_own_words() {
    let broken = json!({ "state": "FAILED", "status": { "code": "INTERNAL", "message": "no such image" } });
    let host = Script::new([state("CREATING"), reply(200, broken.clone())]);
    let error = failed(&host, &ready(), ErrorKind::Failed);
    assert_eq!(error.deployment, Some(broken));
    assert_eq!((error.method, error.attempts, error.outcome_unknown), (Some(Method::Get), 2, false));
    assert_eq!(
        error.message,
        "accounts/acme/deployments/x is FAILED (INTERNAL: no such image), and will not become READY"
    );
}

#[test]
fn a_deployment_that_is_deleted_does_not_become_ready() {
    let error = failed(&Script::new([state("DELETING"), state("DELETED")]), &ready(), ErrorKind::Failed);
    assert_eq!(error.message, "accounts/acme/deployments/x is DELETED, and will not become READY");
    assert_eq!(failed(&Script::new([refusal(404, 5, "none")]), &ready(), ErrorKind::Api).status, Some(404));
}

#[test]
fn just_after_an_undelete_the_old_state_is_borne_with() {
    let grace = Wait::after_undelete();
    for old in [|| state("DELETED"), || state("FAILED"), || refusal(404, 5, "none")] {
        assert!(wait(&Script::new([old(), old(), state("CREATING"), state("READY")]), &grace).is_ok());
    }
    assert!(wait(&Script::new([state("DELETED"), state("FAILED"), state("READY")]), &grace).is_ok());
}

#[test]
fn the_old_state_is_borne_with_until_another_one_was_seen() {
    let host = Script::new([state("DELETED"), state("CREATING"), state("FAILED")]);
    failed(&host, &Wait::after_undelete(), ErrorKind::Failed);
    let host = Script::new([state("CREATING"), refusal(404, 5, "none")]);
    failed(&host, &Wait::after_undelete(), ErrorKind::Api);
}

#[test]
fn the_old_state_is_borne_with_for_a_minute() {
    let host = Script::new((0..13).map(|_| state("DELETED")));
    failed(&host, &Wait::after_undelete(), ErrorKind::Failed);
    assert_eq!(host.elapsed_ms(), 60_000);
    let host = Script::new((0..13).map(|_| refusal(404, 5, "none")));
    failed(&host, &Wait::after_undelete(), ErrorKind::Api);
    assert_eq!(host.elapsed_ms(), 60_000);
}

#[test]
fn a_wait_for_deletion_ends_when_nothing_is_found() {
    let seen = json!({ "name": "accounts/acme/deployments/x", "displayName": "mine", "state": "DELETING" });
    let host = Script::new([reply(200, seen.clone()), refusal(404, 5, "none")]);
    let gone = json!({ "name": "accounts/acme/deployments/x", "displayName": "mine", "state": "DELETED" });
    assert_eq!(wait(&host, &deleted()).unwrap(), gone);
    assert_eq!(*host.polled.borrow(), [seen]);
    assert_eq!(wait(&Script::new([refusal(404, 5, "none")]), &deleted()).unwrap(), in_state("DELETED"));
}

#[test]
fn a_failed_deployment_can_still_be_deleted() {
    assert!(wait(&Script::new([state("FAILED"), state("DELETING"), state("DELETED")]), &deleted()).is_ok());
}

#[test]
fn it_ends_in_time_and_says_what_it_saw() {
    let short = json!({ "state": "CREATING", "status": { "code": "RESOURCE_EXHAUSTED", "message": "no H100" } });
    let host = Script::new((0..3).map(|_| reply(200, short.clone())));
    let error = failed(&host, &Wait { max_wait_ms: 12_000, ..ready() }, ErrorKind::Timeout);
    assert_eq!(host.elapsed_ms(), 12_000);
    assert_eq!(error.deployment, Some(short));
    assert_eq!(
        error.message,
        "accounts/acme/deployments/x did not become READY within 12s; it was last seen CREATING (RESOURCE_EXHAUSTED: no H100); no accelerators are free: keep waiting, or create it in another region or with another acceleratorType"
    );
}

#[test]
fn it_ends_in_time_in_the_middle_of_a_reading() {
    let host = Script::new([Step::Hang]);
    let error = failed(&host, &Wait { max_wait_ms: 12_000, ..ready() }, ErrorKind::Timeout);
    assert_eq!((host.elapsed_ms(), host.given_up.get(), error.deployment.clone()), (12_000, 1, None));
    assert_eq!(error.message, "accounts/acme/deployments/x did not become READY within 12s; it was never seen");
}

#[test]
fn an_hour_is_the_default() {
    let host = Script::new((0..=720).map(|_| state("CREATING")));
    let error = failed(&host, &ready(), ErrorKind::Timeout);
    assert!(error.message.contains("within 1h;"), "{error}");
}

#[test]
fn a_reading_that_fails_is_repeated_and_never_sooner_than_a_look() {
    let host = Script::new([broken(), text(503, ""), state("READY")]);
    assert!(wait(&host, &ready()).is_ok());
    assert_eq!(host.sent_at(), [0, FIVE, 2 * FIVE]);
}

#[test]
fn a_service_that_asks_for_more_time_gets_it() {
    let host = Script::new([reply_with(429, &[("retry-after", "20")], json!({})), state("READY")]);
    assert!(wait(&host, &ready()).is_ok());
    assert_eq!(host.sent_at(), [0, 20_000]);
}

#[test]
fn a_poll_that_is_refused_ends_it() {
    for refused in [|| refusal(401, 16, "who?"), || refusal(403, 7, "not yours"), || refusal(404, 5, "none")] {
        let host = Script::new([state("CREATING"), refused()]);
        let error = failed(&host, &ready(), ErrorKind::Api);
        assert_eq!((error.attempts, error.deployment.clone()), (2, Some(in_state("CREATING"))));
    }
}

#[test]
fn a_proxys_own_404_is_no_deletion() {
    for page in [text(404, "<html>Not Found"), reply(404, json!({ "detail": "Not Found" }))] {
        assert_eq!(failed(&Script::new([page]), &deleted(), ErrorKind::Api).status, Some(404));
    }
}

#[test]
fn it_can_be_aborted_between_readings_and_during_one() {
    for (steps, after_ms) in [(vec![state("CREATING")], 2_000), (vec![state("CREATING"), Step::Hang], 7_000)] {
        let host = Script::new(steps);
        let cancelled = Some(after_ms);
        let error = error(wait_for(&host, &ready(), cancelled));
        assert_eq!((error.kind, error.cause.as_ref()), (ErrorKind::Aborted, Some(&json!("enough"))));
        assert_eq!((host.elapsed_ms(), error.outcome_unknown), (after_ms, false));
        assert_eq!(error.message, "waiting for accounts/acme/deployments/x was aborted");
    }
}

#[test]
fn undelete_and_wait_is_both_in_one() {
    let host = Script::new([state("DELETED"), state("DELETED"), state("CREATING"), state("READY")]);
    let call = call(&UNDELETE);
    let cancelled = None;
    let wait = Wait::after_undelete();
    let outcome = execute_and_wait(&host, &call, &wait, cancelled);
    assert_eq!(outcome.unwrap(), in_state("READY"));
    assert_eq!(host.sent_count(), 4);
}

#[test]
fn delete_and_wait_ends_when_it_is_gone() {
    let host = Script::new([reply(200, json!({})), state("READY"), state("DELETING"), refusal(404, 5, "none")]);
    let call = call(&DELETE);
    let cancelled = None;
    let outcome = execute_and_wait(&host, &call, &deleted(), cancelled);
    assert!(outcome.is_ok());
}

#[test]
fn what_is_refused_is_not_waited_for() {
    let host = Script::new([refusal(404, 5, "none")]);
    let call = call(&UNDELETE);
    let cancelled = None;
    let wait = Wait::after_undelete();
    let outcome = execute_and_wait(&host, &call, &wait, cancelled);
    assert_eq!((error(outcome).status, host.sent_count()), (Some(404), 1));
}

#[test]
fn what_has_no_name_is_not_waited_for() {
    let call = Call::create("acme", "{}".to_owned(), &json!({})).unwrap();
    let host = Script::new([text(429, ""), reply(200, json!({ "state": "CREATING" }))]);
    let cancelled = None;
    let outcome = execute_and_wait(&host, &call, &ready(), cancelled);
    let error = error(outcome);
    assert_eq!((error.kind, error.method, error.attempts), (ErrorKind::Protocol, Some(Method::Post), 2));
    assert_eq!(
        error.message,
        "create of accounts/acme/deployments: the create took effect, but its reply has no name to wait for"
    );
}

#[test]
fn one_signal_ends_the_call_and_its_wait() {
    for (after_ms, method) in [(100, Method::Post), (2_000, Method::Get)] {
        let host = Script::new([after(200, state("CREATING")), state("CREATING")]);
        let call = call(&UNDELETE);
        let cancelled = Some(after_ms);
        let wait = Wait::after_undelete();
        let outcome = execute_and_wait(&host, &call, &wait, cancelled);
        let error = error(outcome);
        assert_eq!((error.kind, error.method), (ErrorKind::Aborted, Some(method)));
    }
}
