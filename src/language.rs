//! The API's small languages, a file for each.

pub mod bytes;
pub mod cron;
pub mod duration;
pub mod near;
pub mod resource_name;
pub mod timestamp;
pub mod words;
