//! The messages of the deployments API, field by field. The rules for them are in `rules.rs`.

use std::collections::BTreeMap;

use crate::api::grpc::StatusCode;
use crate::api::scalars::{DurationString, Timestamp};
use crate::api::vocabulary::{
    AcceleratorType, DirectRouteType, HotLoadBucketType, HotLoadTransitionType, MultiRegion, Precision, Region, State,
};
use crate::api::wire::message;

/// The known load targets. The service refuses others on create.
pub const LOAD_TARGETS: &[&str] = &[
    "default",
    "tokens_generated_per_second",
    "prompt_tokens_per_second",
    "requests_per_second",
    "concurrent_requests",
    "vllm_concurrent_requests",
    "generation_latency_per_token_ms",
    "serverless_uncached_input_capacity_utilization",
    "serverless_generated_capacity_utilization",
];

/// The maps of a deployment with known keys, by path.
pub const KNOWN_KEYS: &[(&str, &[&str])] = &[("autoscalingPolicy.loadTargets", LOAD_TARGETS)];

message! {
    /// A model served on dedicated GPUs. Every field is optional; unknown fields of a reply are
    /// kept.
    pub struct Deployment {
        /// The resource name, `accounts/{account}/deployments/{deployment}`. Set by the service.
        "name" name: String,
        /// The display name. Must be at most 63 characters, counted in Unicode code points.
        "displayName" display_name: String,
        /// The description. Must be at most 999 characters, counted in Unicode code points.
        "description" description: String,
        /// The time at which the deployment was created. Set by the service.
        "createTime" create_time: Timestamp,
        /// The time of the last change. Set by the service.
        "updateTime" update_time: Timestamp,
        /// The time at which the deployment was to be deleted automatically. Deprecated: newer
        /// versions of the service ignore it.
        "expireTime" expire_time: Timestamp,
        /// The earliest time at which a deleted deployment is purged. Until then it can be
        /// undeleted. Set by the service.
        "purgeTime" purge_time: Timestamp,
        /// The time at which the deployment was deleted. Absent again after an undelete. Set by the
        /// service.
        "deleteTime" delete_time: Timestamp,
        /// The state. Set by the service.
        "state" state: State,
        /// The result of the latest operation: the reason for FAILED, or what the deployment is
        /// waiting for. Set by the service.
        "status" status: Status,
        /// The customer's own tags, as keys and values. Must have at most 64 entries. Each key must
        /// be at most 128 characters. The key must be `custom/` followed by letters, digits, `.`,
        /// `_`, `/` and `-`, starting and ending with a letter or digit. Each value must be 1 to
        /// 128 characters, and must not start or end with white space, or contain control
        /// characters. Can't be changed by an update: use setTags and deleteTags.
        "annotations" annotations: BTreeMap<String, String>,
        /// The minimum number of replicas. 0 lets the deployment scale to zero; the service deletes
        /// it after seven days without traffic. Default `0`. Must be at least 0. Must not be above
        /// maxReplicaCount, unless that is 0 or absent.
        "minReplicaCount" min_replica_count: i32,
        /// The maximum number of replicas. 0 removes all replicas. Default: minReplicaCount, but at
        /// least 1. Must be between 0 and 1000. Must not be below minReplicaCount, unless it is 0
        /// or absent.
        "maxReplicaCount" max_replica_count: i32,
        /// The maximum number of replicas, including revocable ones.
        "maxWithRevocableReplicaCount" max_with_revocable_replica_count: i32,
        /// The number of replicas that the service is scaling to. Set by the service.
        "desiredReplicaCount" desired_replica_count: i32,
        /// The current number of replicas. Set by the service.
        "replicaCount" replica_count: i32,
        /// The number of replicas in each phase. Set by the service.
        "replicaStats" replica_stats: ReplicaStats,
        /// The conditions for adding and removing replicas.
        "autoscalingPolicy" autoscaling_policy: AutoscalingPolicy,
        /// The model to serve. Required on create. Immutable. Should have the format
        /// `accounts/{account}/models/{model}`.
        "baseModel" base_model: String,
        /// The number of GPUs per replica. Default: the minimum for the model. Must be at least 0.
        "acceleratorCount" accelerator_count: i32,
        /// The GPU type. Should be set if there is no deploymentShape, except for embedding models.
        /// Can't be set together with deploymentShape. Should be available in a region of the
        /// placement.
        "acceleratorType" accelerator_type: AcceleratorType,
        /// The number format of the served model. Can't be an FP8 or FP4 format while enableAddons
        /// is true.
        "precision" precision: Precision,
        /// The cloud-premise cluster of the deployment. Set by the service.
        "cluster" cluster: String,
        /// True if PEFT addons can be loaded. Can't be true while precision is an FP8 or FP4
        /// format.
        "enableAddons" enable_addons: bool,
        /// The number of tokens drafted in each step of speculative decoding. Default: the base
        /// model's. Must be at least 0. Should be set together with draftModel or
        /// ngramSpeculationLength.
        "draftTokenCount" draft_token_count: i32,
        /// The model that drafts tokens. Default: the base model's `default_draft_model`; create
        /// with `disableSpeculativeDecoding` to use none. Should have the format
        /// `accounts/{account}/models/{model}`. Can't be set together with ngramSpeculationLength.
        "draftModel" draft_model: String,
        /// The number of previous tokens that n-gram speculation considers. Can't be set together
        /// with draftModel.
        "ngramSpeculationLength" ngram_speculation_length: i32,
        /// True if all requests of a `user` go to the same replica. For enterprise accounts.
        "enableSessionAffinity" enable_session_affinity: bool,
        /// The API keys that the direct route accepts. Each is a secret. Has no effect without a
        /// directRouteType. For enterprise accounts.
        "directRouteApiKeys" direct_route_api_keys: Vec<String>,
        /// The type of the direct route, which bypasses the API gateway. Requires placement.region.
        /// For enterprise accounts.
        "directRouteType" direct_route_type: DirectRouteType,
        /// The address of the direct route: a host name, a service attachment or an endpoint
        /// service, depending on directRouteType. Set by the service. For enterprise accounts.
        "directRouteHandle" direct_route_handle: String,
        /// The number of PEFT addons that a device keeps loaded. Set by the service. Must be at
        /// least 0.
        "numPeftDeviceCached" num_peft_device_cached: i32,
        /// The template for the deployment. Can't be set together with autoTune. For enterprise
        /// accounts.
        "deploymentTemplate" deployment_template: String,
        /// The settings that the service may choose. Can't be set together with deploymentTemplate.
        "autoTune" auto_tune: AutoTune,
        /// The allowed locations. Default `{ "multiRegion": "GLOBAL" }`. Must set exactly one of
        /// region, multiRegion and regions. Immutable.
        "placement" placement: Placement,
        /// The current region, which may change within the placement. Set by the service.
        "region" region: Region,
        /// If true, the service doesn't check that the model fits the accelerators.
        "disableDeploymentSizeValidation" disable_deployment_size_validation: bool,
        /// True if multi-token prediction is on. Deprecated: newer versions of the API lack it.
        "enableMtp" enable_mtp: bool,
        /// True if models can be hot loaded.
        "enableHotLoad" enable_hot_load: bool,
        /// The type of the bucket for hot loading.
        "hotLoadBucketType" hot_load_bucket_type: HotLoadBucketType,
        /// The URL of the bucket for hot loading. Must start with `s3://{bucket}` or
        /// `gs://{bucket}`, and must not end with a slash. Must start with
        /// `gs://{bucket}/rl-checkpoints/{account}/` if hotLoadBucketType is `FW_HOSTED`. Can't be
        /// set together with hotLoadTrainerJob.
        "hotLoadBucketUrl" hot_load_bucket_url: String,
        /// The trainer job whose models are hot loaded. Can't be set together with
        /// hotLoadBucketUrl.
        "hotLoadTrainerJob" hot_load_trainer_job: String,
        /// The way in which a hot-loaded model takes over.
        "hotLoadTransitionType" hot_load_transition_type: HotLoadTransitionType,
        /// True if one addon at a time can be loaded and merged into the base model.
        "enableHotReloadLatestAddon" enable_hot_reload_latest_addon: bool,
        /// The deployment shape. The service replies with its version. Must have the format
        /// `accounts/{account}/deploymentShapes/{shape}`, optionally followed by
        /// `/versions/{version}`, or be `default` on create. Can't be changed to `default`. Can't
        /// be set together with acceleratorType.
        "deploymentShape" deployment_shape: String,
        /// The model version that the running replicas serve.
        "activeModelVersion" active_model_version: String,
        /// The model version being rolled out. Equals activeModelVersion once that is done.
        "targetModelVersion" target_model_version: String,
        /// The maximum context length, in tokens. 0 means the default. Must be at least 0.
        "maxContextLength" max_context_length: i32,
        /// The maximum number of concurrent requests per replica. 0 means the default. Must be at
        /// least 0.
        "maxConcurrencyPerReplica" max_concurrency_per_replica: i32,
        /// The pricing plan.
        "pricingPlanId" pricing_plan_id: String,
        /// True if the service may take the GPUs away. Immutable.
        "preemptible" preemptible: bool,
    }
}

message! {
    /// The result of the latest operation on a deployment.
    pub struct Status {
        /// The gRPC code, by name. Default `OK`.
        "code" code: StatusCode,
        /// The error message, in English, for developers.
        "message" message: String,
    }
}

message! {
    /// The conditions for adding and removing replicas.
    pub struct AutoscalingPolicy {
        /// The time that load must be high before replicas are added. Default `30s`. Must be
        /// between 0 and 1 hour (3600s).
        "scaleUpWindow" scale_up_window: DurationString,
        /// The time that load must be low before replicas are removed. Default `600s`. Must be
        /// between 0 and 1 hour (3600s).
        "scaleDownWindow" scale_down_window: DurationString,
        /// The time without requests after which a deployment with minReplicaCount 0 scales to
        /// zero. Default `3600s`. Must be at least 5 minutes (300s). Has no effect while
        /// minReplicaCount is above 0.
        "scaleToZeroWindow" scale_to_zero_window: DurationString,
        /// The target load of each replica, by metric. Default `{ "default": 0.8 }`. The load named
        /// `default` must be between 0 and 1. Each key should be one of `default`,
        /// `tokens_generated_per_second`, `prompt_tokens_per_second`, `requests_per_second`,
        /// `concurrent_requests`, `vllm_concurrent_requests`, `generation_latency_per_token_ms`,
        /// `serverless_uncached_input_capacity_utilization` and
        /// `serverless_generated_capacity_utilization`.
        "loadTargets" load_targets: BTreeMap<String, f64>,
        /// The scheduled changes of minReplicaCount, by name. Must have at most 5 entries.
        "scalingSchedules" scaling_schedules: BTreeMap<String, ScalingSchedule>,
    }
}

message! {
    /// A recurring time at which another minReplicaCount applies.
    pub struct ScalingSchedule {
        /// The minimum number of replicas during that time. Required; 0 lets the deployment scale to
        /// zero. Must be at least 0. Must not be above the deployment's maxReplicaCount.
        "minReplicaCount" min_replica_count: i32,
        /// The start. Required. Must be a cron expression of five fields: minute, hour, day of month, month,
        /// day of week.
        "schedule" schedule: String,
        /// The length of that time. Required. Must be between 5 minutes (300s) and 7 days (604800s).
        /// Must be a whole number of seconds.
        "duration" duration: DurationString,
        /// The time zone of the schedule. Required. Must be an IANA time zone such as
        /// `Europe/Berlin`.
        "timezone" timezone: String,
        /// The description.
        "description" description: String,
        /// True if the schedule is off.
        "disabled" disabled: bool,
    }
}

message! {
    /// The number of replicas in each phase.
    pub struct ReplicaStats {
        /// The number of replicas waiting for GPUs.
        "pendingSchedulingReplicaCount" pending_scheduling_replica_count: i32,
        /// The number of replicas downloading the model.
        "downloadingModelReplicaCount" downloading_model_replica_count: i32,
        /// The number of replicas starting up.
        "initializingReplicaCount" initializing_replica_count: i32,
        /// The number of replicas serving requests.
        "readyReplicaCount" ready_replica_count: i32,
        /// The number of serving replicas whose GPUs may be taken away.
        "revocableReplicaCount" revocable_replica_count: i32,
        /// The capacity of all replicas together, in replicas. A fraction if some serve only in
        /// part.
        "effectiveReplicaCount" effective_replica_count: f64,
    }
}

message! {
    /// The settings that the service may choose.
    pub struct AutoTune {
        /// If true, optimizes for long prompts.
        "longPrompt" long_prompt: bool,
    }
}

message! {
    /// The allowed locations of a deployment: one region, a group of regions, or a list.
    pub struct Placement {
        /// A single region. Should be one of `US_IOWA_1`, `US_VIRGINIA_1`, `US_ILLINOIS_1`,
        /// `AP_TOKYO_1`, `US_ARIZONA_1`, `US_TEXAS_1`, `US_ILLINOIS_2`, `EU_FRANKFURT_1`,
        /// `US_WASHINGTON_1` and `US_WASHINGTON_3` if directRouteType is set.
        "region" region: Region,
        /// A group of regions.
        "multiRegion" multi_region: MultiRegion,
        /// A list of regions, any of which may be used.
        "regions" regions: Vec<Region>,
    }
}
