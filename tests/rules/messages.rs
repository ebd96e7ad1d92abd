//! The message of each rule and fault, as recorded in `messages.txt`. `RECORD=1 cargo test --test rules` records them anew.

use std::path::Path;
use std::{env, fs};

use fireworks_deployments::rules::arguments;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::issue::{Segment, ValidationIssue};
use fireworks_deployments::rules::validate::{validate_deployment, validate_deployment_id, validate_field};
use serde_json::{Value, json};

use super::{broken, cases, update_cases};

/// An issue as a line: the rule, the code, the path and the message.
fn line(issue: &ValidationIssue) -> String {
    let path: Vec<_> = issue.path.iter().map(Segment::to_string).collect();
    let message = issue.message.replace(char::is_control, "�");
    format!("{} ({:?}) {}: {message}", issue.rule, issue.code, path.join("."))
}

/// The issues of the cases that break a rule, of that rule alone.
fn of_rules() -> Vec<ValidationIssue> {
    let of_rule = |rule: &'static str, deployment: &Value, purpose| {
        validate_deployment(deployment, purpose).into_iter().find(|issue| issue.rule == rule)
    };
    let creates = cases().into_iter().map(|(rule, breaks, _)| of_rule(rule, &broken(&breaks), Purpose::Create));
    let updates = update_cases().into_iter().map(|(rule, breaks, _)| of_rule(rule, &breaks, Purpose::Update));
    creates.chain(updates).flatten().collect()
}

/// The issues of faults, and of arguments.
fn of_faults() -> Vec<ValidationIssue> {
    let deployments = [
        json!({ "displayName": 1, "preemptible": "yes", "placement": [], "acceleratorType": "H100", "maxReplicaCount": 1.5 }),
        json!({ "dislayName": "x", "autoscalingPolicy": { "scaleUpWindow": "30 s", "scaleDownWindow": 30 } }),
        json!({ "directRouteApiKeys": [7], "maxReplicaCount": 2_147_483_648_i64, "createTime": "today" }),
    ];
    let deployments = deployments.into_iter().flat_map(|patch| validate_deployment(&broken(&patch), Purpose::Create));
    let long = "a".repeat(64);
    let ids = ["", &long, "A", "-a", "1a"].map(|id| validate_deployment_id(&json!(id), IdPurpose::Create));
    let shape = json!({ "deploymentShape": "accounts/a/deploymentShapes/s", "displayName": "x" });
    let both = json!({ "acceptShapelessRisk": true, "deploymentId": "A" });
    let of_arguments = [
        validate_field("displayName.x", Some(&json!("x"))),
        arguments::create(&shape, &both),
        arguments::create(&shape, &json!({ "acceptShapelessRisk": false })),
        arguments::create(&json!({}), &json!({ "acceptShapelessRisk": true })),
        arguments::delete_tags(&json!(["custom/team", "team"])),
        arguments::set_tags(&json!({ "team": "x" })),
        arguments::scale(&json!(null)),
    ];
    deployments.chain(ids.into_iter().flatten()).chain(of_arguments.into_iter().flatten()).collect()
}

#[test]
fn each_message_is_as_recorded() {
    let told: Vec<_> = of_rules().iter().chain(&of_faults()).map(line).collect();
    let told = told.join("\n") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/messages.txt");
    if env::var_os("RECORD").is_some() {
        fs::write(&path, &told).expect("a file that can be written");
    }
    assert_eq!(told, fs::read_to_string(&path).expect("the recorded messages"));
}
