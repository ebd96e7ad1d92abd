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

    /// A field of the deployment itself.
    pub(crate) fn of_field(name: &'static str) -> Option<Self> {
        let field = Deployment::FIELDS.iter().find(|field| field.name == name)?;
        Some(Self { names: vec![field.name], shape: field.shape })
    }

    /// The field's value in a deployment.
    pub(crate) fn read<'a>(&self, document: &'a Map<String, Value>) -> Option<&'a Value> {
        let (first, rest) = self.names.split_first()?;
        rest.iter().try_fold(document.get(*first)?, |value, name| value.get(name)).filter(|value| !value.is_null())
    }

    /// Sets the field's value, with the objects around it, or clears it.
    pub(crate) fn write(&self, document: &mut Map<String, Value>, value: Option<Value>) {
        match value {
            Some(value) => place(document, &self.names, value),
            None => clear(document, &self.names),
        }
    }
}

/// The fields of an object that some paths name.
pub(crate) fn pick(paths: &[FieldPath], object: &Map<String, Value>) -> Map<String, Value> {
    let mut picked = Map::new();
    for path in paths {
        if let Some(value) = path.read(object) {
            path.write(&mut picked, Some(value.clone()));
        }
    }
    picked
}

/// Puts a value where its names say, with the objects around it.
fn place(object: &mut Map<String, Value>, names: &[&str], value: Value) {
    match names {
        [] => {}
        [name] => {
            object.insert((*name).to_owned(), value);
        }
        [name, rest @ ..] => {
            let inner = object.entry(*name).or_insert(Value::Null);
            if inner.is_null() {
                *inner = Value::Object(Map::new());
            }
            if let Value::Object(inner) = inner {
                place(inner, rest, value);
            }
        }
    }
}

fn clear(object: &mut Map<String, Value>, names: &[&str]) {
    match names {
        [] => {}
        [name] => {
            object.shift_remove(*name);
        }
        [name, rest @ ..] => {
            if let Some(Value::Object(inner)) = object.get_mut(*name) {
                clear(inner, rest);
            }
        }
    }
}
