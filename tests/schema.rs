//! The JSON Schema says what it can of the rules.
#![allow(clippy::indexing_slicing, reason = "what isn't in a JSON value reads as null")]

use fireworks_deployments::form::field_rules;
use fireworks_deployments::schema::json_schema;
use serde_json::{Value, json};

/// The schema of a field, by its dotted path.
fn schema_of(path: &str) -> Value {
    path.split('.').fold(json_schema(), |schema, name| match name {
        "*" => schema["additionalProperties"].clone(),
        name => schema["properties"][name].clone(),
    })
}

#[test]
fn each_field_says_its_limits() {
    for rule in field_rules() {
        let schema = schema_of(&rule.path);
        assert_eq!(schema["description"], json!(rule.description), "{}", rule.path);
        assert_eq!(schema["maxLength"].as_u64(), rule.max_length.map(u64::from), "{}", rule.path);
        assert_eq!(schema["readOnly"] == json!(true), rule.output_only, "{}", rule.path);
        assert_eq!(schema["deprecated"] == json!(true), rule.deprecated, "{}", rule.path);
        if rule.kind == "integer" {
            assert_eq!(schema["minimum"].as_f64(), rule.minimum.or(Some(f64::from(i32::MIN))), "{}", rule.path);
        }
    }
}

#[test]
fn what_is_required_and_what_excludes_each_other_is_said_once() {
    assert_eq!(json_schema()["required"], json!(["baseModel"]));
    assert_eq!(json_schema()["allOf"], json!([{ "not": { "required": ["autoTune", "deploymentTemplate"] } }]));
    let one = |field: &str| json!({ "required": [field] });
    assert_eq!(schema_of("placement")["oneOf"], json!([one("region"), one("multiRegion"), one("regions")]));
}

#[test]
fn an_enum_offers_its_values_and_takes_others() {
    let choices = schema_of("state")["anyOf"].clone();
    assert!(choices[0]["enum"].as_array().is_some_and(|values| values.contains(&json!("READY"))));
    assert_eq!(choices[1], json!({}));
}
