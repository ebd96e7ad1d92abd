//! Retries: which failures, when, and how often.

use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::row::Repeat;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::machine::Settings;
use fireworks_deployments::exchange::retry::delay_ms;
use serde_json::json;

mod support;
use support::{Script, Step, broken, call, error, execute, in_state, refusal, reply, reply_with, text};

fn get() -> Call {
    call(&GET)
}

fn undelete() -> Call {
    call(&UNDELETE)
}

/// A write that would act twice: what create without an ID is.
fn unrepeatable() -> Call {
    Call { repeat: Repeat::Never, ..undelete() }
}

fn status(status: u16) -> Step {
    text(status, "no")
}

/// How many attempts a call takes when each of them gets the same answer.
#[track_caller]
fn attempts(call: &Call, answer: impl Fn() -> Step) -> u32 {
    let host = Script::new((0..3).map(|_| answer()));
    let error = error(host.execute(call));
    assert_eq!(usize::try_from(error.attempts), Ok(host.sent_count()));
    error.attempts
}

#[test]
fn failures_that_may_pass_are_tried_three_times() {
    for call in [get(), undelete()] {
        assert_eq!(attempts(&call, broken), 3);
        assert_eq!(attempts(&call, || Step::Hang), 3);
        for code in [408, 429, 500, 501, 502, 503, 504, 599] {
            assert_eq!(attempts(&call, || status(code)), 3, "{code}");
        }
    }
}

#[test]
fn refusals_are_not_tried_again() {
    for call in [get(), undelete()] {
        for code in [300, 307, 400, 401, 403, 404, 405, 412, 422, 499] {
            assert_eq!(attempts(&call, || status(code)), 1, "{code}");
        }
    }
}

#[test]
fn a_conflict_is_tried_again_for_a_reading_only() {
    assert_eq!(attempts(&get(), || status(409)), 3);
    assert_eq!(attempts(&undelete(), || status(409)), 1);
}

#[test]
fn the_first_good_reply_ends_it() {
    let host = Script::new([broken(), status(503), reply(200, in_state("READY"))]);
    assert_eq!(host.execute(&get()).unwrap(), in_state("READY"));
}

#[test]
fn the_number_of_retries_is_the_callers() {
    for (max_retries, attempts) in [(0, 1), (1, 2), (5, 6)] {
        let host = Script::new((0..10).map(|_| broken()));
        let settings = Settings { max_retries, ..Settings::default() };
        assert_eq!(error(execute(&host, &settings, &get(), None)).attempts, attempts);
    }
}

#[test]
fn delays_double_from_half_a_second_to_eight() {
    let delays: Vec<u32> = (1..=8).map(|attempts| delay_ms(attempts, None, 0.0)).collect();
    assert_eq!(delays, [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
    assert_eq!(delay_ms(u32::MAX, None, 0.0), 8_000);
}

#[test]
fn chance_takes_up_to_a_quarter_off() {
    assert_eq!([delay_ms(1, None, 0.5), delay_ms(1, None, 0.999_999), delay_ms(9, None, 0.999_999)], [437, 375, 6_000]);
}

#[test]
fn chance_adds_up_to_a_quarter_to_a_delay_that_was_asked_for() {
    assert_eq!([0.0, 0.5, 0.999_999].map(|random| delay_ms(1, Some(1_000), random)), [1_000, 1_125, 1_249]);
}

#[test]
fn attempts_are_a_delay_apart() {
    let host = Script::new((0..3).map(|_| broken()));
    host.chance.set(0.4);
    error(host.execute(&get()));
    assert_eq!(host.sent_at(), [0, 450, 450 + 900]);
}

/// How long after the first attempt the second one is made.
#[track_caller]
fn delay_after(headers: &[(&str, &str)]) -> u32 {
    let host = Script::new([reply_with(429, headers, json!({})), reply(200, json!({}))]);
    assert!(host.execute(&get()).is_ok());
    host.elapsed_ms()
}

#[test]
fn the_service_may_ask_for_a_delay() {
    assert_eq!(delay_after(&[("retry-after-ms", "1500")]), 1_500);
    assert_eq!(delay_after(&[("retry-after-ms", "20.5")]), 21);
    assert_eq!(delay_after(&[("retry-after", "7")]), 7_000);
    assert_eq!(delay_after(&[("retry-after", " 0.25 ")]), 250);
    assert_eq!(delay_after(&[("retry-after", "Fri, 15 Jan 2027 08:00:10 GMT")]), 10_000);
    assert_eq!(delay_after(&[("retry-after-ms", "1500"), ("retry-after", "7")]), 1_500);
    assert_eq!(delay_after(&[("retry-after-ms", "soon"), ("retry-after", "7")]), 7_000);
}

#[test]
fn only_a_delay_of_up_to_a_minute_is_honoured() {
    assert_eq!(delay_after(&[("retry-after", "60")]), 60_000);
    assert_eq!(delay_after(&[("retry-after-ms", "60001")]), 500);
    for odd in ["0", "61", "-5", "soon", "", "1e3", "99999999999999999999", "NaN"] {
        assert_eq!(delay_after(&[("retry-after", odd)]), 500, "{odd}");
    }
}

#[test]
fn x_should_retry_decides_over_the_status() {
    let told = |status, told| move || reply_with(status, &[("x-should-retry", told)], json!({ "message": "no" }));
    assert_eq!(attempts(&get(), told(503, "false")), 1);
    assert_eq!(attempts(&get(), told(400, "true")), 3);
    assert_eq!(attempts(&undelete(), told(409, "true")), 3);
    assert_eq!(attempts(&get(), told(503, "maybe")), 3);
    assert_eq!(attempts(&unrepeatable(), told(400, "true")), 3);
}

#[test]
fn x_should_retry_does_not_make_a_write_act_twice() {
    let told = || reply_with(503, &[("x-should-retry", "true")], json!({ "message": "no" }));
    assert_eq!(attempts(&unrepeatable(), told), 1);
}

#[test]
fn a_write_that_would_act_twice_is_tried_again_only_when_it_surely_did_not_act() {
    assert_eq!(attempts(&unrepeatable(), broken), 1);
    assert_eq!(attempts(&unrepeatable(), || Step::Hang), 1);
    assert_eq!(attempts(&unrepeatable(), || text(200, "{\"na")), 1);
    for code in [500, 501, 502, 503, 504, 520, 524, 598] {
        assert_eq!(attempts(&unrepeatable(), || status(code)), 1, "{code}");
    }
    for code in [408, 429] {
        assert_eq!(attempts(&unrepeatable(), || status(code)), 3, "{code}");
    }
    assert_eq!(attempts(&unrepeatable(), || Step::Refused), 3);
}

#[test]
fn a_key_that_cannot_be_had_ends_it_at_once() {
    let no_key = || Step::NoKey("`apiKey` threw: locked".to_owned(), json!("why"));
    let host = Script::new([no_key()]);
    let error = error(host.execute(&undelete()));
    assert_eq!((error.kind, error.attempts, error.outcome_unknown), (ErrorKind::Config, 0, false));
    assert_eq!(error.cause, Some(json!("why")));
    assert_eq!(error.message, "undelete of accounts/acme/deployments/x: `apiKey` threw: locked");
}

#[test]
fn a_broken_connection_is_told_with_its_cause_and_the_hosts_advice() {
    let host = Script::new((0..3).map(|_| broken()));
    let settings = Settings { is_cross_origin: true, ..Settings::default() };
    let error = error(execute(&host, &settings, &get(), None));
    assert_eq!((error.kind, error.status), (ErrorKind::Network, None));
    assert_eq!(error.cause, Some(json!("ECONNRESET")));
    let broken =
        "get of accounts/acme/deployments/x: connection failed: socket hang up; in a page the likely cause is CORS";
    assert!(error.message.starts_with(broken), "{error}");
}

#[test]
fn the_last_failure_is_the_one_told() {
    let host = Script::new([broken(), status(503), refusal(403, 7, "not yours")]);
    let error = error(host.execute(&get()));
    assert_eq!((error.status, error.code, error.attempts), (Some(403), Some("PERMISSION_DENIED"), 3));
}
