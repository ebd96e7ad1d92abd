//! `GET /v1/accounts/{account}/deployments` (OA4), one page of it.

use crate::api::deployment::Deployment;
use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// Which deployments a list holds, and in which order. Field names are the API's `snake_case`.
    pub struct ListQuery {
        /// Whether deleted ones are listed as well. Default: false.
        "showDeleted" show_deleted: bool,
        /// An AIP-160 filter: `state = "READY" AND min_replica_count = 0`.
        "filter" filter: String,
        /// The order: `create_time desc,name`. Default: `create_time`.
        "orderBy" order_by: String,
        /// How many deployments a page holds. Default 50; the service takes more than 200 for 200.
        "pageSize" page_size: i32,
        /// Where the page begins: the `nextPageToken` of the one before. Every other part must be the same.
        "pageToken" page_token: String,
        /// The fields to read. Default: all of them.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// One page of a list.
    pub struct DeploymentPage {
        /// In the order that was asked for.
        "deployments" deployments: Vec<Deployment>,
        /// Where the next page begins; absent on the last one.
        "nextPageToken" next_page_token: String,
        /// How many there are on all pages.
        "totalSize" total_size: i32,
    }
}

/// Reads one page of an account's deployments.
pub static LIST: Endpoint = Endpoint {
    name: "list",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments",
    query: arguments(ListQuery::FIELDS),
    body: None,
    reply: Reply::Page { message: Message::DeploymentPage, items: "deployments" },
    repeat: Repeat::Always,
    advice: None,
};
