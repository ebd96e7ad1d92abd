//! Which fields an update is about.

use crate::api::deployment::Deployment;
use crate::api::wire::{Field, Shape, snake};
use crate::language::words::excerpt;
use crate::value::{Kind, Value};

/// The fields that an object holds, as `updateMask` has them: `display_name,autoscaling_policy.scale_to_zero_window`. Objects
/// of known fields are named by what is in them, so that the rest of them stays; maps and lists whole.
///
/// # Errors
/// A sentence: no field at all, which the service would take for all of them, or a name that can't stand in a mask.
pub fn field_mask<V: Value>(changes: &V) -> Result<String, String> {
    let mut paths = Vec::new();
    collect(&mut paths, "", Deployment::FIELDS, changes)?;
    if paths.is_empty() {
        return Err("an update must change something: give at least one field, `null` to clear it".to_owned());
    }
    Ok(paths.join(","))
}

fn collect<V: Value>(paths: &mut Vec<String>, outer: &str, fields: &[Field], object: &V) -> Result<(), String> {
    for key in object.keys() {
        let name = snake(&key);
        // a comma would begin another path
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(["`", &excerpt(&key), "` is no name of a field"].concat());
        }
        let path = [outer, &name].concat();
        let shape = fields.iter().find(|field| field.snake() == name).map(|field| field.shape);
        match (shape, object.get(&key).filter(|value| value.kind() == Kind::Object)) {
            (Some(Shape::Object(inner)), Some(value)) => collect(paths, &[&path, "."].concat(), inner, &value)?,
            _ => paths.push(path),
        }
    }
    Ok(())
}
