//! The field mask of an update.

use crate::api::deployment::Deployment;
use crate::api::wire::{Field, Shape, snake};
use crate::language::words::excerpt;
use crate::value::Kind;
use crate::value::json::Json;

/// Returns the fields of an object as `updateMask` lists them:
/// `display_name,autoscaling_policy.scale_to_zero_window`. Objects with known fields are listed
/// field by field, so that their other fields are kept; maps and lists as a whole.
///
/// # Errors
/// A sentence: there are no fields, which the service would treat as all fields, or a name can't be
/// in a mask.
pub fn field_mask(changes: Json<'_>) -> Result<String, String> {
    let mut paths = Vec::new();
    collect(&mut paths, "", changes)?;
    if paths.is_empty() {
        return Err("an update must change at least one field; `null` clears a field".to_owned());
    }
    Ok(paths.join(","))
}

fn collect(paths: &mut Vec<String>, outer: &str, changes: Json<'_>) -> Result<(), String> {
    for (key, value) in changes.entries() {
        let name = snake(key);
        // a comma would start another path
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(["invalid field name `", &excerpt(key), "`"].concat());
        }
        let path = [outer, &name].concat();
        let is_object = outer.is_empty() && OBJECTS.iter().any(|known| *known == key || snake(known) == name);
        if is_object && value.kind() == Kind::Object {
            collect(paths, &[&path, "."].concat(), value)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// The fields of a deployment that are objects with known fields. Only their names: a table of all
/// fields would include every enum. A test checks that none of them contains another.
static OBJECTS: [&str; object_count(Deployment::FIELDS)] = objects(Deployment::FIELDS);

#[allow(clippy::arithmetic_side_effects, reason = "done when it is built: it would fail there")]
const fn object_count(fields: &[Field]) -> usize {
    let (mut count, mut rest) = (0, fields);
    while let [field, others @ ..] = rest {
        if let Shape::Object(_) = field.shape {
            count += 1;
        }
        rest = others;
    }
    count
}

#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "done when it is built: it would fail there"
)]
const fn objects<const COUNT: usize>(fields: &[Field]) -> [&str; COUNT] {
    let (mut names, mut at, mut rest) = ([""; COUNT], 0, fields);
    while let [field, others @ ..] = rest {
        if let Shape::Object(_) = field.shape {
            names[at] = field.name;
            at += 1;
        }
        rest = others;
    }
    names
}
