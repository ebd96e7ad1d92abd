//! Calls that are aborted or take too long: they end at once, say how far they came, and leave nothing behind.

use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::row::Method;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::machine::Settings;
use serde_json::json;

mod support;
use support::{Failed, Script, Step, after, broken, call, error, execute, in_state, refusal, reply, text};

fn get() -> Call {
    call(&GET)
}

fn undelete() -> Call {
    call(&UNDELETE)
}

#[track_caller]
fn aborted(host: &Script, call: &Call, after_ms: u32) -> Box<Failed> {
    let error = error(execute(host, &Settings::default(), call, Some(after_ms)));
    assert_eq!(error.kind, ErrorKind::Aborted);
    assert_eq!(error.cause, Some(json!("enough")));
    assert_eq!(error.path.as_deref(), Some(call.request.path.as_str()));
    assert_eq!(host.elapsed_ms(), after_ms);
    error
}

#[test]
fn aborted_before_it_began_nothing_is_sent() {
    let host = Script::new([]);
    let error = aborted(&host, &undelete(), 0);
    assert_eq!((error.attempts, error.outcome_unknown, host.sent_count()), (0, false, 0));
    assert_eq!(error.message, "undelete of accounts/acme/deployments/x was aborted");
}

#[test]
fn aborted_in_the_middle_of_an_attempt_a_write_is_in_doubt() {
    let host = Script::new([Step::Hang]);
    let error = aborted(&host, &undelete(), 70);
    assert_eq!((error.attempts, error.outcome_unknown), (1, true));
    assert_eq!(host.given_up.get(), 1);
    assert_eq!(
        error.message,
        "undelete of accounts/acme/deployments/x was aborted; it is unknown whether it took effect"
    );
}

#[test]
fn aborted_in_the_middle_of_an_attempt_a_reading_is_not() {
    let host = Script::new([Step::Hang]);
    let error = aborted(&host, &get(), 70);
    assert_eq!((error.attempts, error.outcome_unknown, error.method), (1, false, Some(Method::Get)));
    assert_eq!(host.given_up.get(), 1);
}

#[test]
fn aborted_between_attempts_the_doubt_is_that_of_the_attempts_before() {
    let in_doubt = Script::new([broken()]);
    let error = aborted(&in_doubt, &undelete(), 300);
    assert_eq!((error.attempts, error.outcome_unknown), (1, true));
    let sure = Script::new([text(429, "")]);
    let error = aborted(&sure, &undelete(), 300);
    assert_eq!((error.attempts, error.outcome_unknown), (1, false));
}

#[test]
fn aborted_during_a_later_attempt() {
    let host = Script::new([text(429, ""), Step::Hang]);
    let error = aborted(&host, &undelete(), 600);
    assert_eq!((error.attempts, error.outcome_unknown), (2, true));
}

#[test]
fn aborted_while_it_is_settled_by_reading_the_write_is_still_in_doubt() {
    let host = Script::new([broken(), refusal(409, 6, "not deleted"), Step::Hang]);
    let error = aborted(&host, &undelete(), 900);
    assert_eq!((error.attempts, error.outcome_unknown, error.method), (2, true, Some(Method::Post)));
}

#[test]
fn a_signal_that_never_comes_costs_nothing() {
    let host = Script::new([reply(200, in_state("READY"))]);
    let outcome = execute(&host, &Settings::default(), &get(), Some(1_000));
    assert_eq!(outcome.unwrap(), in_state("READY"));
    assert_eq!(host.elapsed_ms(), 0);
}

#[test]
fn an_attempt_that_never_ends_is_given_up_in_time() {
    let host = Script::new((0..3).map(|_| Step::Hang));
    let settings = Settings { timeout_ms: 1_500, ..Settings::default() };
    let error = error(execute(&host, &settings, &undelete(), None));
    assert_eq!((error.kind, error.status, error.attempts), (ErrorKind::Timeout, None, 3));
    assert!(error.outcome_unknown);
    assert_eq!(host.sent_at(), [0, 2_000, 4_500]);
    assert_eq!((host.elapsed_ms(), host.given_up.get()), (6_000, 3));
    assert_eq!(
        error.message,
        "undelete of accounts/acme/deployments/x: no complete reply within 1.5s; it is unknown whether it took effect"
    );
}

#[test]
fn each_attempt_has_a_minute_by_default() {
    let in_time = Script::new([after(59_999, reply(200, json!({})))]);
    assert!(in_time.execute(&get()).is_ok());
    let late = Script::new([after(60_001, reply(200, json!({}))), reply(200, json!({}))]);
    assert!(late.execute(&get()).is_ok());
    assert_eq!(late.sent_at(), [0, 60_500]);
}

#[test]
fn a_write_that_was_never_sent_has_no_unknown_outcome() {
    let late = Script::new([Step::Unsent]);
    let settings = Settings { timeout_ms: 1_500, max_retries: 0, ..Settings::default() };
    let timeout = error(execute(&late, &settings, &undelete(), None));
    assert_eq!((timeout.kind, timeout.outcome_unknown), (ErrorKind::Timeout, false));

    let left = Script::new([Step::Unsent]);
    let aborted = error(execute(&left, &settings, &undelete(), Some(100)));
    assert_eq!((aborted.kind, aborted.outcome_unknown), (ErrorKind::Aborted, false));
}
