//! The order of a list: `create_time desc,name`.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};
use fireworks_deployments::duration::Duration;
use fireworks_deployments::wire::Shape;
use serde_json::Value;

use crate::field_path::FieldPath;
use crate::moment;
use crate::record::Record;
use crate::status::Refusal;

const DEFAULT: &str = "create_time";

/// The fields to order by; deployments that are alike in them go by name.
pub(crate) struct Order(Vec<Term>);

struct Term {
    field: FieldPath,
    descending: bool,
}

/// A value that can be compared with others of its field. What a field lacks counts as its zero.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Text(String),
    Flag(bool),
    Number(f64),
    Moment(Option<DateTime<Utc>>),
    Length(Option<Duration>),
}

impl Order {
    pub(crate) fn parse(text: Option<&str>) -> Result<Self, Refusal> {
        text.unwrap_or(DEFAULT).split(',').map(Term::parse).collect::<Result<_, _>>().map(Self)
    }

    /// What a deployment is ordered by, to be compared with others later.
    pub(crate) fn position(&self, record: &Record) -> Vec<Value> {
        let value = |term: &Term| term.field.read(&record.document).cloned().unwrap_or_default();
        let name = record.document.get("name").cloned().unwrap_or_default();
        self.0.iter().map(value).chain([name]).collect()
    }

    /// Compares two positions.
    pub(crate) fn compare(&self, left: &[Value], right: &[Value]) -> Ordering {
        let by_name = || left.last().and_then(Value::as_str).cmp(&right.last().and_then(Value::as_str));
        let pairs = self.0.iter().zip(left.iter().zip(right));
        pairs.map(|(term, (left, right))| term.compare(left, right)).find(|order| order.is_ne()).unwrap_or_else(by_name)
    }
}

impl Term {
    fn parse(text: &str) -> Result<Self, Refusal> {
        let mut words = text.split_whitespace();
        let field = FieldPath::parse(words.next().unwrap_or_default(), "orderBy")?;
        if matches!(field.shape, Shape::List(_) | Shape::Map(_) | Shape::Object(_)) {
            return Err(Refusal::invalid(format!("orderBy can't order by `{}`", text.trim())));
        }
        let descending = match (words.next(), words.next()) {
            (None | Some("asc"), None) => false,
            (Some("desc"), None) => true,
            _ => return Err(Refusal::invalid(format!("orderBy must be a list such as `name desc`, got `{text}`"))),
        };
        Ok(Self { field, descending })
    }

    fn compare(&self, left: &Value, right: &Value) -> Ordering {
        let order = self.key(left).partial_cmp(&self.key(right)).unwrap_or(Ordering::Equal);
        if self.descending { order.reverse() } else { order }
    }

    fn key(&self, value: &Value) -> Key {
        let text = value.as_str().unwrap_or_default();
        match self.field.shape {
            Shape::Bool => Key::Flag(value.as_bool().unwrap_or_default()),
            Shape::Int32 | Shape::Number => Key::Number(value.as_f64().unwrap_or_default()),
            Shape::Timestamp => Key::Moment(moment::parse(text)),
            Shape::Duration => Key::Length(Duration::parse_wire(text)),
            _ => Key::Text(text.to_owned()),
        }
    }
}
