//! The rules, one row each, with their source. The short names of the sources are explained in docs/rules.md.

use crate::issue::Severity::{self, Error, Warning};
use crate::limit::Limit;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name.
    pub name: &'static str,
    /// The fields it is about, dotted, with `*` for any key of a map.
    pub fields: &'static [&'static str],
    /// What it demands.
    pub limit: Limit,
    /// How sure it is that the service refuses what breaks it.
    pub severity: Severity,
    /// Who says so.
    pub source: &'static str,
}

/// The load targets that the documentation names.
const LOAD_TARGETS: &[&str] = &[
    "default",
    "tokens_generated_per_second",
    "prompt_tokens_per_second",
    "requests_per_second",
    "concurrent_requests",
];

const fn rule(
    name: &'static str,
    fields: &'static [&'static str],
    limit: Limit,
    severity: Severity,
    source: &'static str,
) -> Rule {
    Rule { name, fields, limit, severity, source }
}

/// Every rule.
#[rustfmt::skip] // a table: one row, one line
pub const RULES: &[Rule] = &[
    rule("output-only", &["name", "createTime", "updateTime", "purgeTime", "deleteTime", "state", "status", "desiredReplicaCount", "replicaCount", "replicaStats", "cluster", "directRouteHandle", "numPeftDeviceCached", "region"], Limit::OutputOnly, Warning, "SEED, OA5, PROTO"),
    rule("immutable", &["baseModel", "placement", "preemptible"], Limit::Immutable, Error, "SDK, PROTO"),
    rule("deprecated", &["expireTime", "enableMtp"], Limit::Deprecated, Warning, "OA4, OA5, SDK"),
    rule("display-name-length", &["displayName"], Limit::MaxLength(63), Error, "SEED, PROTO"),
    rule("description-length", &["description"], Limit::MaxLength(999), Error, "PROTO"),
    rule("replicas-not-negative", &["minReplicaCount", "autoscalingPolicy.scalingSchedules.*.minReplicaCount"], Limit::AtLeast(0), Error, "PROTO, OA5"),
    rule("min-not-above-max", &["minReplicaCount"], Limit::NotAbove("maxReplicaCount"), Error, "PROTO"),
    rule("max-replicas", &["maxReplicaCount"], Limit::Between(0, 1000), Error, "PROTO"),
    rule("count-not-negative", &["acceleratorCount", "draftTokenCount", "numPeftDeviceCached", "maxContextLength", "maxConcurrencyPerReplica"], Limit::AtLeast(0), Error, "PROTO, OA5"),
    rule("base-model-required", &["baseModel"], Limit::Required, Error, "SEED, SDK"),
    rule("base-model-form", &["baseModel"], Limit::ModelName, Warning, "SEED"),
    rule("template-or-auto-tune", &["deploymentTemplate"], Limit::NotTogetherWith("autoTune"), Error, "PROTO"),
    rule("auto-tune-or-template", &["autoTune"], Limit::NotTogetherWith("deploymentTemplate"), Error, "PROTO"),
    rule("one-placement", &["placement"], Limit::ExactlyOneOf(&["region", "multiRegion", "regions"]), Error, "SEED, PROTO"),
    rule("scale-window", &["autoscalingPolicy.scaleUpWindow", "autoscalingPolicy.scaleDownWindow"], Limit::DurationBetween(0, 3600), Error, "OA4, OA5, SDK"),
    rule("scale-to-zero-window", &["autoscalingPolicy.scaleToZeroWindow"], Limit::DurationAtLeast(300), Error, "SEED"),
    rule("load-target-keys", &["autoscalingPolicy.loadTargets.*"], Limit::Keys(LOAD_TARGETS), Warning, "DOCS"),
    rule("default-load-target", &["autoscalingPolicy.loadTargets.default"], Limit::Between(0, 1), Error, "DOCS"),
    rule("schedule-count", &["autoscalingPolicy.scalingSchedules"], Limit::MaxEntries(5), Error, "OA5"),
    rule("schedule-min-not-above-max", &["autoscalingPolicy.scalingSchedules.*.minReplicaCount"], Limit::NotAboveDeployments("maxReplicaCount"), Error, "OA5"),
    rule("schedule-cron", &["autoscalingPolicy.scalingSchedules.*.schedule"], Limit::Cron, Error, "OA5"),
    rule("schedule-duration", &["autoscalingPolicy.scalingSchedules.*.duration"], Limit::DurationBetween(300, 604_800), Error, "OA5"),
    rule("schedule-whole-seconds", &["autoscalingPolicy.scalingSchedules.*.duration"], Limit::WholeSeconds, Error, "OA5"),
    rule("schedule-time-zone", &["autoscalingPolicy.scalingSchedules.*.timezone"], Limit::TimeZone, Error, "OA5"),
];
