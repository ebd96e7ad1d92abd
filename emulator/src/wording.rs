//! What the service was seen to say, word by word, where its words are known.

use fireworks_deployments::rules::issue::ValidationIssue;

/// By the name of the rule that was broken.
const SEEN: [(&str, &str); 3] = [
    ("accelerator-or-shape", "accelerator_type must be specified for non-embeddings engines"),
    ("min-not-above-max", "min_replica_count cannot be greater than max_replica_count"),
    ("addons-or-quantized", "addons cannot be enabled with quantized precisions (FP8/FP4)"),
];

/// The message of a refusal for an issue.
pub(crate) fn of_issue(issue: &ValidationIssue) -> String {
    let seen = SEEN.iter().find(|(rule, _)| *rule == issue.rule);
    seen.map_or_else(|| our_own(issue), |(_, words)| (*words).to_owned())
}

fn our_own(issue: &ValidationIssue) -> String {
    format!("invalid deployment: {} {}", path_of(issue), issue.message)
}

/// Where an issue is.
pub(crate) fn path_of(issue: &ValidationIssue) -> String {
    issue.path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}
