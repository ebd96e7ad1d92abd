//! Findings: how many there may be, and how they cross to JavaScript.

use fireworks_deployments::rules::RULES;
use fireworks_deployments::rules::advice::Advice;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::fault::{FAULTS, Fault};
use fireworks_deployments::rules::finding::{Finding, Saying};
use fireworks_deployments::rules::issue::{IssueCode, Severity};
use fireworks_deployments::rules::limit::Breach;
use fireworks_deployments::rules::validate::{validate_deployment, validate_field};
use serde_json::{Value, json};

#[test]
fn a_thousand_warnings_leave_room_for_the_errors_behind_them() {
    let unknown: Value =
        (0..2_000).map(|n| (format!("unknown{n}"), json!(1))).collect::<serde_json::Map<_, _>>().into();
    let issues = validate_deployment(&json!({ "autoscalingPolicy": unknown }), Purpose::Create);
    let of = |severity| issues.iter().filter(|issue| issue.severity == severity).count();
    assert_eq!((of(Severity::Warning), of(Severity::Error)), (1_000, 1));
}

#[test]
fn a_list_of_nothing_but_errors_ends_somewhere() {
    let keys: Vec<i32> = vec![1; 2_000];
    assert_eq!(validate_field("directRouteApiKeys", Some(&json!(keys))).len(), 1_000);
}

#[test]
fn the_paths_of_issues_together_are_limited() {
    // sixteen million bytes of keys, then the one issue that goes beyond them
    let unknown: Value =
        (b'a'..=b'r').map(|letter| (char::from(letter).to_string().repeat(1_000_000), json!(1))).collect();
    assert_eq!(validate_deployment(&unknown, Purpose::Update).len(), 17);
}

#[test]
fn a_finding_crosses_to_javascript_as_six_words() {
    let breach = |bound, advice| Breach { code: IssueCode::TooLong, bound, advice };
    let finding = |saying, breach| Finding { slot: 7, saying, severity: Severity::Error, breach }.words();
    let code = IssueCode::TooLong as u32;
    let of_rule = finding(Saying::Rule(3, 1), breach(Some(63.0), Advice::Count(65)));
    let [limit_low, limit_high] = [63.0_f64.to_bits() & 0xFFFF_FFFF, 63.0_f64.to_bits() >> 32];
    let (advice, named) = Advice::Count(65).numbers();
    let bytes = u32::from_le_bytes([3, 1, u8::try_from(code).unwrap_or_default(), advice]);
    assert_eq!(of_rule.map(u64::from), [7, named.into(), bytes.into(), 0, limit_low, limit_high]);

    let [_, _, bytes, _, low, high] = finding(Saying::Fault(Fault::ID_LONG), breach(None, Advice::None));
    let saying = usize::from(bytes.to_le_bytes()[0]);
    assert_eq!(saying, RULES.len() + usize::from(Fault::ID_LONG.number()), "faults are numbered after the rules");
    assert!(f64::from_bits(u64::from(high) << 32 | u64::from(low)).is_nan(), "no limit");
}

#[test]
fn these_faults_alone_are_told_without_the_value() {
    let silent: Vec<_> = FAULTS.iter().filter(|row| !row.shows_value).map(|row| row.rule).collect();
    assert_eq!(silent, ["unknown-field", "required", "shape-or-shapeless-risk"]);
}
