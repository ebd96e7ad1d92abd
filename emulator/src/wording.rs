//! The service's own messages, verbatim where they are known.

use fireworks_deployments::api::deployment::LOAD_TARGETS;
use fireworks_deployments::language::words::excerpt;
use fireworks_deployments::rules::issue::ValidationIssue;

/// Messages by the name of the rule that was broken.
const SEEN: [(&str, &str); 3] = [
    ("accelerator-or-shape", "accelerator_type must be specified for non-embeddings engines"),
    ("min-not-above-max", "min_replica_count cannot be greater than max_replica_count"),
    ("addons-or-quantized", "addons cannot be enabled with quantized precisions (FP8/FP4)"),
];

/// The message that refuses an issue.
pub(crate) fn of_issue(issue: &ValidationIssue) -> String {
    let seen = SEEN.iter().find(|(rule, _)| *rule == issue.rule);
    seen.map_or_else(|| our_own(issue), |(_, words)| (*words).to_owned())
}

/// The message that refuses an unknown load target.
pub(crate) fn unknown_load_target(key: &str) -> String {
    let (key, known) = (excerpt(key), LOAD_TARGETS.join(", "));
    format!("invalid deployment: unknown load target key \"{key}\", currently supported keys are: {known}")
}

fn our_own(issue: &ValidationIssue) -> String {
    format!("invalid deployment: {} {}", path_of(issue), issue.message)
}

/// The dotted path of an issue.
pub(crate) fn path_of(issue: &ValidationIssue) -> String {
    issue.path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}
