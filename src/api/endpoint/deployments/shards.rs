//! `GET /v1/accounts/{account}/deployments/{deployment}/shards` (OA4), page by page.

use crate::api::deployment::{ReplicaStats, Status};
use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::scalars::Timestamp;
use crate::api::vocabulary::State;
use crate::api::wire::{arguments, message};

message! {
    /// The query for listing shards. Field names are the API's `snake_case`.
    pub struct ShardsQuery {
        /// An AIP-160 filter.
        "filter" filter: String,
        /// The order: fields, with ` desc` appended to reverse one.
        "orderBy" order_by: String,
        /// The maximum number of shards on a page.
        "pageSize" page_size: i32,
        /// The page to return: the previous page's `nextPageToken`. All other parameters must stay
        /// the same.
        "pageToken" page_token: String,
        /// The fields to return. Default: all.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// A part of a deployment that runs in one location. All fields are set by the service.
    pub struct DeploymentShard {
        /// The resource name, `accounts/{account}/deployments/{deployment}/shards/{shard}`.
        "name" name: String,
        /// The time at which the shard was created.
        "createTime" create_time: Timestamp,
        /// The time of the last change.
        "updateTime" update_time: Timestamp,
        /// The state of the shard.
        "state" state: State,
        /// The result of the latest operation on the shard.
        "status" status: Status,
        /// The number of its replicas in each phase.
        "replicaStats" replica_stats: ReplicaStats,
    }
}

message! {
    /// One page of a deployment's shards.
    pub struct DeploymentShardPage {
        /// The shards, in the requested order.
        "deploymentShards" deployment_shards: Vec<DeploymentShard>,
        /// The token of the next page. Absent on the last page.
        "nextPageToken" next_page_token: String,
        /// The number of shards on all pages.
        "totalSize" total_size: i32,
    }
}

/// Lists a deployment's shards, page by page.
pub static SHARDS: Endpoint = Endpoint {
    name: "shards",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments/{deployment}/shards",
    query: arguments(ShardsQuery::FIELDS),
    body: None,
    reply: Reply::Page { message: Message::DeploymentShardPage, items: "deploymentShards" },
    repeat: Repeat::Always,
    advice: &[],
};
