//! Recovering a deployment: from each state, through failures, and again.

use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::wait::Wait;
use serde_json::{Value, json};

mod support;
use support::{Failed, Outcome, Script, Step, broken, error, in_state, refusal, reply, text, wait_for};

const GET: &str = "GET /v1/accounts/acme/deployments/x";
const UNDELETE: &str = "POST /v1/accounts/acme/deployments/x:undelete";

fn state(state: &str) -> Step {
    reply(200, in_state(state))
}

fn recover(host: &Script) -> Outcome {
    wait_for(host, &Wait::to_recover(), None)
}

#[track_caller]
fn recovered(steps: impl IntoIterator<Item = Step>, sent: &[&str]) {
    let host = Script::new(steps);
    assert_eq!(recover(&host).ok(), Some(in_state("READY")));
    assert_eq!(host.sent_lines(), sent);
}

#[track_caller]
fn lost(steps: impl IntoIterator<Item = Step>, sent: &[&str]) -> Box<Failed> {
    let host = Script::new(steps);
    let error = error(recover(&host));
    assert_eq!(host.sent_lines(), sent, "{error}");
    error
}

#[test]
fn ready_is_there_at_once() {
    recovered([state("READY")], &[GET]);
}

#[test]
fn what_is_under_way_is_waited_for() {
    for under_way in ["CREATING", "UPDATING", "STATE_UNSPECIFIED", "SOMETHING_NEW"] {
        recovered([state(under_way), state("READY")], &[GET, GET]);
    }
}

#[test]
fn what_is_deleted_is_undeleted() {
    recovered([state("DELETED"), state("CREATING"), state("CREATING"), state("READY")], &[GET, UNDELETE, GET, GET]);
}

#[test]
fn what_is_being_deleted_is_undeleted_once_it_is() {
    let steps = [state("DELETING"), state("DELETING"), state("DELETED"), state("CREATING"), state("READY")];
    recovered(steps, &[GET, GET, GET, UNDELETE, GET]);
}

#[test]
fn the_old_state_is_borne_with_after_the_undelete() {
    let steps =
        [state("DELETED"), state("DELETED"), state("DELETED"), state("DELETING"), state("CREATING"), state("READY")];
    recovered(steps, &[GET, UNDELETE, GET, GET, GET, GET]);
}

#[test]
fn what_failed_is_undeleted_once_then_told_with_its_termination_message() {
    recovered([state("FAILED"), state("CREATING"), state("READY")], &[GET, UNDELETE, GET]);
    let failed = json!({ "state": "FAILED", "status": { "code": "INTERNAL", "message": "no such image" } });
    let steps = [
        state("FAILED"),
        state("CREATING"),
        state("CREATING"),
        reply(200, failed.clone()),
        reply(200, json!({ "message": "CUDA out\nof memory" })),
    ];
    let why = [GET, "/terminationMessage"].concat();
    let error = lost(steps, &[GET, UNDELETE, GET, GET, &why]);
    assert_eq!((error.kind, error.deployment.clone()), (ErrorKind::Failed, Some(failed)));
    assert_eq!(
        error.message,
        "accounts/acme/deployments/x is FAILED (INTERNAL: no such image), and will not become READY; the undelete took effect; termination message: CUDA out of memory"
    );
}

#[test]
fn a_failure_that_cannot_be_undeleted_is_told_after_the_grace() {
    for message in [reply(200, json!({})), text(404, ""), text(200, "<html>")] {
        let steps = [state("FAILED"), refusal(400, 9, "is not deleted")];
        let host = Script::new(steps.into_iter().chain((0..12).map(|_| state("FAILED"))).chain([message]));
        let error = error(recover(&host));
        assert_eq!(host.elapsed_ms(), 60_000);
        assert_eq!(error.message, "accounts/acme/deployments/x is FAILED, and will not become READY");
    }
}

#[test]
fn what_somebody_else_undeleted_is_waited_for() {
    let steps =
        [state("DELETED"), refusal(409, 6, "is not deleted"), state("DELETED"), state("CREATING"), state("READY")];
    recovered(steps, &[GET, UNDELETE, GET, GET, GET]);
}

#[test]
fn an_undelete_that_is_refused_for_good_ends_it() {
    let quota = "global--h200-count for account acme, in use: 14, quota: 16, requesting: 4";
    for (refused, said) in [
        (refusal(403, 7, "not yours"), "not yours (403 PERMISSION_DENIED)"),
        (refusal(412, 9, "suspended"), "suspended (412 FAILED_PRECONDITION); settle the account's billing"),
    ] {
        if said.starts_with("not") {
            let error = lost([state("DELETED"), refused], &[GET, UNDELETE]);
            assert_eq!(error.deployment, Some(in_state("DELETED")));
            assert!(
                error.message.starts_with(&["undelete of accounts/acme/deployments/x was refused: ", said].concat()),
                "{error}"
            );
        }
    }
    let refused = (0..3).map(|_| refusal(429, 8, quota));
    let error = lost([state("DELETED")].into_iter().chain(refused), &[GET, UNDELETE, UNDELETE, UNDELETE]);
    assert!(error.message.contains("the account's quota doesn't allow it"), "{error}");
}

#[test]
fn an_undelete_whose_reply_is_lost_is_looked_after_by_the_polls() {
    let lost = || [broken(), broken(), broken()];
    let took_effect = [state("DELETED")].into_iter().chain(lost()).chain([state("CREATING"), state("READY")]);
    recovered(took_effect, &[GET, UNDELETE, UNDELETE, UNDELETE, GET, GET]);
    let did_not = [state("DELETED")].into_iter().chain(lost());
    let did_not = did_not.chain([broken(), state("DELETED"), state("CREATING"), state("READY")]);
    recovered(did_not, &[GET, UNDELETE, UNDELETE, UNDELETE, GET, GET, UNDELETE, GET]);
}

#[test]
fn what_stays_deleted_though_its_undelete_was_refused_is_told_with_the_refusal() {
    let steps = [state("DELETED"), refusal(400, 9, "was purged")].into_iter().chain((0..20).map(|_| state("DELETED")));
    let host = Script::new(steps);
    let error = error(recover(&host));
    assert_eq!(
        error.message,
        "undelete of accounts/acme/deployments/x was refused: was purged (400 FAILED_PRECONDITION)"
    );
}

#[test]
fn an_id_that_nothing_has_is_told_with_the_nearest() {
    let list = "GET /v1/accounts/acme/deployments";
    let named = |id: &str| json!({ "name": format!("accounts/acme/deployments/{id}") });
    let page =
        |ids: &[&str]| reply(200, json!({ "deployments": ids.iter().map(|id| named(id)).collect::<Vec<Value>>() }));
    let not_found = "recover of accounts/acme/deployments/prod-chta was refused: none (404 NOT_FOUND); check the ID for a typo; `list({ showDeleted: true })` shows deleted deployments too";
    for (answer, said) in
        [(page(&["other", "prod-chat"]), "; did you mean `prod-chat`?"), (page(&["other"]), ""), (text(403, ""), "")]
    {
        let host = Script::new([refusal(404, 5, "none"), answer]);
        let error = error(support::wait_for_id(&host, "prod-chta", &Wait::to_recover()));
        assert_eq!(error.message, [not_found, said].concat());
        assert_eq!(host.sent_lines().last().map(String::as_str), Some(list));
    }
}

#[test]
fn interrupted_it_says_how_to_go_on() {
    for (steps, at, said, in_doubt) in [
        (vec![state("CREATING")], 2_000, "was aborted; go on with `recover`", false),
        (
            vec![state("DELETED"), Step::Hang],
            10,
            "was aborted; it is unknown whether the undelete took effect; go on with `recover`",
            true,
        ),
        (
            vec![state("DELETED"), state("CREATING"), state("CREATING")],
            9,
            "the undelete took effect: go on with `recover`",
            false,
        ),
    ] {
        let error = error(wait_for(&Script::new(steps), &Wait::to_recover(), Some(at)));
        assert!(error.message.ends_with(said), "{error}");
        assert_eq!(error.outcome_unknown, in_doubt);
    }
}

/// An undelete whose reply is lost at each attempt, after a poll that found the deployment deleted.
fn unheard() -> impl Iterator<Item = Step> {
    [state("DELETED"), broken(), broken(), broken()].into_iter()
}

#[test]
fn a_doubt_about_the_undelete_outlives_the_polls() {
    let said = "; it is unknown whether the undelete took effect";
    let refused = error(recover(&Script::new(unheard().chain([refusal(403, 7, "not yours")]))));
    assert_eq!((refused.status, refused.outcome_unknown), (Some(403), true));
    assert!(refused.message.ends_with(said), "{refused}");
    let aborted = error(wait_for(
        &Script::new(unheard().chain([state("DELETED"), Step::Hang])),
        &Wait::to_recover(),
        Some(9_000),
    ));
    assert_eq!((aborted.kind, aborted.outcome_unknown), (ErrorKind::Aborted, true));
    let brief = Wait { max_wait_ms: 4_000, ..Wait::to_recover() };
    let late = error(wait_for(&Script::new(unheard()), &brief, None));
    assert_eq!((late.kind, late.outcome_unknown), (ErrorKind::Timeout, true));
    let in_flight = error(wait_for(&Script::new([state("DELETED"), Step::Hang]), &brief, None));
    assert_eq!((in_flight.kind, in_flight.outcome_unknown), (ErrorKind::Timeout, true));
}

#[test]
fn an_undelete_that_is_refused_after_a_lost_reply_stays_in_doubt() {
    let steps = [state("DELETED"), broken(), refusal(409, 6, "is not deleted")];
    let host = Script::new(steps.into_iter().chain((0..20).map(|_| state("DELETED"))));
    let error = error(recover(&host));
    assert_eq!((error.code, error.attempts, error.outcome_unknown), (Some("ALREADY_EXISTS"), 2, true));
}

#[test]
fn an_undelete_that_took_effect_unheard_is_not_made_again() {
    let steps = unheard().chain([state("CREATING"), state("FAILED"), reply(200, json!({}))]);
    let host = Script::new(steps);
    let error = error(recover(&host));
    assert_eq!((error.kind, error.outcome_unknown), (ErrorKind::Failed, false));
    assert!(error.message.ends_with("; the undelete took effect"), "{error}");
    assert_eq!(host.sent_lines().iter().filter(|line| *line == UNDELETE).count(), 3);
}

#[test]
fn a_suspended_account_is_told_at_once() {
    let error = lost([state("DELETED"), refusal(412, 9, "suspended")], &[GET, UNDELETE]);
    assert!(error.message.contains("settle the account's billing"), "{error}");
}

#[test]
fn an_undelete_that_keeps_failing_is_made_ever_more_rarely() {
    let round = || [state("DELETED"), text(500, ""), text(500, ""), text(500, "")];
    let steps = (0..8).flat_map(|_| round()).chain([state("CREATING"), state("READY")]);
    let host = Script::new(steps);
    recover(&host).unwrap();
    assert!(host.elapsed_ms() > 120_000, "{}", host.elapsed_ms());
}

#[test]
fn a_failure_stays_one_if_its_details_take_too_long() {
    let brief = Wait { max_wait_ms: 70_000, ..Wait::to_recover() };
    let steps = [state("FAILED"), state("CREATING"), state("CREATING"), state("FAILED"), Step::Hang, Step::Hang];
    let error = error(wait_for(&Script::new(steps), &brief, None));
    assert_eq!(error.kind, ErrorKind::Failed);
}
