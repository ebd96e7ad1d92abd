//! Writes with an unknown outcome: repeated, then settled by a look-up.

use fireworks_deployments::api::endpoint::deployments::delete::DELETE;
use fireworks_deployments::api::endpoint::deployments::scale::SCALE;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::row::Repeat;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::machine::Settings;
use serde_json::json;

mod support;
use support::{
    Script, Step, broken, call, error, execute, in_state, name, refusal, reply, settled, text, unknown_outcomes,
};

const UNDELETE_LINE: &str = "POST /v1/accounts/acme/deployments/x:undelete";
const DELETE_LINE: &str = "DELETE /v1/accounts/acme/deployments/x";
const GET_LINE: &str = "GET /v1/accounts/acme/deployments/x";

fn undelete() -> Call {
    call(&UNDELETE)
}

fn delete() -> Call {
    call(&DELETE)
}

#[test]
fn a_reply_that_is_another_deployment_leaves_the_outcome_unknown() {
    let other = || reply(200, json!({ "name": "accounts/acme/deployments/other", "state": "READY" }));
    let host = Script::new([other(), other(), other()]);
    let error = error(host.execute(&undelete()));
    assert_eq!((error.kind, error.attempts, error.outcome_unknown), (ErrorKind::Protocol, 3, true));
    let host = Script::new([other(), already_exists(), reply(200, in_state("READY"))]);
    assert!(host.execute(&undelete()).is_ok());
}

#[test]
fn a_write_whose_reply_has_a_wrong_field_is_in_doubt_and_not_repeated() {
    for call in [undelete(), Call::create("acme", "{}".to_owned(), &json!({})).unwrap()] {
        let error = error(Script::new([reply(200, json!({ "state": 2 }))]).execute(&call));
        assert_eq!((error.kind, error.attempts, error.outcome_unknown), (ErrorKind::Protocol, 1, true));
        assert!(error.message.ends_with("it is unknown whether it took effect"), "{}", error.message);
    }
}

fn already_exists() -> Step {
    refusal(409, 6, "deployment is not deleted")
}

fn failed_precondition() -> Step {
    refusal(400, 9, "deployment is not deleted")
}

#[test]
fn an_undelete_that_took_effect_unheard_resolves_with_the_deployment() {
    for unknown in unknown_outcomes() {
        let host = Script::new([unknown, already_exists(), reply(200, in_state("CREATING"))]);
        assert_eq!(host.execute(&undelete()).unwrap(), in_state("CREATING"));
        assert_eq!(host.sent_lines(), [UNDELETE_LINE, UNDELETE_LINE, GET_LINE]);
        assert!(settled(&host));
    }
}

#[test]
fn a_precondition_that_failed_may_mean_the_same() {
    for state in ["READY", "FAILED", "UPDATING", "SOMETHING_NEW"] {
        let host = Script::new([broken(), failed_precondition(), reply(200, in_state(state))]);
        assert_eq!(host.execute(&undelete()).unwrap(), in_state(state));
    }
}

#[test]
fn a_state_that_lags_behind_is_looked_up_again() {
    for state in ["DELETED", "DELETING"] {
        let lag = (0..5).map(|_| reply(200, in_state(state)));
        let steps = [broken(), already_exists()].into_iter().chain(lag).chain([reply(200, in_state("CREATING"))]);
        let host = Script::new(steps);
        assert_eq!(host.execute(&undelete()).unwrap(), in_state("CREATING"));
        assert!(settled(&host));
    }
}

#[test]
fn what_is_still_deleted_after_a_minute_is_unknown() {
    for state in ["DELETED", "DELETING"] {
        let lag = (0..20).map(|_| reply(200, in_state(state)));
        let host = Script::new([broken(), failed_precondition()].into_iter().chain(lag));
        let error = error(host.execute(&undelete()));
        assert_eq!((error.kind, error.code, error.attempts), (ErrorKind::Api, Some("FAILED_PRECONDITION"), 2));
        assert!(error.outcome_unknown);
        assert!(!settled(&host));
        assert_eq!(host.elapsed_ms(), 500 + 60_000);
        assert_eq!(
            error.message,
            "undelete of accounts/acme/deployments/x was refused: deployment is not deleted (400 FAILED_PRECONDITION); it is unknown whether it took effect"
        );
    }
}

#[test]
fn refused_at_the_first_attempt_it_stays_refused() {
    for step in [already_exists(), failed_precondition()] {
        let host = Script::new([step]);
        assert!(!error(host.execute(&undelete())).outcome_unknown);
        assert_eq!(host.sent_lines(), [UNDELETE_LINE]);
    }
}

#[test]
fn an_attempt_that_surely_did_nothing_settles_nothing() {
    for harmless in [text(429, ""), text(408, ""), Step::Refused] {
        let host = Script::new([harmless, already_exists()]);
        assert!(!error(host.execute(&undelete())).outcome_unknown);
        assert_eq!(host.sent_lines(), [UNDELETE_LINE, UNDELETE_LINE]);
    }
}

#[test]
fn the_doubt_outlives_a_harmless_attempt() {
    let host = Script::new([broken(), text(429, ""), already_exists(), reply(200, in_state("READY"))]);
    assert_eq!(host.execute(&undelete()).unwrap(), in_state("READY"));
}

#[test]
fn other_refusals_of_a_repeat_leave_the_outcome_unknown() {
    let host = Script::new([broken(), refusal(403, 7, "not yours")]);
    let error = error(host.execute(&undelete()));
    assert_eq!((error.status, error.attempts, error.outcome_unknown), (Some(403), 2, true));
    assert_eq!(
        error.message,
        "undelete of accounts/acme/deployments/x was refused: not yours (403 PERMISSION_DENIED); it is unknown whether it took effect"
    );
}

#[test]
fn a_reading_that_fails_leaves_the_refusal_and_the_doubt() {
    let host = Script::new([broken(), already_exists(), broken(), broken(), broken()]);
    let error = error(host.execute(&undelete()));
    assert_eq!((error.code, error.attempts, error.outcome_unknown), (Some("ALREADY_EXISTS"), 2, true));
    assert_eq!(error.path.as_deref(), Some("/v1/accounts/acme/deployments/x:undelete"));
    assert_eq!(host.sent_lines(), [UNDELETE_LINE, UNDELETE_LINE, GET_LINE, GET_LINE, GET_LINE]);
}

#[test]
fn a_delete_whose_repeat_finds_nothing_is_done() {
    for unknown in [broken(), Step::Hang, text(502, ""), text(200, "<html>")] {
        let host = Script::new([unknown, refusal(404, 5, "deployment not found")]);
        assert!(host.execute(&delete()).is_ok());
        assert_eq!(host.sent_lines(), [DELETE_LINE, DELETE_LINE]);
        assert!(settled(&host));
    }
}

#[test]
fn a_delete_of_nothing_is_refused() {
    let host = Script::new([refusal(404, 5, "deployment not found")]);
    assert_eq!(error(host.execute(&delete())).code, Some("NOT_FOUND"));
}

#[test]
fn a_proxys_own_404_proves_no_deletion() {
    for page in [text(404, "<html>Not Found"), reply(404, json!({ "detail": "Not Found" }))] {
        let host = Script::new([text(502, "<html>Bad Gateway"), page]);
        let error = error(host.execute(&delete()));
        assert_eq!((error.status, error.outcome_unknown), (Some(404), true));
    }
}

#[test]
fn an_unknown_outcome_is_told_when_the_attempts_run_out() {
    for unknown in unknown_outcomes() {
        let host = Script::new([unknown]);
        let settings = Settings { max_retries: 0, ..Settings::default() };
        let error = error(execute(&host, &settings, &undelete(), None));
        assert!(error.outcome_unknown);
        assert!(error.message.ends_with("; it is unknown whether it took effect"), "{error}");
    }
}

#[test]
fn a_write_that_would_act_twice_is_left_to_the_caller() {
    let call = Call { repeat: Repeat::Never, ..undelete() };
    for unknown in unknown_outcomes() {
        let host = Script::new([unknown]);
        let error = error(host.execute(&call));
        assert_eq!((error.attempts, error.outcome_unknown), (1, true));
    }
}

#[test]
fn a_refusal_is_in_doubt_where_the_host_may_have_sent_the_write_twice() {
    let create = Call::create("acme", r#"{"displayName":"mine"}"#.to_owned(), &json!({ "deploymentId": "x" })).unwrap();
    let doubt = |call: &Call, steps: Vec<Step>, may_resend| {
        let settings = Settings { may_resend, ..Settings::default() };
        error(execute(&Script::new(steps), &settings, call, None)).outcome_unknown
    };
    let holding = |name: &str| vec![already_exists(), reply(200, json!({ "displayName": name, "state": "CREATING" }))];
    for may_resend in [true, false] {
        assert_eq!(doubt(&undelete(), vec![already_exists()], may_resend), may_resend);
        assert_eq!(doubt(&delete(), vec![refusal(404, 5, "not found")], may_resend), may_resend);
        assert_eq!(doubt(&create, holding("mine"), may_resend), may_resend);
        assert_eq!(doubt(&create, vec![already_exists(), refusal(403, 7, "not yours")], may_resend), may_resend);
        assert!(!doubt(&create, holding("other's"), may_resend));
        assert!(!doubt(&undelete(), vec![refusal(400, 9, "quota exceeded")], may_resend));
        assert!(!doubt(&call(&SCALE), vec![refusal(404, 5, "not found")], may_resend));
    }
}

#[test]
fn a_key_lost_between_attempts_does_not_end_the_doubt() {
    let no_key = Step::NoKey("`apiKey` threw".to_owned(), json!(null));
    let host = Script::new([broken(), no_key]);
    let error = error(host.execute(&undelete()));
    assert_eq!((error.kind, error.attempts, error.outcome_unknown), (ErrorKind::Config, 1, true));
}

#[test]
fn what_is_the_same_twice_is_simply_repeated() {
    let change = json!({ "displayName": "new" });
    for call in [Call::update(&name(), &change, &json!({})).unwrap(), call(&SCALE)] {
        for unknown in [broken(), Step::Hang, text(502, ""), text(200, "<html>")] {
            let host = Script::new([unknown, reply(200, json!({}))]);
            assert!(host.execute(&call).is_ok());
            assert_eq!((host.sent_count(), settled(&host)), (2, false));
        }
    }
}
