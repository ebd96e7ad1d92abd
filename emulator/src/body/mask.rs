//! The mask of an update without one: like the service's gateway, it is made of the fields that the body holds.

use fireworks_deployments::api::wire::{Field, Shape};
use serde_json::{Map, Value};

use crate::field_path::{FieldPath, find_either};

/// The paths of the fields in a body, `null` ones included. Objects are entered unless they are empty; lists and maps are
/// taken whole.
pub(super) fn of(fields: &'static [Field], body: &Map<String, Value>) -> Vec<FieldPath> {
    let mut paths = Vec::new();
    collect(fields, body, &[], &mut paths);
    paths
}

fn collect(fields: &'static [Field], object: &Map<String, Value>, around: &[&'static str], paths: &mut Vec<FieldPath>) {
    for (key, value) in object {
        let Some(field) = find_either(fields, key) else { continue };
        let names = [around, &[field.name]].concat();
        match (field.shape, value) {
            (Shape::Object(inner), Value::Object(value)) if !value.is_empty() => collect(inner, value, &names, paths),
            (shape, _) => paths.push(FieldPath { names, shape }),
        }
    }
}
