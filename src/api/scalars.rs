//! Strings with a format of their own.

use serde::{Deserialize, Serialize};

use super::wire::{Shape, Wire};

/// A duration as the API writes it: decimal seconds followed by `s`, such as `300s` or `0.5s`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct DurationString(pub String);

impl Wire for DurationString {
    const SHAPE: Shape = Shape::Duration;
}

/// An RFC 3339 timestamp, such as `2026-03-01T12:00:00Z`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Timestamp(pub String);

impl Wire for Timestamp {
    const SHAPE: Shape = Shape::Timestamp;
}
