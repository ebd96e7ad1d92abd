//! `GET /v1/accounts/{account}/deployments/{deployment}/shards` (OA4), one page of it.

use crate::api::deployment::{ReplicaStats, Status};
use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::scalars::Timestamp;
use crate::api::vocabulary::State;
use crate::api::wire::{arguments, message};

message! {
    /// Which shards a page holds, and in which order. Field names are the API's `snake_case`.
    pub struct ShardsQuery {
        /// An AIP-160 filter.
        "filter" filter: String,
        /// The order.
        "orderBy" order_by: String,
        /// How many shards a page holds.
        "pageSize" page_size: i32,
        /// Where the page begins: the `nextPageToken` of the one before. Every other part must be the same.
        "pageToken" page_token: String,
        /// The fields to read. Default: all of them.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// A part of a deployment that runs in one place. Every field is set by the service.
    pub struct DeploymentShard {
        /// The resource name, `accounts/{account}/deployments/{deployment}/shards/{shard}`.
        "name" name: String,
        /// When the shard was created.
        "createTime" create_time: Timestamp,
        /// When the shard was last changed.
        "updateTime" update_time: Timestamp,
        /// Where the shard is in its life.
        "state" state: State,
        /// How the latest operation on it went.
        "status" status: Status,
        /// How many of its replicas are in which phase.
        "replicaStats" replica_stats: ReplicaStats,
    }
}

message! {
    /// One page of a deployment's shards.
    pub struct DeploymentShardPage {
        /// In the order that was asked for.
        "deploymentShards" deployment_shards: Vec<DeploymentShard>,
        /// Where the next page begins; absent on the last one.
        "nextPageToken" next_page_token: String,
        /// How many there are on all pages.
        "totalSize" total_size: i32,
    }
}

/// Reads one page of a deployment's shards.
pub static SHARDS: Endpoint = Endpoint {
    name: "shards",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments/{deployment}/shards",
    query: arguments(ShardsQuery::FIELDS),
    body: None,
    reply: Reply::Page { message: Message::DeploymentShardPage, items: "deploymentShards" },
    repeat: Repeat::Always,
    advice: None,
};
