//! Errors for malformed bodies: their wording, and the position they point at.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what it expects by failing")]

mod support;

use fireworks_deployments_emulator::{Reply, Request};
use serde_json::json;
use support::{START, body, emulator, refused, request};

fn create(text: &str) -> Reply {
    let request = Request { body: text.to_owned(), ..request("POST", "/v1/accounts/acme/deployments") };
    emulator(&json!([])).handle(&request, START)
}

#[track_caller]
fn says(text: &str, message: &str) {
    let reply = create(text);
    refused(&reply, 400, 3);
    assert_eq!(body(&reply)["message"], message);
}

#[test]
fn a_wrong_value_is_refused_with_its_position() {
    let before = r#"{"baseModel":"accounts/fireworks/models/llama-v3p1-8b-instruct","displayName":"a name that is as long","acceleratorType":"#;
    says(
        &format!(r#"{before}"h200-141gb"}}"#),
        r#"proto: (line 1:122): invalid value for enum field acceleratorType: "h200-141gb""#,
    );
    says("{\n  \"minReplicaCount\": 1.5\n}", "proto: (line 2:22): invalid value for int32 field minReplicaCount: 1.5");
    says(r#"{"enableMtp":"yes"}"#, r#"proto: (line 1:14): invalid value for bool field enableMtp: "yes""#);
    says(r#"{"displayName":{"a":1}}"#, "proto: (line 1:16): invalid value for string field displayName: {");
    says(
        r#"{"autoscalingPolicy":{"scaleToZeroWindow":"5m"}}"#,
        r#"proto: (line 1:43): invalid google.protobuf.Duration value "5m""#,
    );
    says(r#"{"expireTime":"soon"}"#, r#"proto: (line 1:15): invalid google.protobuf.Timestamp value "soon""#);
    says(
        r#"{"placement":{"regions":["US_IOWA_1","MARS"]}}"#,
        r#"proto: (line 1:38): invalid value for enum field regions: "MARS""#,
    );
    says(
        r#"{"autoscalingPolicy":{"loadTargets":{"default":"much"}}}"#,
        r#"proto: (line 1:48): invalid value for double field loadTargets: "much""#,
    );
}

#[test]
fn columns_count_code_points() {
    says("{\"displayName\":\"🔥é\",\"colour\":1}", r#"proto: (line 1:21): unknown field "colour""#);
    says("{\"displayName\":\"🔥é\" x}", "proto: syntax error (line 1:21): the body must be JSON");
}

#[test]
fn unknown_and_repeated_fields_are_refused_with_their_position() {
    says(r#"{"deploymentId":"mine"}"#, r#"proto: (line 1:2): unknown field "deploymentId""#);
    says("{\n\n \"autoTune\": {\"speed\": 1}}", r#"proto: (line 3:15): unknown field "speed""#);
    says(r#"{"displayName":"a","displayName":"b"}"#, r#"proto: (line 1:20): duplicate field "displayName""#);
    says(r#"{"displayName":"a","display_name":"b"}"#, r#"proto: (line 1:20): duplicate field "display_name""#);
    says(r#"{"annotations":{"custom/a":"1","custom/a":"2"}}"#, r#"proto: (line 1:32): duplicate map key "custom/a""#);
}

#[test]
fn malformed_json_is_refused_with_its_position() {
    says("", "proto: unexpected EOF: the body must be a JSON object, such as `{}`");
    says("{\"a\": ", "proto: unexpected EOF: the body must be a JSON object, such as `{}`");
    says("{\"a\": }", "proto: syntax error (line 1:7): the body must be JSON");
    says(" [1]", "proto: syntax error (line 1:2): unexpected token [");
    says("null", "proto: syntax error (line 1:1): unexpected token n");
    says(r#"{"autoTune":true}"#, "proto: syntax error (line 1:13): unexpected token t");
    says(r#"{"directRouteApiKeys":"a"}"#, "proto: syntax error (line 1:23): unexpected token \"");
}

#[test]
fn a_field_may_use_its_snake_case_name() {
    let text = r#"{"base_model":"accounts/a/models/m","accelerator_type":"NVIDIA_H100_80GB","auto_tune":{"long_prompt":true}}"#;
    let created = body(&create(text));
    assert_eq!(created["baseModel"], "accounts/a/models/m");
    assert_eq!(created["autoTune"], json!({ "longPrompt": true }));
}

#[test]
fn a_duplicate_field_is_refused_even_if_null() {
    says(r#"{"displayName":null,"display_name":"y"}"#, r#"proto: (line 1:21): duplicate field "display_name""#);
    says(r#"{"displayName":"y","displayName":null}"#, r#"proto: (line 1:20): duplicate field "displayName""#);
}

#[test]
fn a_very_deep_or_long_body_is_refused_without_a_crash() {
    for text in ["[".repeat(1_000_000), format!("{{\"displayName\":{}", "[".repeat(100_000)), "{\"a\":".repeat(100_000)]
    {
        refused(&create(&text), 400, 3);
    }
    let deep = format!("{{\"displayName\":{}{}}}", "[".repeat(1_000), "]".repeat(1_000));
    says(&deep, "proto: (line 1:16): invalid value for string field displayName: [");
}

#[test]
fn a_deployment_needs_an_accelerator_or_a_shape_unless_it_serves_embeddings() {
    let without = |model: &str| format!(r#"{{"baseModel":"accounts/fireworks/models/{model}"}}"#);
    says(&without("llama-v3p1-8b-instruct"), "accelerator_type must be specified for non-embeddings engines");
    assert_eq!(create(&without("nomic-embed-text-v1p5")).status, 200);
    let shaped = r#"{"baseModel":"accounts/a/models/m","deploymentShape":"accounts/a/deploymentShapes/s"}"#;
    assert_eq!(create(shaped).status, 200);
}

#[test]
fn known_refusals_use_the_services_words() {
    let with = |fields: &str| {
        format!(r#"{{"baseModel":"accounts/a/models/m","acceleratorType":"NVIDIA_H100_80GB",{fields}}}"#)
    };
    says(
        &with(r#""minReplicaCount":3,"maxReplicaCount":2"#),
        "min_replica_count cannot be greater than max_replica_count",
    );
    says(
        &with(r#""enableAddons":true,"precision":"FP8""#),
        "addons cannot be enabled with quantized precisions (FP8/FP4)",
    );
}

#[test]
fn a_whole_number_may_be_written_with_a_fraction_or_an_exponent() {
    let text = r#"{"baseModel":"accounts/a/models/m","acceleratorType":"NVIDIA_H100_80GB","minReplicaCount":2.0,"maxReplicaCount":1e1,"draftTokenCount":-0.0}"#;
    let created = create(text);
    assert!(
        created.body.contains(r#""minReplicaCount":2,"maxReplicaCount":10,"draftTokenCount":0,"#),
        "{}",
        created.body
    );
}
