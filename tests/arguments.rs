//! Arguments of scale and the tag methods, checked by the rules of the fields they set.

use fireworks_deployments::rules::arguments;
use fireworks_deployments::rules::issue::{IssueCode, Segment, ValidationIssue};
use fireworks_deployments::rules::validate::validate_field;
use serde_json::{Value, json};

/// Each issue's path and message.
fn told(issues: Vec<ValidationIssue>) -> Vec<(Vec<Segment>, &'static str, IssueCode)> {
    issues.into_iter().map(|issue| (issue.path, issue.rule, issue.code)).collect()
}

fn key(name: &str) -> Segment {
    Segment::Key(name.to_owned().into())
}

#[test]
fn a_number_of_replicas_is_whole_and_at_least_none() {
    for count in [0, 1, i32::MAX] {
        assert_eq!(arguments::scale(&json!(count)), []);
    }
    for (count, rule, code) in [
        (json!(-1), "replicas-not-negative", IssueCode::TooSmall),
        (json!(1.5), "integer", IssueCode::Type),
        (json!("2"), "type", IssueCode::Type),
        (json!(null), "required", IssueCode::Required),
    ] {
        assert_eq!(told(arguments::scale(&count)), [(vec![key("replicaCount")], rule, code)], "{count}");
    }
}

#[test]
fn tags_are_checked_as_annotations_are() {
    assert_eq!(arguments::set_tags(&json!({ "custom/team": "search" })), []);
    let path = |tag: &str| vec![key("tags"), key(tag)];
    for (tags, path, rule, code) in [
        (json!({ "team": "search" }), path("team"), "tag-key-form", IssueCode::Format),
        (json!({ "custom/team": "" }), path("custom/team"), "tag-value-length", IssueCode::TooShort),
        (json!({ "custom/team": 1 }), path("custom/team"), "type", IssueCode::Type),
        (json!({}), vec![key("tags")], "required", IssueCode::Required),
        (json!(null), vec![key("tags")], "required", IssueCode::Required),
        (json!(["custom/team"]), vec![key("tags")], "type", IssueCode::Type),
    ] {
        assert_eq!(told(arguments::set_tags(&tags)), [(path, rule, code)], "{tags}");
    }
}

#[test]
fn keys_of_tags_are_checked_one_by_one() {
    assert_eq!(arguments::delete_tags(&json!(["custom/team", "custom/a.b"])), []);
    let path = |index| vec![key("keys"), Segment::Index(index)];
    for (keys, path, rule, code) in [
        (json!(["custom/team", "team"]), path(1), "tag-key-form", IssueCode::Format),
        (json!([format!("custom/{}", "k".repeat(122))]), path(0), "tag-key-length", IssueCode::TooLong),
        (json!(["custom/team", 5]), path(1), "type", IssueCode::Type),
        (json!([]), vec![key("keys")], "required", IssueCode::Required),
        (json!("custom/team"), vec![key("keys")], "type", IssueCode::Type),
    ] {
        assert_eq!(told(arguments::delete_tags(&keys)), [(path, rule, code)], "{keys}");
    }
}

#[test]
fn a_field_of_a_map_is_all_that_is_left_of_the_path() {
    let rules = |path: &str, value: Value| -> Vec<_> {
        validate_field(path, Some(&value)).into_iter().map(|issue| issue.rule).collect()
    };
    assert_eq!(rules("annotations.custom/a.b", json!("v")), [""; 0]);
    assert_eq!(rules("annotations.custom/a.b.", json!("v")), ["tag-key-form"]);
    assert_eq!(rules("autoscalingPolicy.scalingSchedules.office.duration", json!("1s")), ["schedule-duration"]);
    assert_eq!(rules("displayName.x", json!("v")), ["unknown-field"]);
}
