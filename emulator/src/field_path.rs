//! Field paths as masks and orders write them, such as `autoscaling_policy.scale_up_window`, resolved in the core's
//! tables.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;
use serde_json::{Map, Value};

use crate::status::Refusal;

/// Finds a field by its snake-case name.
pub(crate) fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.snake() == name)
}

/// Finds a field by its JSON name or its snake-case name: the service's gateway accepts both.
pub(crate) fn find_either<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name || field.snake() == name)
}

/// A field of an object, at any depth.
pub(crate) struct FieldPath {
    /// The JSON names, outermost first.
    pub(crate) names: Vec<&'static str>,
    /// The field's shape.
    pub(crate) shape: Shape,
}

impl FieldPath {
    /// Resolves a snake-case path, starting from these fields.
    pub(crate) fn parse(fields: &'static [Field], text: &str, parameter: &str) -> Result<Self, Refusal> {
        let (mut names, mut shape) = (Vec::new(), Shape::Object(fields));
        for part in text.split('.') {
            let fields = if let Shape::Object(fields) = shape { fields } else { &[] };
            let unknown = || Refusal::invalid(format!("{parameter} names an unknown field `{}`", excerpt(text)));
            let field = find(fields, part).ok_or_else(unknown)?;
            names.push(field.name);
            shape = field.shape;
        }
        Ok(Self { names, shape })
    }

    /// Resolves a mask's paths, without duplicates.
    pub(crate) fn mask(fields: &'static [Field], text: &str, parameter: &str) -> Result<Vec<Self>, Refusal> {
        let mut mask: Vec<Self> = Vec::new();
        for part in text.split(',') {
            let path = Self::parse(fields, part.trim(), parameter)?;
            if mask.iter().all(|other| other.names != path.names) {
                mask.push(path);
            }
        }
        Ok(mask)
    }

    /// A top-level field of the deployment.
    pub(crate) fn of_field(name: &'static str) -> Option<Self> {
        let field = Deployment::FIELDS.iter().find(|field| field.name == name)?;
        Some(Self { names: vec![field.name], shape: field.shape })
    }

    /// The top-level field that the path starts with.
    pub(crate) fn outermost(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    /// Reads the field from an object.
    pub(crate) fn read<'a>(&self, document: &'a Map<String, Value>) -> Option<&'a Value> {
        let (first, rest) = self.names.split_first()?;
        rest.iter().try_fold(document.get(*first)?, |value, name| value.get(name)).filter(|value| !value.is_null())
    }

    /// Sets the field, creating the objects around it, or clears it.
    pub(crate) fn write(&self, document: &mut Map<String, Value>, value: Option<Value>) {
        match value {
            Some(value) => place(document, &self.names, value),
            None => clear(document, &self.names),
        }
    }
}

/// Copies the fields that some paths name out of an object.
pub(crate) fn pick(paths: &[FieldPath], object: &Map<String, Value>) -> Map<String, Value> {
    let mut picked = Map::new();
    for path in paths {
        if let Some(value) = path.read(object) {
            path.write(&mut picked, Some(value.clone()));
        }
    }
    picked
}

/// Sets a value under these names, creating the objects around it.
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
