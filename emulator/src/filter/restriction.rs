//! One comparison of a filter.

use fireworks_deployments::api::wire::Field;
use serde_json::{Map, Value};

use super::Fault;
use super::condition::Condition;
use super::expression::{Comparator, Member, Word};
use super::path::Path;
use super::work::Work;

pub(super) struct Restriction {
    path: Path,
    condition: Condition,
    is_negated: bool,
}

impl Restriction {
    pub(super) fn new(
        field: &Member,
        comparator: Comparator,
        value: &Word,
        fields: &'static [Field],
    ) -> Result<Self, Fault> {
        let path = Path::of(field, fields)?;
        let condition = Condition::new(path.shape, path.is_entry, comparator, value);
        let condition =
            condition.map_err(|fault| Fault::new(value.at, format!("`{}` {fault}", field.word().text())))?;
        Ok(Self { path, condition, is_negated: comparator == Comparator::NotEqual })
    }

    /// True if the comparison holds. If an enclosing object is missing, `!=` is as false as `=`.
    pub(super) fn holds(&self, object: &Map<String, Value>, work: &Work) -> bool {
        self.path.ask(object, |value| self.condition.holds(self.path.shape, value, work) != self.is_negated)
    }
}
