//! The order of a list, such as `create_time desc,name`.

use std::cmp::Ordering;

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;
use serde_json::{Map, Value};

use crate::field_path::FieldPath;
use crate::key::Key;
use crate::status::Refusal;

const DEFAULT: &str = "create_time";
/// The field that breaks ties.
const LAST: &str = "name";

/// The fields to order by.
pub(crate) struct Order(Vec<Term>);

struct Term {
    field: FieldPath,
    descending: bool,
}

impl Order {
    /// Parses an order of objects with these fields.
    pub(crate) fn parse(text: Option<&str>, fields: &'static [Field]) -> Result<Self, Refusal> {
        let mut terms: Vec<Term> = Vec::new();
        for text in text.unwrap_or(DEFAULT).split(',').chain([LAST]) {
            let term = Term::parse(text, fields)?;
            // a repeated field can't change the order
            if terms.iter().all(|other| other.field.names != term.field.names) {
                terms.push(term);
            }
        }
        Ok(Self(terms))
    }

    /// An object's values of these fields.
    pub(crate) fn values<'a>(&self, object: &'a Map<String, Value>) -> impl Iterator<Item = Option<&'a Value>> {
        self.0.iter().map(|term| term.field.read(object))
    }

    /// A sortable position from these values.
    pub(crate) fn position<'a>(&self, values: impl IntoIterator<Item = Option<&'a Value>>) -> Vec<Key<'a>> {
        self.0.iter().zip(values).map(|(term, value)| Key::of(term.field.shape, value)).collect()
    }

    /// Compares two positions.
    pub(crate) fn compare(&self, left: &[Key<'_>], right: &[Key<'_>]) -> Ordering {
        let pairs = self.0.iter().zip(left.iter().zip(right));
        let orders = pairs.map(|(term, (left, right))| {
            let order = left.partial_cmp(right).unwrap_or(Ordering::Equal);
            if term.descending { order.reverse() } else { order }
        });
        orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

impl Term {
    fn parse(text: &str, fields: &'static [Field]) -> Result<Self, Refusal> {
        let mut words = text.split_whitespace();
        let field = FieldPath::parse(fields, words.next().unwrap_or_default(), "orderBy")?;
        if matches!(field.shape, Shape::List(_) | Shape::Map(_) | Shape::Object(_)) {
            return Err(Refusal::invalid(format!("orderBy can't order by `{}`", excerpt(text.trim()))));
        }
        let descending = match (words.next(), words.next()) {
            (None | Some("asc"), None) => false,
            (Some("desc"), None) => true,
            _ => {
                let given = excerpt(text);
                return Err(Refusal::invalid(format!("orderBy must be a list such as `name desc`, got `{given}`")));
            }
        };
        Ok(Self { field, descending })
    }
}
