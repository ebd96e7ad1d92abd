//! The rules, one row each, with their sources. `docs/rules.md` explains the sources' short names.

use crate::value::layout::Place;
use check::Purpose::{self, Create, Update};
use issue::Severity::{self, Error, Warning};
use limit::form::Form;
use limit::{Beside, Fields, Fixed, Group, Is, Key, Limit, Number, Presence, Text, Time};

pub mod advice;
pub mod arguments;
pub mod check;
mod compiled;
pub mod deployment_id;
pub mod explain;
pub mod fault;
pub mod finding;
pub mod hint;
pub mod issue;
pub mod limit;
pub mod region;
pub mod validate;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// The stable name.
    pub name: &'static str,
    /// The dotted paths of its fields, with `*` for any key of a map.
    pub fields: &'static [&'static str],
    /// The limit that it enforces.
    pub limit: Limit,
    /// Error if the service is known to refuse a violation, else warning.
    pub severity: Severity,
    /// The sources, by short name.
    pub source: &'static str,
    /// The only purpose for which it applies; `None` for all.
    pub only: Option<Purpose>,
}

impl Rule {
    const fn on(self, purpose: Purpose) -> Self {
        Self { only: Some(purpose), ..self }
    }
}

/// The precisions that don't support addons.
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

/// The regions that have direct routes.
const DIRECT_ROUTE_REGIONS: &[&str] = &[
    "US_IOWA_1",
    "US_VIRGINIA_1",
    "US_ARIZONA_1",
    "US_ILLINOIS_1",
    "US_TEXAS_1",
    "US_ILLINOIS_2",
    "EU_FRANKFURT_1",
    "US_WASHINGTON_3",
    "US_WASHINGTON_1",
    "AP_TOKYO_1",
];

const ADDONS_ON: Group = Group { is: Is::of("enableAddons", &["true"]), words: "true" };
const PRECISION_QUANTIZED: Group = Group { is: Is::of("precision", QUANTIZED), words: "an FP8 or FP4 format" };

const fn rule(
    name: &'static str,
    fields: &'static [&'static str],
    limit: Limit,
    severity: Severity,
    source: &'static str,
) -> Rule {
    Rule { name, fields, limit, severity, source, only: None }
}

/// True if the field of a deployment is output-only: it has no effect in a request.
#[must_use]
pub fn is_output_only(field: &str) -> bool {
    RULES.iter().any(|rule| rule.limit == Limit::Fixed(Fixed::OutputOnly) && rule.fields.contains(&field))
}

/// All rules.
#[rustfmt::skip] // a table: one row, one line
pub const RULES: &[Rule] = &[
    rule("output-only", &["name", "createTime", "updateTime", "purgeTime", "deleteTime", "state", "status", "desiredReplicaCount", "replicaCount", "replicaStats", "cluster", "directRouteHandle", "numPeftDeviceCached", "region"], Limit::Fixed(Fixed::OutputOnly), Warning, "SEED, OA5, PROTO"),
    rule("immutable", &["baseModel", "placement", "preemptible"], Limit::Fixed(Fixed::Immutable), Error, "SDK, PROTO").on(Update),
    rule("deprecated", &["expireTime", "enableMtp"], Limit::Fixed(Fixed::Deprecated), Warning, "OA4, OA5, SDK"),
    rule("display-name-length", &["displayName"], Limit::Text(Text::MaxLength(63)), Error, "SEED, PROTO"),
    rule("description-length", &["description"], Limit::Text(Text::MaxLength(999)), Error, "PROTO"),
    rule("replicas-not-negative", &["minReplicaCount", "autoscalingPolicy.scalingSchedules.*.minReplicaCount"], Limit::Number(Number::AtLeast(0)), Error, "PROTO, OA5"),
    rule("min-not-above-max", &["minReplicaCount", "maxReplicaCount"], Limit::Beside(Beside::Ordered(Place::of("minReplicaCount"), Place::of("maxReplicaCount"))), Error, "PROTO"),
    rule("max-replicas", &["maxReplicaCount"], Limit::Number(Number::Between(0, 1000)), Error, "PROTO"),
    rule("count-not-negative", &["acceleratorCount", "draftTokenCount", "numPeftDeviceCached", "maxContextLength", "maxConcurrencyPerReplica"], Limit::Number(Number::AtLeast(0)), Error, "PROTO, OA5"),
    rule("base-model-required", &["baseModel"], Limit::Presence(Presence::RequiredOnCreate), Error, "SEED, SDK").on(Create),
    rule("model-name", &["baseModel", "draftModel"], Limit::Text(Text::HasForm(Form::ModelName)), Warning, "SEED"),
    rule("template-or-auto-tune", &["deploymentTemplate", "autoTune"], Limit::Beside(Beside::OnlyOneOf(Fields::of(&["deploymentTemplate", "autoTune"]))), Error, "PROTO"),
    rule("one-placement", &["placement"], Limit::Beside(Beside::ExactlyOneOf(Fields::of(&["placement.region", "placement.multiRegion", "placement.regions"]))), Error, "SEED, PROTO"),
    rule("scale-window", &["autoscalingPolicy.scaleUpWindow", "autoscalingPolicy.scaleDownWindow"], Limit::Time(Time::Between(0, 3600)), Error, "OA4, OA5, SDK"),
    rule("scale-to-zero-window", &["autoscalingPolicy.scaleToZeroWindow"], Limit::Time(Time::AtLeast(300)), Error, "SEED"),
    rule("load-target-keys", &["autoscalingPolicy.loadTargets.*"], Limit::Key(Key::Known), Warning, "DOCS, REAL"),
    rule("default-load-target", &["autoscalingPolicy.loadTargets.default"], Limit::Number(Number::Between(0, 1)), Error, "DOCS"),
    rule("schedule-count", &["autoscalingPolicy.scalingSchedules"], Limit::Number(Number::MaxEntries(5)), Error, "OA5"),
    rule("schedule-complete", &["autoscalingPolicy.scalingSchedules.*.minReplicaCount", "autoscalingPolicy.scalingSchedules.*.schedule", "autoscalingPolicy.scalingSchedules.*.duration", "autoscalingPolicy.scalingSchedules.*.timezone"], Limit::Presence(Presence::Required), Error, "OA5"),
    rule("schedule-min-not-above-max", &["autoscalingPolicy.scalingSchedules.*.minReplicaCount"], Limit::Beside(Beside::NotAbove(Place::of("maxReplicaCount"))), Error, "OA5"),
    rule("schedule-cron", &["autoscalingPolicy.scalingSchedules.*.schedule"], Limit::Text(Text::HasForm(Form::Cron)), Error, "OA5"),
    rule("schedule-duration", &["autoscalingPolicy.scalingSchedules.*.duration"], Limit::Time(Time::Between(300, 604_800)), Error, "OA5"),
    rule("schedule-whole-seconds", &["autoscalingPolicy.scalingSchedules.*.duration"], Limit::Time(Time::WholeSeconds), Error, "OA5"),
    rule("schedule-time-zone", &["autoscalingPolicy.scalingSchedules.*.timezone"], Limit::Text(Text::HasForm(Form::TimeZone)), Error, "OA5"),
    rule("scale-to-zero-without-effect", &["autoscalingPolicy.scaleToZeroWindow"], Limit::Beside(Beside::NoEffectAboveZero(Place::of("minReplicaCount"))), Warning, "SEED"),
    rule("deployment-shape-form", &["deploymentShape"], Limit::Text(Text::HasForm(Form::DeploymentShape)), Error, "SEED, OA5"),
    rule("no-default-shape", &["deploymentShape"], Limit::Text(Text::Not("default")), Error, "OA5").on(Update),
    rule("accelerator-or-shape", &["acceleratorType"], Limit::Presence(Presence::RequiredWithout(Place::of("deploymentShape"))), Warning, "FIELD").on(Create),
    rule("accelerator-and-shape", &["acceleratorType", "deploymentShape"], Limit::Beside(Beside::OnlyOneOf(Fields::of(&["acceleratorType", "deploymentShape"]))), Warning, "FIELD, DOCS"),
    rule("accelerator-in-region", &["acceleratorType"], Limit::Beside(Beside::OfferedInRegion), Warning, "DOCS"),
    rule("tags-by-method", &["annotations"], Limit::Fixed(Fixed::ChangedBy("setTags and deleteTags")), Error, "DOCS").on(Update),
    rule("tag-count", &["annotations"], Limit::Number(Number::MaxEntries(64)), Error, "DOCS").on(Create),
    rule("tag-key-length", &["annotations.*"], Limit::Key(Key::MaxLength(128)), Error, "DOCS").on(Create),
    rule("tag-key-form", &["annotations.*"], Limit::Key(Key::HasForm(Form::TagKey)), Error, "DOCS").on(Create),
    rule("tag-value-length", &["annotations.*"], Limit::Text(Text::LengthBetween(1, 128)), Error, "DOCS").on(Create),
    rule("tag-value-form", &["annotations.*"], Limit::Text(Text::HasForm(Form::TagValue)), Error, "DOCS").on(Create),
    rule("one-hot-load-source", &["hotLoadBucketUrl", "hotLoadTrainerJob"], Limit::Beside(Beside::OnlyOneOf(Fields::of(&["hotLoadBucketUrl", "hotLoadTrainerJob"]))), Error, "OA5"),
    rule("bucket-url-form", &["hotLoadBucketUrl"], Limit::Text(Text::HasForm(Form::BucketUrl)), Error, "OA5"),
    rule("hosted-bucket-url", &["hotLoadBucketUrl"], Limit::Text(Text::FormWith(Is::of("hotLoadBucketType", &["FW_HOSTED"]), Form::HostedBucketUrl)), Error, "OA5"),
    rule("addons-or-quantized", &["enableAddons", "precision"], Limit::Beside(Beside::NotBoth(&ADDONS_ON, &PRECISION_QUANTIZED)), Error, "DOCS"),
    rule("direct-route-needs-region", &["directRouteType"], Limit::Beside(Beside::Needs(Place::of("placement.region"))), Error, "DOCS").on(Create),
    rule("direct-route-region", &["placement.region"], Limit::Beside(Beside::OneOfWith(Is::of("placement.region", DIRECT_ROUTE_REGIONS), Place::of("directRouteType"))), Warning, "DOCS").on(Create),
    rule("direct-route-keys-unused", &["directRouteApiKeys"], Limit::Beside(Beside::NoEffectWithout(Place::of("directRouteType"))), Warning, "OA5").on(Create),
    rule("one-drafter", &["draftModel", "ngramSpeculationLength"], Limit::Beside(Beside::OnlyOneOf(Fields::of(&["draftModel", "ngramSpeculationLength"]))), Error, "DOCS"),
    rule("draft-token-count", &["draftTokenCount"], Limit::Presence(Presence::RequiredWith(Fields::of(&["draftModel", "ngramSpeculationLength"]))), Warning, "DOCS").on(Create),
];
