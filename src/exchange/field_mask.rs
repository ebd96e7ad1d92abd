//! Which fields an update is about.

use crate::api::deployment::Deployment;
use crate::api::wire::{Field, Shape, snake};
use crate::language::words::excerpt;
use crate::value::Kind;
use crate::value::json::Json;

/// The fields that an object holds, as `updateMask` has them: `display_name,autoscaling_policy.scale_to_zero_window`. Objects
/// of known fields are named by what is in them, so that the rest of them stays; maps and lists whole.
///
/// # Errors
/// A sentence: no field at all, which the service would take for all of them, or a name that can't stand in a mask.
pub fn field_mask(changes: Json<'_>) -> Result<String, String> {
    let mut paths = Vec::new();
    collect(&mut paths, "", Deployment::FIELDS, changes)?;
    if paths.is_empty() {
        return Err("an update must change something: give at least one field, `null` to clear it".to_owned());
    }
    Ok(paths.join(","))
}

fn collect(paths: &mut Vec<String>, outer: &str, fields: &[Field], object: Json<'_>) -> Result<(), String> {
    for (key, value) in object.entries() {
        let name = snake(key);
        // a comma would begin another path
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(["`", &excerpt(key), "` is no name of a field"].concat());
        }
        let path = [outer, &name].concat();
        let shape = fields.iter().find(|field| field.snake() == name).map(|field| field.shape);
        match shape {
            Some(Shape::Object(inner)) if value.kind() == Kind::Object => {
                collect(paths, &[&path, "."].concat(), inner, value)?;
            }
            _ => paths.push(path),
        }
    }
    Ok(())
}
