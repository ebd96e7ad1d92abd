//! The endpoints, one file each.

pub(crate) mod accounts;
pub(crate) mod chat_completion;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod delete_tags;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod metrics;
pub(crate) mod scale;
pub(crate) mod set_tags;
pub(crate) mod shards;
pub(crate) mod termination_message;
pub(crate) mod undelete;
pub(crate) mod update;
