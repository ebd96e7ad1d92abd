//! The endpoints: one file each.

pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod undelete;
