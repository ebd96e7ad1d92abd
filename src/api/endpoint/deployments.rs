//! `…/accounts/{account}/deployments`

pub mod create;
pub mod delete;
pub mod delete_tags;
pub mod get;
pub mod list;
pub mod metrics;
pub mod scale;
pub mod set_tags;
pub mod shards;
pub mod termination_message;
pub mod undelete;
pub mod update;

use crate::api::row::Endpoint;

/// Every row.
pub const ROWS: &[&Endpoint] = &[
    &list::LIST,
    &get::GET,
    &create::CREATE,
    &update::UPDATE,
    &delete::DELETE,
    &undelete::UNDELETE,
    &scale::SCALE,
    &set_tags::SET_TAGS,
    &delete_tags::DELETE_TAGS,
    &metrics::METRICS,
    &termination_message::TERMINATION_MESSAGE,
    &shards::SHARDS,
];
