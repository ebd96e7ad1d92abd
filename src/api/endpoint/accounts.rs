//! `…/accounts`

pub mod list;

use crate::api::row::Endpoint;

/// Every row.
pub const ROWS: &[&Endpoint] = &[&list::LIST];
