//! `GET /v1/accounts/{account}/deployments` (OA4), one page of it.

use crate::api::deployment::Deployment;
use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::wire::{arguments, message};

message! {
    /// The query for listing deployments. Field names are the API's `snake_case`.
    pub struct ListQuery {
        /// If true, includes deleted deployments. Default: false.
        "showDeleted" show_deleted: bool,
        /// An AIP-160 filter, such as `state = "READY" AND min_replica_count = 0`.
        "filter" filter: String,
        /// The order: fields, with ` desc` appended to reverse one, such as `create_time
        /// desc,name`. Default: `create_time`.
        "orderBy" order_by: String,
        /// The maximum number of deployments on a page. Default: 50. The service treats more than
        /// 200 as 200.
        "pageSize" page_size: i32,
        /// The page to return: the previous page's `nextPageToken`. All other parameters must stay
        /// the same.
        "pageToken" page_token: String,
        /// The fields to return. Default: all.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// One page of deployments.
    pub struct DeploymentPage {
        /// The deployments, in the requested order.
        "deployments" deployments: Vec<Deployment>,
        /// The token of the next page. Absent on the last page.
        "nextPageToken" next_page_token: String,
        /// The number of deployments on all pages.
        "totalSize" total_size: i32,
    }
}

/// Lists an account's deployments, page by page.
pub static LIST: Endpoint = Endpoint {
    name: "list",
    method: Method::Get,
    path: "/v1/accounts/{account}/deployments",
    query: arguments(ListQuery::FIELDS),
    body: None,
    reply: Reply::Page { message: Message::DeploymentPage, items: "deployments" },
    repeat: Repeat::Always,
    advice: &[],
};
