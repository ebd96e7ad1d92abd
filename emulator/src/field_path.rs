//! Paths of fields as masks and orders write them, `autoscaling_policy.scale_up_window`, found in the core's tables.

use fireworks_deployments::deployment::Deployment;
use fireworks_deployments::wire::Shape;
use serde_json::{Map, Value};

use crate::status::Refusal;

/// A field of a deployment, or of an object in it.
pub(crate) struct FieldPath {
    /// The names in JSON, from the outside in.
    pub(crate) names: Vec<&'static str>,
    /// The form of the field.
    pub(crate) shape: Shape,
}

impl FieldPath {
    /// Finds a field by its path in snake case.
    pub(crate) fn parse(text: &str, parameter: &str) -> Result<Self, Refusal> {
        let (mut names, mut shape) = (Vec::new(), Shape::Object(Deployment::FIELDS));
        for part in text.split('.') {
            let fields = if let Shape::Object(fields) = shape { fields } else { &[] };
            let field = fields.iter().find(|field| field.snake() == *part);
            let field =
                field.ok_or_else(|| Refusal::invalid(format!("{parameter} names an unknown field `{text}`")))?;
            names.push(field.name);
            shape = field.shape;
        }
        Ok(Self { names, shape })
    }

    /// The field's value in a deployment.
    pub(crate) fn read<'a>(&self, document: &'a Map<String, Value>) -> Option<&'a Value> {
        let (first, rest) = self.names.split_first()?;
        rest.iter().try_fold(document.get(*first)?, |value, name| value.get(name)).filter(|value| !value.is_null())
    }
}
