//! The fields to return, such as `name,autoscaling_policy.scale_up_window`. An empty mask or `*` returns all.

use std::borrow::Cow;

use fireworks_deployments::api::wire::Field;
use serde_json::{Map, Value};

use crate::field_path::{FieldPath, pick};
use crate::query::Query;
use crate::status::Refusal;

/// The fields to return. `None`: all.
pub(crate) struct ReadMask(Option<Vec<FieldPath>>);

impl ReadMask {
    pub(crate) const PARAMETER: &str = "readMask";

    pub(crate) fn read(query: &Query, fields: &'static [Field]) -> Result<Self, Refusal> {
        let Some(text) = query.text(Self::PARAMETER).filter(|text| *text != "*") else { return Ok(Self(None)) };
        FieldPath::mask(fields, text, Self::PARAMETER).map(Some).map(Self)
    }

    /// The object, reduced to the masked fields.
    pub(crate) fn show<'a>(&self, object: &'a Map<String, Value>) -> Cow<'a, Map<String, Value>> {
        self.0.as_ref().map_or(Cow::Borrowed(object), |paths| Cow::Owned(pick(paths, object)))
    }
}
