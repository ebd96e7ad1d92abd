//! The rules, one row each, with their source. The short names of the sources are explained in docs/rules.md.

use check::Purpose::{self, Create, Update};
use issue::Severity::{self, Error, Warning};
use limit::form::Form;
use limit::{Group, Limit};

pub mod arguments;
pub mod check;
pub mod deployment_id;
pub mod hint;
pub mod issue;
pub mod limit;
pub mod region;

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
    /// What a deployment must be checked for, if the rule isn't for everything.
    pub only: Option<Purpose>,
}

impl Rule {
    const fn on(self, purpose: Purpose) -> Self {
        Self { only: Some(purpose), ..self }
    }
}

/// The load targets that the documentation names.
const LOAD_TARGETS: &[&str] = &[
    "default",
    "tokens_generated_per_second",
    "prompt_tokens_per_second",
    "requests_per_second",
    "concurrent_requests",
];

/// The precisions that addons can't be added to.
const QUANTIZED: &[&str] = &[
    "FP8",
    "FP8_MM",
    "FP8_AR",
    "FP8_MM_KV_ATTN",
    "FP8_KV",
    "FP8_MM_V2",
    "FP8_V2",
    "FP8_MM_KV_ATTN_V2",
    "FP4",
    "FP4_BLOCKSCALED_MM",
    "FP4_MX_MOE",
];

const ADDONS_ON: Group = Group { field: "enableAddons", values: &["true"], words: "true" };
const PRECISION_QUANTIZED: Group = Group { field: "precision", values: QUANTIZED, words: "an FP8 or FP4 one" };

const fn rule(
    name: &'static str,
    fields: &'static [&'static str],
    limit: Limit,
    severity: Severity,
    source: &'static str,
) -> Rule {
    Rule { name, fields, limit, severity, source, only: None }
}

/// Whether only the service sets a field of a deployment: in a request it does nothing.
#[must_use]
pub fn is_output_only(field: &str) -> bool {
    RULES.iter().any(|rule| matches!(rule.limit, Limit::OutputOnly) && rule.fields.contains(&field))
}

/// Every rule.
#[rustfmt::skip] // a table: one row, one line
pub const RULES: &[Rule] = &[
    rule("output-only", &["name", "createTime", "updateTime", "purgeTime", "deleteTime", "state", "status", "desiredReplicaCount", "replicaCount", "replicaStats", "cluster", "directRouteHandle", "numPeftDeviceCached", "region"], Limit::OutputOnly, Warning, "SEED, OA5, PROTO"),
    rule("immutable", &["baseModel", "placement", "preemptible"], Limit::Immutable, Error, "SDK, PROTO").on(Update),
    rule("deprecated", &["expireTime", "enableMtp"], Limit::Deprecated, Warning, "OA4, OA5, SDK"),
    rule("display-name-length", &["displayName"], Limit::MaxLength(63), Error, "SEED, PROTO"),
    rule("description-length", &["description"], Limit::MaxLength(999), Error, "PROTO"),
    rule("replicas-not-negative", &["minReplicaCount", "autoscalingPolicy.scalingSchedules.*.minReplicaCount"], Limit::AtLeast(0), Error, "PROTO, OA5"),
    rule("min-not-above-max", &["minReplicaCount", "maxReplicaCount"], Limit::Ordered("minReplicaCount", "maxReplicaCount"), Error, "PROTO"),
    rule("max-replicas", &["maxReplicaCount"], Limit::Between(0, 1000), Error, "PROTO"),
    rule("count-not-negative", &["acceleratorCount", "draftTokenCount", "numPeftDeviceCached", "maxContextLength", "maxConcurrencyPerReplica"], Limit::AtLeast(0), Error, "PROTO, OA5"),
    rule("base-model-required", &["baseModel"], Limit::Required, Error, "SEED, SDK").on(Create),
    rule("model-name", &["baseModel", "draftModel"], Limit::Form(Form::ModelName), Warning, "SEED"),
    rule("template-or-auto-tune", &["deploymentTemplate", "autoTune"], Limit::OnlyOneOf(&["deploymentTemplate", "autoTune"]), Error, "PROTO"),
    rule("one-placement", &["placement"], Limit::ExactlyOneOf(&["region", "multiRegion", "regions"]), Error, "SEED, PROTO"),
    rule("scale-window", &["autoscalingPolicy.scaleUpWindow", "autoscalingPolicy.scaleDownWindow"], Limit::DurationBetween(0, 3600), Error, "OA4, OA5, SDK"),
    rule("scale-to-zero-window", &["autoscalingPolicy.scaleToZeroWindow"], Limit::DurationAtLeast(300), Error, "SEED"),
    rule("load-target-keys", &["autoscalingPolicy.loadTargets.*"], Limit::Keys(LOAD_TARGETS), Warning, "DOCS"),
    rule("default-load-target", &["autoscalingPolicy.loadTargets.default"], Limit::Between(0, 1), Error, "DOCS"),
    rule("schedule-count", &["autoscalingPolicy.scalingSchedules"], Limit::MaxEntries(5), Error, "OA5"),
    rule("schedule-min-not-above-max", &["autoscalingPolicy.scalingSchedules.*.minReplicaCount"], Limit::NotAboveDeployments("maxReplicaCount"), Error, "OA5"),
    rule("schedule-cron", &["autoscalingPolicy.scalingSchedules.*.schedule"], Limit::Form(Form::Cron), Error, "OA5"),
    rule("schedule-duration", &["autoscalingPolicy.scalingSchedules.*.duration"], Limit::DurationBetween(300, 604_800), Error, "OA5"),
    rule("schedule-whole-seconds", &["autoscalingPolicy.scalingSchedules.*.duration"], Limit::WholeSeconds, Error, "OA5"),
    rule("schedule-time-zone", &["autoscalingPolicy.scalingSchedules.*.timezone"], Limit::Form(Form::TimeZone), Error, "OA5"),
    rule("scale-to-zero-without-effect", &["autoscalingPolicy.scaleToZeroWindow"], Limit::NoEffectAboveZero("minReplicaCount"), Warning, "SEED"),
    rule("deployment-shape-form", &["deploymentShape"], Limit::Form(Form::DeploymentShape), Error, "SEED, OA5"),
    rule("no-default-shape", &["deploymentShape"], Limit::Not("default"), Error, "OA5").on(Update),
    rule("accelerator-or-shape", &["acceleratorType"], Limit::RequiredWithout("deploymentShape"), Warning, "FIELD").on(Create),
    rule("accelerator-and-shape", &["acceleratorType", "deploymentShape"], Limit::OnlyOneOf(&["acceleratorType", "deploymentShape"]), Warning, "FIELD, DOCS"),
    rule("accelerator-in-region", &["acceleratorType"], Limit::OfferedInRegion, Warning, "DOCS"),
    rule("tags-by-method", &["annotations"], Limit::ChangedBy("setTags and deleteTags"), Error, "DOCS").on(Update),
    rule("tag-count", &["annotations"], Limit::MaxEntries(64), Error, "DOCS").on(Create),
    rule("tag-key-length", &["annotations.*"], Limit::KeyMaxLength(128), Error, "DOCS").on(Create),
    rule("tag-key-form", &["annotations.*"], Limit::KeyForm(Form::TagKey), Error, "DOCS").on(Create),
    rule("tag-value-length", &["annotations.*"], Limit::LengthBetween(1, 128), Error, "DOCS").on(Create),
    rule("tag-value-form", &["annotations.*"], Limit::Form(Form::TagValue), Error, "DOCS").on(Create),
    rule("one-hot-load-source", &["hotLoadBucketUrl", "hotLoadTrainerJob"], Limit::OnlyOneOf(&["hotLoadBucketUrl", "hotLoadTrainerJob"]), Error, "OA5"),
    rule("bucket-url-form", &["hotLoadBucketUrl"], Limit::Form(Form::BucketUrl), Error, "OA5"),
    rule("hosted-bucket-url", &["hotLoadBucketUrl"], Limit::FormWith("hotLoadBucketType", "FW_HOSTED", Form::HostedBucketUrl), Error, "OA5"),
    rule("addons-or-quantized", &["enableAddons", "precision"], Limit::NotBoth(&ADDONS_ON, &PRECISION_QUANTIZED), Error, "DOCS"),
    rule("internet-needs-region", &["directRouteType"], Limit::Needs("INTERNET", "placement", "region"), Error, "DOCS").on(Create),
    rule("direct-route-keys-unused", &["directRouteApiKeys"], Limit::NoEffectWithout("directRouteType"), Warning, "OA5").on(Create),
    rule("one-drafter", &["draftModel", "ngramSpeculationLength"], Limit::OnlyOneOf(&["draftModel", "ngramSpeculationLength"]), Error, "DOCS"),
    rule("draft-token-count", &["draftTokenCount"], Limit::RequiredWith(&["draftModel", "ngramSpeculationLength"]), Warning, "DOCS").on(Create),
];
