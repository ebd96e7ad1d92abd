//! Errors made from replies outside 2xx, in every known format.

use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::row::Method;
use fireworks_deployments::exchange::call::Call;
use fireworks_deployments::exchange::error::ErrorKind;
use fireworks_deployments::exchange::trouble::Trouble;
use serde_json::json;

mod support;
use support::{Failed, Script, Step, call, error, refusal, reply, reply_with, text};

fn undelete() -> Call {
    call(&UNDELETE)
}

#[track_caller]
fn refused(step: Step) -> Box<Failed> {
    let host = Script::new([step]);
    let error = error(host.execute(&undelete()));
    assert_eq!(host.sent_count(), 1);
    error
}

#[track_caller]
fn assert_said(step: Step, said: &str, code: Option<&str>) {
    let error = refused(step);
    assert_eq!(error.message, format!("undelete of accounts/acme/deployments/x was refused: {said}"));
    assert_eq!((error.kind, error.code), (ErrorKind::Api, code));
}

#[test]
fn the_services_own_form_is_read_whole() {
    let details = json!([
        { "@type": "type.googleapis.com/google.rpc.RetryInfo", "reason": "another" },
        { "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "QUOTA", "domain": "d", "metadata": { "k": "v" } },
    ]);
    let body = json!({ "code": 3, "message": "accelerator_type must be specified", "details": details });
    let error = refused(reply_with(400, &[("x-request-id", "req-1")], body));
    assert_eq!(error.kind, ErrorKind::Api);
    assert_eq!((error.status, error.code), (Some(400), Some("INVALID_ARGUMENT")));
    assert_eq!(error.details, Some(details.to_string()));
    assert_eq!(error.reason.as_deref(), Some("QUOTA"));
    assert_eq!(error.request_id.as_deref(), Some("req-1"));
    assert_eq!(
        (error.method, error.path.as_deref()),
        (Some(Method::Post), Some("/v1/accounts/acme/deployments/x:undelete"))
    );
    assert_eq!((error.attempts, error.outcome_unknown, error.cause.clone()), (1, false, None));
    assert_eq!(
        error.message,
        "undelete of accounts/acme/deployments/x was refused: accelerator_type must be specified (400 INVALID_ARGUMENT)"
    );
}

#[test]
fn an_undelete_of_nothing_says_why_that_may_be() {
    assert_said(
        refusal(404, 5, "deployment not found"),
        "deployment not found (404 NOT_FOUND); check the ID for a typo (`list({ showDeleted: true })` shows deleted deployments too); it may have been purged, or belong to another account",
        Some("NOT_FOUND"),
    );
}

/// The trouble behind a refusal, and its advice.
fn trouble(status: u16, code: u8, message: &str) -> (Option<Trouble>, String) {
    let error = error(Script::new((0..3).map(|_| refusal(status, code, message))).execute(&undelete()));
    (error.trouble, error.message.rsplit("; ").next().unwrap_or_default().to_owned())
}

#[test]
fn quota_suspension_and_rate_are_told_apart() {
    let quota = "global--h200-count for account acme, in use: 14, quota: 16, requesting: 4";
    let (found, advice) = trouble(429, 8, quota);
    assert_eq!(found, Some(Trouble::Quota));
    assert!(advice.starts_with("the account's quota doesn't allow it: delete a deployment"), "{advice}");
    let (found, advice) = trouble(412, 9, "Account acme is suspended, possibly due to reaching the spending limit");
    assert_eq!((found, &*advice), (Some(Trouble::Suspended), "settle the account's billing, then try again"));
    let (found, advice) = trouble(429, 8, "too many requests");
    assert_eq!(found, Some(Trouble::Rate));
    assert!(advice.starts_with("send fewer requests"), "{advice}");
    assert_eq!(trouble(400, 9, "no").0, None);
}

#[test]
fn each_grpc_number_has_its_name() {
    let names = [
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    ];
    for (number, name) in (1u8..).zip(names) {
        assert_eq!(refused(refusal(400, number, "no")).code, Some(name));
        assert_eq!(refused(reply(400, json!({ "code": name, "message": "no" }))).code, Some(name));
    }
    for strange in [json!(0), json!(17), json!(-1), json!(3.5), json!("invalid_request_error"), json!([]), json!("OK")]
    {
        assert_eq!(refused(reply(400, json!({ "code": strange, "message": "no" }))).code, None);
    }
}

#[test]
fn the_other_json_forms_are_read_as_well() {
    let nested = json!({ "error": { "message": "no such key", "code": "invalid_api_key", "type": "auth" } });
    assert_said(reply(401, nested), "no such key (401 UNAUTHENTICATED)", Some("UNAUTHENTICATED"));
    let google = json!({ "error": { "code": 409, "message": "there", "status": "ALREADY_EXISTS" } });
    assert_said(
        reply(409, google),
        "there (409 ALREADY_EXISTS); it may be back already: `recover` can be repeated in any state",
        Some("ALREADY_EXISTS"),
    );
    assert_said(reply(400, json!({ "error": "bad" })), "bad (400)", None);
    assert_said(reply(403, json!({ "message": "no" })), "no (403 PERMISSION_DENIED)", Some("PERMISSION_DENIED"));
    assert_said(reply(422, json!({ "detail": "odd" })), "odd (422)", None);
    assert_said(
        reply(412, json!({ "error": "text", "message": "suspended" })),
        "suspended (412); settle the account's billing, then try again",
        None,
    );
    assert_said(reply(400, json!("just a string")), "just a string (400)", None);
}

#[test]
fn a_json_body_without_words_says_so() {
    for body in [
        json!({}),
        json!({ "message": "" }),
        json!({ "message": 5 }),
        json!({ "error": null }),
        json!({ "detail": [{}] }),
    ] {
        assert_said(reply(400, body), "the reply gives no reason (400)", None);
    }
    assert_said(reply(400, json!([])), "the reply is a list and gives no reason (400)", None);
    assert_said(reply(400, json!(null)), "the reply is `null` and gives no reason (400)", None);
}

#[test]
fn details_are_a_list_or_nothing() {
    for odd in [json!("text"), json!({}), json!(null)] {
        assert_eq!(refused(reply(400, json!({ "message": "no", "details": odd }))).details, None);
    }
    for vague in [json!([]), json!([null, 5, {}])] {
        let error = refused(reply(400, json!({ "message": "no", "details": vague })));
        assert_eq!((error.details.clone(), error.reason.clone()), (Some(vague.to_string()), None));
    }
}

#[test]
fn text_is_shown_on_one_line_and_cut() {
    assert_said(text(400, " upstream\n  is   gone\t"), "upstream is gone (400)", None);
    let long = "é".repeat(2_000);
    assert_said(text(400, &long), &format!("{}… (400)", "é".repeat(500)), None);
}

#[test]
fn an_html_page_and_an_empty_body_are_named_and_not_shown() {
    let page = "<html><body><h1>403 Forbidden</h1></body></html>";
    assert_said(text(403, page), "the reply is an HTML page and gives no reason (403)", None);
    assert_said(
        text(404, ""),
        "the reply is empty and gives no reason (404); the service itself answers otherwise: check `baseUrl`",
        None,
    );
    assert_said(text(400, " \n "), "the reply is empty and gives no reason (400)", None);
}

#[test]
fn a_redirect_is_not_followed_and_blames_the_base_url() {
    for status in [301, 302, 303, 307, 308] {
        assert_said(text(status, ""), "the reply is a redirect, and redirects are not followed: check `baseUrl`", None);
    }
    let hidden = refused(text(0, ""));
    assert_eq!((hidden.kind, hidden.status, hidden.outcome_unknown), (ErrorKind::Api, Some(0), false));
}

#[test]
fn the_request_id_and_the_asked_delay_are_told() {
    let headers = [("x-request-id", "req-7"), ("retry-after", "120")];
    let error = refused(reply_with(400, &headers, json!({ "code": 9, "message": "not yet" })));
    assert_eq!((error.request_id.as_deref(), error.retry_after_ms), (Some("req-7"), Some(120_000)));
}

#[test]
fn a_server_that_fails_has_not_refused() {
    let host = Script::new((0..3).map(|_| refusal(503, 14, "no healthy upstream")));
    let get = call(&GET);
    assert_eq!(
        error(host.execute(&get)).message,
        "get of accounts/acme/deployments/x failed: no healthy upstream (503 UNAVAILABLE)"
    );
}

#[test]
fn a_protocol_error_has_its_request_id_too() {
    let headers = vec![("x-request-id".to_owned(), "req-9".to_owned())];
    let host = Script::new([Step::Json(200, headers, json!(null))]);
    let get = call(&GET);
    assert_eq!(error(host.execute(&get)).request_id.as_deref(), Some("req-9"));
}
