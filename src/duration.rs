//! Lengths of time.

use serde::{Deserialize, Serialize};

use crate::wire::{Shape, Wire};

/// A length of time as the API writes it: decimal seconds with an `s`, `300s` or `0.5s`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct DurationString(pub String);

impl Wire for DurationString {
    const SHAPE: Shape = Shape::Duration;
}
