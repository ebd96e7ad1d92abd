//! The body of a request, read as the service's gateway reads it: every field known, each of its JSON type.

use fireworks_deployments::issue::{Severity, ValidationIssue};
use fireworks_deployments::resource_name::excerpt;
use fireworks_deployments::shape;
use fireworks_deployments::value::Value as _;
use fireworks_deployments::wire::{Field, Shape};
use serde_json::{Map, Value};

use crate::status::{Code, Refusal};

/// An object with these fields and no others. What is `null` is left out.
pub(crate) fn object(text: &str, fields: &[Field]) -> Result<Map<String, Value>, Refusal> {
    let mut body: Map<String, Value> =
        serde_json::from_str(text).map_err(|_| Refusal::invalid("the body must be a JSON object, such as `{}`"))?;
    known(&mut body, fields)?;
    Ok(body)
}

/// Refuses what the rules refuse. A tag of another's is refused by permission.
pub(crate) fn allow(issues: &[ValidationIssue]) -> Result<(), Refusal> {
    let Some(first) = issues.iter().find(|issue| issue.severity == Severity::Error) else { return Ok(()) };
    let path: Vec<String> = first.path.iter().map(ToString::to_string).collect();
    let code = if first.rule == "tag-key-form" { Code::PERMISSION_DENIED } else { Code::INVALID_ARGUMENT };
    Err(Refusal::new(code, format!("invalid deployment: {} {}", path.join("."), first.message)))
}

fn known(object: &mut Map<String, Value>, fields: &[Field]) -> Result<(), Refusal> {
    object.retain(|_, value| !value.is_null());
    for (name, value) in object {
        let field = fields.iter().find(|field| field.name == *name);
        let field = field.ok_or_else(|| Refusal::invalid(format!("proto: unknown field \"{name}\"")))?;
        of_shape(name, field.shape, value)?;
    }
    Ok(())
}

fn of_shape(name: &str, shape: Shape, value: &mut Value) -> Result<(), Refusal> {
    // an enum's unknown value, which a client only warns of, is refused as well
    if shape::fault_of(shape, value).is_some() {
        return Err(Refusal::invalid(format!(
            "proto: invalid value for {} field {name}: {}",
            shape.word(),
            given(shape, value)
        )));
    }
    match (shape, value) {
        (Shape::Object(fields), Value::Object(object)) => known(object, fields),
        (Shape::Map(values), Value::Object(entries)) => {
            entries.retain(|_, value| !value.is_null());
            entries.values_mut().try_for_each(|value| of_shape(name, *values, value))
        }
        (Shape::List(items), Value::Array(list)) => list.iter_mut().try_for_each(|item| of_shape(name, *items, item)),
        _ => Ok(()),
    }
}

/// What was given, for a message. Where text belongs it may be a secret, and is not told.
fn given(shape: Shape, value: &Value) -> String {
    match shape {
        Shape::Text | Shape::List(_) | Shape::Map(_) | Shape::Object(_) => value.kind().words().to_owned(),
        _ => excerpt(&value.to_string()),
    }
}
