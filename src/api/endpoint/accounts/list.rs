//! `GET /v1/accounts` (OA4).

use crate::api::message::Message;
use crate::api::row::{Endpoint, Method, Repeat, Reply};
use crate::api::scalars::Timestamp;
use crate::api::wire::{arguments, message};

message! {
    /// The query for listing accounts. Field names are the API's `snake_case`.
    pub struct AccountsQuery {
        /// The maximum number of accounts on a page.
        "pageSize" page_size: i32,
        /// The page to return: the previous page's `nextPageToken`. All other parameters must stay
        /// the same.
        "pageToken" page_token: String,
        /// An AIP-160 filter.
        "filter" filter: String,
        /// The order: fields, with ` desc` appended to reverse one.
        "orderBy" order_by: String,
        /// The fields to return. Default: all.
        "readMask" read_mask: Vec<String>,
    }
}

message! {
    /// An account.
    pub struct Account {
        /// The resource name, `accounts/{account}`.
        "name" name: String,
        /// The owner's address.
        "email" email: String,
        /// The time at which the account was created.
        "createTime" create_time: Timestamp,
    }
}

message! {
    /// One page of the accounts that a key can access.
    pub struct AccountPage {
        /// The accounts, in the requested order.
        "accounts" accounts: Vec<Account>,
        /// The token of the next page. Absent on the last page.
        "nextPageToken" next_page_token: String,
        /// The number of accounts on all pages.
        "totalSize" total_size: i32,
    }
}

/// Lists the accounts that the key can access, page by page.
pub static LIST: Endpoint = Endpoint {
    name: "list accounts",
    method: Method::Get,
    path: "/v1/accounts",
    query: arguments(AccountsQuery::FIELDS),
    body: None,
    reply: Reply::Page { message: Message::AccountPage, items: "accounts" },
    repeat: Repeat::Always,
    advice: &[],
};
