//! The messages of the deployments API: what exists, field by field. What is allowed is in `rules.rs`.

use std::collections::BTreeMap;

use crate::api::grpc::StatusCode;
use crate::api::scalars::{DurationString, Timestamp};
use crate::api::vocabulary::{
    AcceleratorType, DirectRouteType, HotLoadBucketType, HotLoadTransitionType, MultiRegion, Precision, Region, State,
};
use crate::api::wire::message;

/// The load targets that the documentation names.
pub const LOAD_TARGETS: &[&str] = &[
    "default",
    "tokens_generated_per_second",
    "prompt_tokens_per_second",
    "requests_per_second",
    "concurrent_requests",
];

/// The maps of a deployment whose keys are known, by their paths.
pub const KNOWN_KEYS: &[(&str, &[&str])] = &[("autoscalingPolicy.loadTargets", LOAD_TARGETS)];

message! {
    /// A model served on GPUs of its own. Every field may be absent; a reply's unknown fields are kept.
    pub struct Deployment {
        /// The resource name, `accounts/{account}/deployments/{deployment}`. Set by the service.
        "name" name: String,
        /// A name for people. Must be at most 63 characters, counted in Unicode code points.
        "displayName" display_name: String,
        /// What the deployment is for. Must be at most 999 characters, counted in Unicode code points.
        "description" description: String,
        /// When the deployment was created. Set by the service.
        "createTime" create_time: Timestamp,
        /// When the deployment was last changed. Set by the service.
        "updateTime" update_time: Timestamp,
        /// When the deployment was to be deleted by itself. No longer acted on by newer versions of the service.
        "expireTime" expire_time: Timestamp,
        /// When a deleted deployment is gone for good, not before: until then it can be undeleted. Set by the service.
        "purgeTime" purge_time: Timestamp,
        /// When the deployment was deleted; absent again after an undelete. Set by the service.
        "deleteTime" delete_time: Timestamp,
        /// Where the deployment is in its life. Set by the service.
        "state" state: State,
        /// How the latest operation went: why a deployment FAILED, or what it waits for. Set by the service.
        "status" status: Status,
        /// Key and value pairs: the customer's own tags. Must have at most 64 entries. Of an entry: must have a key of at most
        /// 128 characters; its key must be `custom/` and then letters, digits, `.`, `_`, `/` and `-`, with a letter or a
        /// digit at both ends; its value must be 1 to 128 characters, and must have no white space at its ends, and no
        /// control characters. Can't be changed by an update: use setTags and deleteTags.
        "annotations" annotations: BTreeMap<String, String>,
        /// The least number of replicas; 0 lets the deployment scale to zero, and the service deletes it after seven
        /// days without traffic. Default `0`. Must be at least 0. Must not be above maxReplicaCount, unless that is 0 or
        /// left out.
        "minReplicaCount" min_replica_count: i32,
        /// The greatest number of replicas; 0 takes the deployment down to none. Default: minReplicaCount, and at
        /// least 1. Must be between 0 and 1000. Must not be below minReplicaCount, unless it is 0 or left out.
        "maxReplicaCount" max_replica_count: i32,
        /// The greatest number of replicas when revocable ones are counted as well.
        "maxWithRevocableReplicaCount" max_with_revocable_replica_count: i32,
        /// The number of replicas that the service steers towards. Set by the service.
        "desiredReplicaCount" desired_replica_count: i32,
        /// The number of replicas now. Set by the service.
        "replicaCount" replica_count: i32,
        /// How many replicas are in which phase. Set by the service.
        "replicaStats" replica_stats: ReplicaStats,
        /// When replicas are added and taken away.
        "autoscalingPolicy" autoscaling_policy: AutoscalingPolicy,
        /// The model to serve. Required to create, fixed once created. Should have the form `accounts/{account}/models/{model}`.
        "baseModel" base_model: String,
        /// GPUs for each replica. Default: the fewest that the model needs. Must be at least 0.
        "acceleratorCount" accelerator_count: i32,
        /// The kind of GPU. Should be given where there is no deploymentShape, but for embedding models. Can't be
        /// set together with deploymentShape. Should be one that a region of the placement has.
        "acceleratorType" accelerator_type: AcceleratorType,
        /// The number format the model is served in. Can't be an FP8 or FP4 one while enableAddons is true.
        "precision" precision: Precision,
        /// The cloud-premise cluster that the deployment runs on. Set by the service.
        "cluster" cluster: String,
        /// Whether PEFT addons can be loaded. Can't be true while precision is an FP8 or FP4 one.
        "enableAddons" enable_addons: bool,
        /// Tokens drafted in each step of speculative decoding. Default: the base model's. Must be at least 0. Should be
        /// given together with draftModel or ngramSpeculationLength.
        "draftTokenCount" draft_token_count: i32,
        /// The model that drafts. Default: the base model's `default_draft_model`; `disableSpeculativeDecoding` on create
        /// goes without one. Should have the form `accounts/{account}/models/{model}`. Can't be set together
        /// with ngramSpeculationLength.
        "draftModel" draft_model: String,
        /// How many tokens back n-gram speculation looks. Can't be set together with draftModel.
        "ngramSpeculationLength" ngram_speculation_length: i32,
        /// Whether requests of one `user` go to the same replica. For enterprise accounts.
        "enableSessionAffinity" enable_session_affinity: bool,
        /// The keys that the direct route accepts, each a secret. Has no effect without a directRouteType. For enterprise
        /// accounts.
        "directRouteApiKeys" direct_route_api_keys: Vec<String>,
        /// Opens a route that goes around the API gateway. Needs placement.region where it is INTERNET. For enterprise accounts.
        "directRouteType" direct_route_type: DirectRouteType,
        /// Where the direct route is: a host name, a service attachment or an endpoint service, by directRouteType. Set
        /// by the service. For enterprise accounts.
        "directRouteHandle" direct_route_handle: String,
        /// PEFT addons that a device keeps loaded. Set by the service. Must be at least 0.
        "numPeftDeviceCached" num_peft_device_cached: i32,
        /// The template to deploy from. Can't be set together with autoTune. For enterprise accounts.
        "deploymentTemplate" deployment_template: String,
        /// Lets the service choose settings. Can't be set together with deploymentTemplate.
        "autoTune" auto_tune: AutoTune,
        /// Where the deployment may be. Default `{ "multiRegion": "GLOBAL" }`. Must hold exactly one of region, multiRegion
        /// and regions. Fixed once created.
        "placement" placement: Placement,
        /// The region the deployment is in now; it may move within its placement. Set by the service.
        "region" region: Region,
        /// Whether the service skips its check that the model fits the accelerators.
        "disableDeploymentSizeValidation" disable_deployment_size_validation: bool,
        /// Whether multi-token prediction is on. No longer acted on: newer versions of the API lack it.
        "enableMtp" enable_mtp: bool,
        /// Whether models can be hot loaded.
        "enableHotLoad" enable_hot_load: bool,
        /// The kind of bucket that hot loading reads from.
        "hotLoadBucketType" hot_load_bucket_type: HotLoadBucketType,
        /// The bucket that hot loading reads from. Must begin with `s3://` or `gs://` and a bucket, and not end with a
        /// slash; with hotLoadBucketType `FW_HOSTED` must begin with `gs://{bucket}/rl-checkpoints/{account}/`. Can't be
        /// set together with hotLoadTrainerJob.
        "hotLoadBucketUrl" hot_load_bucket_url: String,
        /// The trainer job whose models are hot loaded. Can't be set together with hotLoadBucketUrl.
        "hotLoadTrainerJob" hot_load_trainer_job: String,
        /// How a hot-loaded model takes over.
        "hotLoadTransitionType" hot_load_transition_type: HotLoadTransitionType,
        /// Whether one addon at a time can be loaded and merged into the base model.
        "enableHotReloadLatestAddon" enable_hot_reload_latest_addon: bool,
        /// The shape to deploy by; the service answers with its version. Must have the form
        /// `accounts/{account}/deploymentShapes/{shape}`, with `/versions/{version}` after it or not, or on create be
        /// `default`. Can't be changed to `default`. Can't be set together with acceleratorType.
        "deploymentShape" deployment_shape: String,
        /// The model version that the running replicas serve.
        "activeModelVersion" active_model_version: String,
        /// The model version that is being rolled out; once it is, the same as activeModelVersion.
        "targetModelVersion" target_model_version: String,
        /// The longest context, in tokens; 0: the default. Must be at least 0.
        "maxContextLength" max_context_length: i32,
        /// The most requests that one replica serves at a time; 0: the default. Must be at least 0.
        "maxConcurrencyPerReplica" max_concurrency_per_replica: i32,
        /// The pricing plan.
        "pricingPlanId" pricing_plan_id: String,
        /// Whether the service may take the GPUs away. Fixed once created.
        "preemptible" preemptible: bool,
    }
}

message! {
    /// How the latest operation on a deployment went.
    pub struct Status {
        /// The gRPC code, by name. Default `OK`.
        "code" code: StatusCode,
        /// What went wrong, in English, for developers.
        "message" message: String,
    }
}

message! {
    /// When replicas are added and taken away.
    pub struct AutoscalingPolicy {
        /// How long load must be up before replicas are added. Default `30s`. Must be between 0 and 1 hour (3600s).
        "scaleUpWindow" scale_up_window: DurationString,
        /// How long load must be down before replicas are taken away. Default `600s`. Must be between 0 and 1 hour
        /// (3600s).
        "scaleDownWindow" scale_down_window: DurationString,
        /// How long no request must have come before a deployment with minReplicaCount 0 goes to no replicas. Default
        /// `3600s`. Must be at least 5 minutes (300s). Has no effect while minReplicaCount is above 0.
        "scaleToZeroWindow" scale_to_zero_window: DurationString,
        /// The load that the service steers each replica towards, by measure. Default `{ "default": 0.8 }`. The load named
        /// `default` must be between 0 and 1. Each key should be one of `default`, `tokens_generated_per_second`,
        /// `prompt_tokens_per_second`, `requests_per_second` and `concurrent_requests`.
        "loadTargets" load_targets: BTreeMap<String, f64>,
        /// Times at which another minReplicaCount holds, by name. Must have at most 5 entries.
        "scalingSchedules" scaling_schedules: BTreeMap<String, ScalingSchedule>,
    }
}

message! {
    /// A time that comes again, and the minReplicaCount that holds from then on.
    pub struct ScalingSchedule {
        /// The least number of replicas while it holds. Must be at least 0. Must not be above the deployment's
        /// maxReplicaCount.
        "minReplicaCount" min_replica_count: i32,
        /// When it begins. Must be a cron expression of five fields: minute, hour, day of month, month, day of week.
        "schedule" schedule: String,
        /// How long it holds. Must be between 5 minutes (300s) and 7 days (604800s). Must be whole seconds.
        "duration" duration: DurationString,
        /// The time zone of the schedule. Must be an IANA name such as `Europe/Berlin`.
        "timezone" timezone: String,
        /// What it is for.
        "description" description: String,
        /// Whether it is switched off.
        "disabled" disabled: bool,
    }
}

message! {
    /// How many replicas are in which phase.
    pub struct ReplicaStats {
        /// Waiting for GPUs.
        "pendingSchedulingReplicaCount" pending_scheduling_replica_count: i32,
        /// Downloading the model.
        "downloadingModelReplicaCount" downloading_model_replica_count: i32,
        /// Starting up.
        "initializingReplicaCount" initializing_replica_count: i32,
        /// Serving.
        "readyReplicaCount" ready_replica_count: i32,
        /// Serving, on GPUs that may be taken away.
        "revocableReplicaCount" revocable_replica_count: i32,
        /// The capacity that all of them together amount to, in replicas; a fraction where some serve only in part.
        "effectiveReplicaCount" effective_replica_count: f64,
    }
}

message! {
    /// What the service may optimise by itself.
    pub struct AutoTune {
        /// Whether to optimise for long prompts.
        "longPrompt" long_prompt: bool,
    }
}

message! {
    /// Where a deployment may be: one region, a group of them, or a list.
    pub struct Placement {
        /// One region.
        "region" region: Region,
        /// A group of regions.
        "multiRegion" multi_region: MultiRegion,
        /// Any of these regions.
        "regions" regions: Vec<Region>,
    }
}
