//! What is asked, and what comes back.

use fireworks_deployments::api::endpoint::deployments::get::GetQuery;
use fireworks_deployments::api::endpoint::deployments::list::ListQuery;
use fireworks_deployments::exchange::event::ClientEvent;
use fireworks_deployments::wasm::client::{Client, Options};
use futures_util::StreamExt;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{KEY, Service, assert_kind, error, state};

#[wasm_bindgen_test]
async fn the_request_is_what_the_api_takes() {
    let service = Service::new("request", json!([{ "body": { "state": "READY" } }]));
    let deployment = service.client().undelete("x").await.expect("a deployment");
    assert_eq!(state(&deployment), "READY");
    assert_eq!(
        service.requests().await,
        [json!({
            "method": "POST",
            "path": "/v1/accounts/acme/deployments/x:undelete",
            "accept": "application/json",
            "authorization": format!("Bearer {KEY}"),
            "contentType": "application/json",
            "body": "{}",
        })]
    );
}

#[wasm_bindgen_test]
async fn a_query_is_encoded() {
    let service = Service::new("query", json!([{ "body": {} }]));
    let query = ListQuery { filter: Some("name = \"é&x\"".to_owned()), page_size: Some(2), ..ListQuery::default() };
    let page = service.client().list_page(&query).await.expect("a page");
    assert_eq!(page.deployments, Some(Vec::new()));
    let path = "GET /v1/accounts/acme/deployments?filter=name+%3D+%22%C3%A9%26x%22&pageSize=2";
    assert_eq!(service.lines().await, [path]);
}

#[wasm_bindgen_test]
async fn a_reply_keeps_what_is_not_known_and_loses_its_nulls() {
    let body = r#"{"state":"NEW_STATE","displayName":null,"minReplicaCount":1.0,"extra":{"a":null,"b":[1]}}"#;
    let service = Service::new("unknown", json!([{ "body": body }]));
    let deployment = service.client().get("x", &GetQuery::default()).await.expect("a deployment");
    assert_eq!(deployment.min_replica_count, Some(1));
    let whole = serde_json::to_value(&deployment).expect("JSON");
    assert_eq!(whole, json!({ "state": "NEW_STATE", "minReplicaCount": 1, "extra": { "a": null, "b": [1] } }));
}

#[wasm_bindgen_test]
async fn each_page_is_fetched_when_it_is_needed() {
    let first = json!({ "deployments": [{ "name": "a" }, { "name": "b" }], "nextPageToken": "2" });
    let last = json!({ "deployments": [{ "name": "c" }], "nextPageToken": "" });
    let service = Service::new("pages", json!([{ "body": first }, { "body": last }]));
    let client = service.client();
    let mut all = Box::pin(client.list(ListQuery { page_size: Some(2), ..ListQuery::default() }));
    let mut names = Vec::new();
    while let Some(deployment) = all.next().await {
        names.extend(deployment.expect("a deployment").name);
        assert_eq!(service.requests().await.len(), if names.len() < 3 { 1 } else { 2 });
    }
    assert_eq!(names, ["a", "b", "c"]);
    let path = "GET /v1/accounts/acme/deployments?pageSize=2";
    assert_eq!(service.lines().await, [path.to_owned(), format!("{path}&pageToken=2")]);
}

#[wasm_bindgen_test]
async fn a_page_that_is_named_twice_ends_the_list() {
    let page = json!({ "deployments": [{ "name": "a" }], "nextPageToken": "again" });
    let service = Service::new("named twice", json!([{ "body": page }]));
    let client = service.client();
    let mut all: Vec<_> = client.list(ListQuery::default()).collect().await;
    let last = error(all.pop().expect("an end"));
    assert_eq!(last.kind.word(), "protocol");
    assert_eq!(all.iter().filter(|deployment| deployment.is_ok()).count(), 2);
    assert_eq!(all.len(), 2);
}

#[wasm_bindgen_test]
async fn the_other_readings_are_typed() {
    let service = Service::new("metrics", json!([{ "body": { "metrics": { "gpu": 0.5 } } }]));
    let metrics = service.client().metrics("x", &<_>::default()).await.expect("metrics");
    assert_eq!(metrics.metrics.expect("a map").get("gpu"), Some(&0.5));
    let service = Service::new("message", json!([{ "body": { "message": "out of memory" } }]));
    let message = service.client().termination_message("x").await.expect("a message");
    assert_eq!(message.message.as_deref(), Some("out of memory"));
    let service = Service::new("shards", json!([{ "body": { "deploymentShards": [{ "state": "READY" }] } }]));
    let shards = service.client().shards("x", &<_>::default()).await.expect("shards");
    assert_eq!(shards.deployment_shards.map(|shards| shards.len()), Some(1));
}

#[wasm_bindgen_test]
async fn a_busy_service_is_asked_again() {
    let busy = json!({ "status": 503, "headers": { "retry-after-ms": "1" } });
    let service = Service::new("busy", json!([busy, { "body": { "state": "READY" } }]));
    let (client, events) = service.observed();
    assert!(client.get("x", &GetQuery::default()).await.is_ok());
    let events = events.borrow();
    let [
        ClientEvent::Request { attempt: 1, .. },
        ClientEvent::Response { status: 503, .. },
        ClientEvent::Retry { attempt: 2, delay_ms: 1, .. },
        ClientEvent::Request { attempt: 2, .. },
        ClientEvent::Response { status: 200, .. },
    ] = &**events
    else {
        panic!("{events:?}");
    };
}

#[wasm_bindgen_test]
async fn an_undelete_whose_reply_was_lost_is_settled_by_a_look_up() {
    let exists = json!({ "status": 409, "body": { "code": 6, "message": "it is there" } });
    let service = Service::new("lost", json!([{ "hangUp": true }, exists, { "body": { "state": "READY" } }]));
    let (client, events) = service.observed();
    assert_eq!(state(&client.undelete("x").await.expect("a deployment")), "READY");
    let path = "/v1/accounts/acme/deployments/x";
    let undelete = format!("POST {path}:undelete");
    assert_eq!(service.lines().await, [undelete.clone(), undelete, format!("GET {path}")]);
    assert!(matches!(events.borrow().last(), Some(ClientEvent::SettledByReading { .. })));
}

#[wasm_bindgen_test]
async fn a_deployment_that_cannot_be_named_is_refused_before_the_fetch() {
    let service = Service::new("names", json!([{ "body": {} }]));
    let client = service.client();
    let long = "x".repeat(64);
    for name in ["", "..", "a/b", "a?b", "a%2Fb", &long, "accounts/a/models/m", "accounts//deployments/x"] {
        assert_kind(client.get(name, &GetQuery::default()).await, "config", name);
    }
    let nobody = Client::new(Options { account_id: None, ..service.options() }).expect("options");
    let error = error(nobody.get("x", &GetQuery::default()).await);
    assert!(error.message.contains("account_id"), "{error}");
    assert!(service.requests().await.is_empty());
    assert!(nobody.get("accounts/other/deployments/x", &GetQuery::default()).await.is_ok());
}
