//! Which fields a reply holds: `name,autoscaling_policy.scale_up_window`; empty or `*`: all.

use serde_json::Value;

use crate::field_path::{FieldPath, pick};
use crate::query::Query;
use crate::record::Record;
use crate::status::Refusal;

/// The fields to show; none: all of them.
pub(crate) struct ReadMask(Option<Vec<FieldPath>>);

impl ReadMask {
    pub(crate) const PARAMETER: &str = "readMask";

    pub(crate) fn read(query: &Query) -> Result<Self, Refusal> {
        let Some(text) = query.text(Self::PARAMETER).filter(|text| *text != "*") else { return Ok(Self(None)) };
        let paths = text.split(',').map(|path| FieldPath::parse(path.trim(), Self::PARAMETER));
        paths.collect::<Result<_, _>>().map(Some).map(Self)
    }

    /// The deployment, as far as it is asked for.
    pub(crate) fn show(&self, record: &Record) -> Value {
        self.0.as_ref().map_or_else(|| record.to_value(), |paths| Value::Object(pick(paths, &record.document)))
    }
}
