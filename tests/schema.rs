//! The JSON Schemas say what they can of the rules. That they and the validator agree is tested where schemas are
//! applied, in `tests/forms/`.
#![allow(clippy::indexing_slicing, reason = "what isn't in a JSON value reads as null")]

use fireworks_deployments::api::wire::Shape;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::tools::form::field_rules;
use fireworks_deployments::tools::places::{Row, places};
use fireworks_deployments::tools::schema::json_schema;
use serde_json::{Value, json};

/// The schema of a field, by its dotted path.
fn schema_of(path: &str) -> Value {
    path.split('.').fold(json_schema(Purpose::Create), |schema, name| match name {
        "*" => match schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next()) {
            Some(entry) => entry.clone(),
            None => schema["additionalProperties"].clone(),
        },
        name => schema["properties"][name].clone(),
    })
}

#[test]
fn each_field_says_its_limits() {
    for rule in field_rules() {
        let schema = schema_of(&rule.path);
        assert_eq!(schema["maxLength"].as_u64(), rule.max_length.map(u64::from), "{}", rule.path);
        let is_whole = !rule.path.contains('.');
        assert_eq!(schema["readOnly"] == json!(true), rule.output_only && is_whole, "{}", rule.path);
        assert_eq!(schema["deprecated"] == json!(true), rule.deprecated, "{}", rule.path);
        assert_eq!(schema.get("default"), rule.default.as_ref(), "{}", rule.path);
        if rule.kind == "integer" {
            assert_eq!(schema["minimum"].as_f64(), rule.minimum.or(Some(f64::from(i32::MIN))), "{}", rule.path);
        }
        if rule.kind == "number" {
            assert_eq!(schema["maximum"].as_f64(), rule.maximum, "{}", rule.path);
        }
    }
}

#[test]
fn each_field_says_what_it_is() {
    for rule in field_rules() {
        let schema = schema_of(&rule.path);
        // an entry is described with its map, and so is a load target by its name
        let entry = rule.path.ends_with(".*") || rule.path.starts_with("autoscalingPolicy.loadTargets.");
        assert_eq!(schema["description"], if entry { json!(null) } else { json!(rule.description) }, "{}", rule.path);
    }
}

#[test]
fn null_is_taken_for_every_field_but_the_required_one() {
    for rule in field_rules() {
        let takes_null = schema_of(&rule.path)["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
        assert_eq!(takes_null, !rule.required, "{}", rule.path);
    }
}

#[test]
fn a_new_deployment_must_have_its_base_model() {
    assert_eq!(json_schema(Purpose::Create)["required"], json!(["baseModel"]));
    assert_eq!(json_schema(Purpose::Update).get("required"), None);
}

#[test]
fn changes_offer_neither_what_is_fixed_nor_what_the_service_sets() {
    let offered = json_schema(Purpose::Update)["properties"].clone();
    for rule in field_rules().iter().filter(|rule| !rule.path.contains('.')) {
        assert_eq!(offered.get(&rule.path).is_none(), rule.immutable || rule.output_only, "{}", rule.path);
    }
}

#[test]
fn an_enum_offers_its_values_and_takes_others() {
    let choices = schema_of("state")["anyOf"].clone();
    assert!(choices[0]["enum"].as_array().is_some_and(|values| values.contains(&json!("READY"))));
    assert_eq!(choices[1], json!({}));
}

#[test]
fn a_map_offers_the_keys_that_are_known() {
    let default = schema_of("autoscalingPolicy.loadTargets.default");
    assert_eq!((&default["minimum"], &default["maximum"]), (&json!(0), &json!(1)));
    assert_eq!(schema_of("autoscalingPolicy.loadTargets.requests_per_second").get("minimum"), None);
}

#[test]
fn a_form_knows_what_the_service_sets_by_default() {
    let defaults: Vec<_> = field_rules().into_iter().filter_map(|rule| Some((rule.path, rule.default?))).collect();
    let expected = [
        ("minReplicaCount", json!(0)),
        ("autoscalingPolicy.scaleUpWindow", json!("30s")),
        ("autoscalingPolicy.scaleDownWindow", json!("600s")),
        ("autoscalingPolicy.scaleToZeroWindow", json!("3600s")),
        ("autoscalingPolicy.loadTargets", json!({ "default": 0.8 })),
        ("placement", json!({ "multiRegion": "GLOBAL" })),
        ("status.code", json!("OK")),
    ];
    for (path, value) in expected {
        assert!(defaults.contains(&(path.to_owned(), value)), "{path}: {defaults:?}");
    }
}

#[test]
fn a_page_reads_only_the_texts_that_rules_depend_on() {
    let texts = places().into_iter().filter(|place| matches!(place.shape, Shape::Text));
    let (read, unread): (Vec<_>, Vec<_>) = texts.partition(|place| place.is_read);
    let has = |rows: &[Row], name: &str| rows.iter().any(|row| row.name == name);
    for name in ["displayName", "baseModel", "schedule", "timezone"] {
        assert!(has(&read, name) && !has(&unread, name), "{name}");
    }
    for name in ["cluster", "directRouteHandle"] {
        assert!(has(&unread, name) && !has(&read, name), "{name}");
    }
}
