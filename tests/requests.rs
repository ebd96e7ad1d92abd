//! The requests of each endpoint: the golden exchanges.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use fireworks_deployments::api::endpoint::deployments::delete::DELETE;
use fireworks_deployments::api::endpoint::deployments::delete_tags::DELETE_TAGS;
use fireworks_deployments::api::endpoint::deployments::get::GET;
use fireworks_deployments::api::endpoint::deployments::list::LIST;
use fireworks_deployments::api::endpoint::deployments::metrics::METRICS;
use fireworks_deployments::api::endpoint::deployments::scale::SCALE;
use fireworks_deployments::api::endpoint::deployments::set_tags::SET_TAGS;
use fireworks_deployments::api::endpoint::deployments::shards::SHARDS;
use fireworks_deployments::api::endpoint::deployments::termination_message::TERMINATION_MESSAGE;
use fireworks_deployments::api::endpoint::deployments::undelete::UNDELETE;
use fireworks_deployments::api::row::Endpoint;
use fireworks_deployments::exchange::call::Call;
use serde_json::{Value, json};

mod support;
use support::name;

/// A request in one line, and its body.
fn request(call: Call) -> (String, Option<String>) {
    let request = call.request;
    let query: Vec<String> = request.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    (format!("{} {}{mark}{}", request.method.as_str(), request.path, query.join("&")), request.body)
}

/// The request about deployment `x`, without its body.
#[track_caller]
fn assert_asks(endpoint: &'static Endpoint, query: &Value, line: &str) {
    assert_eq!(request(Call::of(endpoint, &name(), query).expect("a right query")), (line.to_owned(), None));
}

#[test]
fn undelete_posts_an_empty_object() {
    let line = "POST /v1/accounts/acme/deployments/x:undelete".to_owned();
    assert_eq!(request(support::call(&UNDELETE)), (line, Some("{}".to_owned())));
}

#[test]
fn get_asks_for_all_fields_or_some() {
    assert_asks(&GET, &json!({}), "GET /v1/accounts/acme/deployments/x");
    assert_asks(
        &GET,
        &json!({ "readMask": ["name", "autoscaling_policy"] }),
        "GET /v1/accounts/acme/deployments/x?readMask=name,autoscaling_policy",
    );
}

#[test]
fn delete_says_only_what_is_not_the_default() {
    let path = "DELETE /v1/accounts/acme/deployments/x";
    assert_asks(&DELETE, &json!({ "hard": false, "ignoreChecks": false }), path);
    let both = format!("{path}?hard=true&ignoreChecks=true");
    assert_asks(&DELETE, &json!({ "hard": true, "ignoreChecks": true }), &both);
}

#[test]
fn metrics_are_asked_for_a_range_of_time() {
    let path = "GET /v1/accounts/acme/deployments/x:metrics";
    assert_asks(&METRICS, &json!({}), path);
    assert_asks(&METRICS, &json!({ "timeRange": "10m" }), &format!("{path}?timeRange=10m"));
}

#[test]
fn a_termination_message_has_a_path_of_its_own() {
    assert_asks(&TERMINATION_MESSAGE, &json!({}), "GET /v1/accounts/acme/deployments/x/terminationMessage");
}

#[test]
fn shards_are_listed_as_deployments_are() {
    let query = json!({ "filter": "state = \"READY\"", "orderBy": "name", "pageSize": 5, "pageToken": "t" });
    let path = "GET /v1/accounts/acme/deployments/x/shards";
    assert_asks(&SHARDS, &json!({}), path);
    assert_asks(&SHARDS, &query, &format!("{path}?filter=state = \"READY\"&orderBy=name&pageSize=5&pageToken=t"));
}

#[test]
fn list_asks_for_the_first_page_of_an_account() {
    let line = "GET /v1/accounts/acme/deployments".to_owned();
    assert_eq!(request(Call::of_account(&LIST, "acme", &json!({})).unwrap()), (line, None));
}

#[test]
fn list_hands_its_whole_query_on() {
    let query = json!({
        "showDeleted": true,
        "filter": "state = \"READY\"",
        "orderBy": "create_time desc,name",
        "pageSize": 200,
        "pageToken": "t/1+=",
        "readMask": ["name", "state"],
    });
    let expected = [
        ("showDeleted", "true"),
        ("filter", "state = \"READY\""),
        ("orderBy", "create_time desc,name"),
        ("pageSize", "200"),
        ("pageToken", "t/1+="),
        ("readMask", "name,state"),
    ];
    let list = Call::of_account(&LIST, "acme", &query).unwrap();
    assert_eq!(list.request.query, expected.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn an_empty_part_of_a_query_is_left_out() {
    let query = json!({ "filter": "", "orderBy": null, "pageToken": "", "readMask": [], "showDeleted": false });
    assert_eq!(Call::of_account(&LIST, "acme", &query).unwrap().request.query, []);
}

#[test]
fn a_wrong_part_of_a_query_is_named() {
    for (query, sentence) in [
        (json!({ "filter": 1 }), "filter must be a string, got `1`"),
        (json!({ "pageSize": -1 }), "pageSize must be at least 0, got -1"),
        (json!({ "showDeleted": "yes" }), "showDeleted must be a boolean, not a string, got `yes`"),
        (json!({ "readMask": ["name", 1] }), "readMask must be a string, got `1`"),
    ] {
        assert_eq!(Call::of_account(&LIST, "acme", &query).unwrap_err(), sentence);
    }
}

#[test]
fn create_sends_the_deployment_to_its_account() {
    let line = "POST /v1/accounts/acme/deployments".to_owned();
    let call = Call::create("acme", "{\"baseModel\":\"m\"}".to_owned(), &json!({})).unwrap();
    assert_eq!(request(call), (line, Some("{\"baseModel\":\"m\"}".to_owned())));
}

#[test]
fn create_hands_its_whole_query_on() {
    let flags = [
        "validateOnly",
        "disableAutoDeploy",
        "disableSpeculativeDecoding",
        "skipShapeValidation",
        "skipImageTagValidation",
        "acceptShapelessRisk",
    ];
    let mut query: Value = flags.iter().map(|flag| ((*flag).to_owned(), json!(true))).collect();
    query["deploymentId"] = json!("mine");
    let call = Call::create("acme", "{}".to_owned(), &query).unwrap();
    let expected = flags.map(|flag| format!("&{flag}=true")).concat();
    assert_eq!(request(call).0, format!("POST /v1/accounts/acme/deployments?deploymentId=mine{expected}"));
}

#[track_caller]
fn assert_mask(changes: &Value, mask: &str) {
    let call = Call::update(&name(), changes, &json!({})).expect("changes");
    assert_eq!(call.request.query, [("updateMask", mask.to_owned())]);
    assert_eq!(call.request.body, Some(changes.to_string()));
}

#[test]
fn update_names_exactly_what_changes() {
    assert_mask(
        &json!({ "autoscalingPolicy": { "scaleToZeroWindow": "600s" } }),
        "autoscaling_policy.scale_to_zero_window",
    );
    assert_mask(&json!({ "displayName": "x", "minReplicaCount": 0 }), "display_name,min_replica_count");
    let call = Call::update(&name(), &json!({ "displayName": "x" }), &json!({ "skipShapeValidation": true }));
    let line = "PATCH /v1/accounts/acme/deployments/x?skipShapeValidation=true&updateMask=display_name";
    assert_eq!(request(call.unwrap()).0, line);
}

#[test]
fn update_names_maps_and_lists_whole() {
    assert_mask(
        &json!({ "autoscalingPolicy": { "loadTargets": { "default": 1 } } }),
        "autoscaling_policy.load_targets",
    );
    assert_mask(&json!({ "directRouteApiKeys": ["a"] }), "direct_route_api_keys");
    let schedules = json!({ "autoscalingPolicy": { "scalingSchedules": { "a": { "duration": "300s" } } } });
    assert_mask(&schedules, "autoscaling_policy.scaling_schedules");
}

#[test]
fn update_clears_what_is_null() {
    assert_mask(&json!({ "description": null }), "description");
    assert_mask(&json!({ "autoscalingPolicy": null }), "autoscaling_policy");
    assert_mask(&json!({ "autoscalingPolicy": { "scaleUpWindow": null } }), "autoscaling_policy.scale_up_window");
}

#[test]
fn update_leaves_alone_what_an_empty_object_does_not_name() {
    assert_mask(&json!({ "displayName": "x", "autoscalingPolicy": {} }), "display_name");
}

#[test]
fn update_names_a_field_in_the_masks_own_spelling_the_same() {
    let changes = json!({ "autoscaling_policy": { "scale_up_window": "1s" }, "newField": { "a": 1 } });
    assert_mask(&changes, "autoscaling_policy.scale_up_window,new_field");
}

#[test]
fn an_update_of_nothing_is_refused_since_it_would_overwrite_everything() {
    for nothing in [json!({}), json!({ "autoscalingPolicy": {} })] {
        let refusal = Call::update(&name(), &nothing, &json!({})).unwrap_err();
        assert_eq!(refusal, "an update must change at least one field; `null` clears a field");
    }
}

#[test]
fn a_name_that_would_begin_another_path_is_refused() {
    for key in ["a,display_name", "", "a.b", "a b", "é"] {
        let changes = json!({ key: 1 });
        let refusal = Call::update(&name(), &changes, &json!({})).unwrap_err();
        assert_eq!(refusal, format!("invalid field name `{key}`"));
    }
}

#[test]
fn scale_and_tags_have_a_path_of_their_own() {
    for (endpoint, line) in [
        (&SCALE, "PATCH /v1/accounts/acme/deployments/x:scale"),
        (&SET_TAGS, "POST /v1/accounts/acme/deployments/x:setTags"),
        (&DELETE_TAGS, "POST /v1/accounts/acme/deployments/x:deleteTags"),
    ] {
        let call = support::call(endpoint).with_body("{}".to_owned());
        assert_eq!(request(call), (line.to_owned(), Some("{}".to_owned())));
    }
}

#[test]
fn a_request_does_not_print_its_body() {
    let call = support::call(&UNDELETE).with_body("{\"directRouteApiKeys\":[\"s3cr3t\"]}".to_owned());
    assert_eq!(format!("{:?}", call.request), "POST /v1/accounts/acme/deployments/x:undelete");
}
