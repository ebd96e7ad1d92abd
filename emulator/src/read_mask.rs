//! Which fields a reply holds: `name,autoscaling_policy.scale_up_window`; empty or `*`: all.

use serde_json::{Map, Value};

use crate::field_path::FieldPath;
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
        let Some(paths) = &self.0 else { return record.to_value() };
        let mut shown = Map::new();
        for path in paths {
            if let Some(value) = path.read(&record.document) {
                path.write(&mut shown, Some(value.clone()));
            }
        }
        Value::Object(shown)
    }
}
