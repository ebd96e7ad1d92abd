//! Moments on the wire.

use serde::{Deserialize, Serialize};

use crate::wire::{Shape, Wire};

/// A moment in RFC 3339, in UTC: `2026-03-01T12:00:00Z`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Timestamp(pub String);

impl Wire for Timestamp {
    const SHAPE: Shape = Shape::Timestamp;
}
