//! What is written is checked first, and sent as it is.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::endpoint::deployments::create::CreateQuery;
use fireworks_deployments::wasm::client::{Client, Options, WaitOptions};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{Service, error, state};

fn new_deployment() -> Deployment {
    Deployment { base_model: Some("accounts/fireworks/models/m".to_owned()), ..Deployment::default() }
}

#[wasm_bindgen_test]
async fn what_the_rules_refuse_is_not_sent() {
    let service = Service::new("refused first", json!([{ "body": {} }]));
    let client = service.client();
    let wrong = Deployment { display_name: Some("🔥".repeat(64)), ..Deployment::default() };
    let named = CreateQuery { deployment_id: Some("1x".to_owned()), ..CreateQuery::default() };
    let created = error(client.create(&wrong, &named).await);
    let rules: Vec<_> = created.issues.iter().map(|issue| issue.rule).collect();
    assert_eq!(created.kind.word(), "validation");
    assert!(
        ["deployment-id", "display-name-length", "base-model-required"].iter().all(|rule| rules.contains(rule)),
        "{rules:?}"
    );
    for outcome in [
        client.update("x", &json!({ "baseModel": "accounts/a/models/m" }), &<_>::default()).await.map(drop),
        client.scale("x", -1).await,
        client.set_tags("x", &[("team".to_owned(), "search".to_owned())].into()).await,
        client.delete_tags("x", &["team"]).await,
    ] {
        assert_eq!(error(outcome).kind.word(), "validation");
    }
    assert!(service.requests().await.is_empty());
}

#[wasm_bindgen_test]
async fn without_the_rules_it_is_sent_as_it_is() {
    let service = Service::new("unchecked", json!([{ "body": {} }]));
    let client = Client::new(Options { validate: false, ..service.options() }).expect("options");
    assert!(client.scale("x", -1).await.is_ok());
    assert_eq!(service.bodies().await, [r#"{"replicaCount":-1}"#]);
}

#[wasm_bindgen_test]
async fn a_create_waits_for_the_name_that_the_service_makes() {
    let made = json!({ "name": "accounts/acme/deployments/made", "state": "CREATING" });
    let service = Service::new("create", json!([{ "body": made }, { "body": { "state": "READY" } }]));
    let wait = WaitOptions { poll_ms: Some(1), ..WaitOptions::default() };
    let query = CreateQuery { accept_shapeless_risk: Some(true), ..CreateQuery::default() };
    let deployment = service.client().create_and_wait(&new_deployment(), &query, wait).await.expect("a deployment");
    assert_eq!(state(&deployment), "READY");
    assert_eq!(
        service.lines().await,
        ["POST /v1/accounts/acme/deployments?acceptShapelessRisk=true", "GET /v1/accounts/acme/deployments/made",]
    );
    assert_eq!(service.bodies().await, [r#"{"baseModel":"accounts/fireworks/models/m"}"#, ""]);
}

#[wasm_bindgen_test]
async fn a_create_without_an_id_is_never_repeated() {
    let service = Service::new("create once", json!([{ "hangUp": true }]));
    let error = error(service.client().create(&new_deployment(), &<_>::default()).await);
    assert!(error.outcome_unknown, "{error}");
    assert_eq!(service.requests().await.len(), 1);
}

#[wasm_bindgen_test]
async fn an_update_names_its_fields_and_clears_what_is_null() {
    let service = Service::new("update", json!([{ "body": {} }]));
    let changes =
        json!({ "state": "READY", "displayName": null, "autoscalingPolicy": { "scaleToZeroWindow": "600s" } });
    assert!(service.client().update("x", &changes, &<_>::default()).await.is_ok());
    let mask = "display_name%2Cautoscaling_policy.scale_to_zero_window";
    assert_eq!(service.lines().await, [format!("PATCH /v1/accounts/acme/deployments/x?updateMask={mask}")]);
    let sent = json!({ "displayName": null, "autoscalingPolicy": { "scaleToZeroWindow": "600s" } });
    assert_eq!(service.bodies().await, [sent.to_string()]);
}

#[wasm_bindgen_test]
async fn the_other_writes_are_what_the_api_takes() {
    let service = Service::new("writes", json!([{ "body": "" }]));
    let client = service.client();
    assert!(client.scale("x", 2).await.is_ok());
    assert!(client.set_tags("x", &[("custom/team".to_owned(), "search".to_owned())].into()).await.is_ok());
    assert!(client.delete_tags("x", &["custom/team"]).await.is_ok());
    assert!(client.delete("x", &<_>::default()).await.is_ok());
    let path = "/v1/accounts/acme/deployments/x";
    let lines = [("PATCH", ":scale"), ("POST", ":setTags"), ("POST", ":deleteTags"), ("DELETE", "")];
    assert_eq!(service.lines().await, lines.map(|(method, verb)| format!("{method} {path}{verb}")));
    assert_eq!(
        service.bodies().await,
        [r#"{"replicaCount":2}"#, r#"{"tags":{"custom/team":"search"}}"#, r#"{"keys":["custom/team"]}"#, ""]
    );
}

#[wasm_bindgen_test]
async fn no_error_repeats_the_keys_of_a_direct_route() {
    let refusal = json!({ "status": 400, "body": { "code": 3, "message": "the key r0ut3 is too short" } });
    let service = Service::new("direct route", json!([refusal]));
    let changes = json!({ "directRouteApiKeys": ["r0ut3"] });
    let error = error(service.client().update("x", &changes, &<_>::default()).await);
    assert!(error.message.contains("the key [key] is too short"), "{error}");
}
