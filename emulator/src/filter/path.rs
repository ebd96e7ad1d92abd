//! Paths to values: snake-case fields and map keys, joined by dots.

use std::borrow::Cow;

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;
use fireworks_deployments::rules::hint::is_secret;
use serde_json::{Map, Value};

use super::Fault;
use super::expression::Member;
use crate::field_path::find;

pub(super) struct Path {
    /// The JSON names of the enclosing objects, outermost first.
    around: Vec<Cow<'static, str>>,
    name: Cow<'static, str>,
    /// True if the value is a map entry.
    pub(super) is_entry: bool,
    pub(super) shape: Shape,
}

impl Path {
    /// Resolves the path that a filter names.
    pub(super) fn of(member: &Member, fields: &'static [Field]) -> Result<Self, Fault> {
        let mut path = Self { around: Vec::new(), name: "".into(), is_entry: false, shape: Shape::Object(fields) };
        for (depth, word) in member.0.iter().enumerate() {
            let text = word.text();
            let refuse = |message| Fault::new(word.at, message);
            let (name, shape, is_entry) = match path.shape {
                Shape::Object(fields) => {
                    let field = known(fields, &text).map_err(refuse)?;
                    if let Some(why) = hidden(field.name) {
                        return Err(refuse(format!("can't filter by `{text}`: {why}")));
                    }
                    (field.name.into(), field.shape, false)
                }
                Shape::Map(values) => (text.into_owned().into(), *values, true),
                other => {
                    let quote = if path.is_entry { "; quote a key that contains a dot" } else { "" };
                    let (given, kind) = (excerpt(&text), other.kind().words());
                    return Err(refuse(format!("`{given}` is not a field: {kind} has none{quote}")));
                }
            };
            let outer = std::mem::replace(&mut path.name, name);
            if depth > 0 {
                path.around.push(outer);
            }
            (path.shape, path.is_entry) = (shape, is_entry);
        }
        Ok(path)
    }

    /// Tests the value. If an enclosing object or a map's key is missing, the result is false.
    pub(super) fn ask(&self, object: &Map<String, Value>, holds: impl FnOnce(Option<&Value>) -> bool) -> bool {
        let around = self.around.iter().try_fold(object, |object, name| object.get(&**name)?.as_object());
        let value = around.and_then(|around| around.get(&*self.name)).filter(|value| !value.is_null());
        around.is_some() && (value.is_some() || !self.is_entry) && holds(value)
    }
}

/// The reason why a list can't be filtered by a field, if it can't.
pub(super) fn hidden(field: &str) -> Option<&'static str> {
    match field {
        "annotations" => Some("lists can't be filtered by tags"),
        _ => is_secret(field).then_some("it is secret"),
    }
}

/// Finds a field by name. The error is part of a sentence.
pub(super) fn known(fields: &'static [Field], name: &str) -> Result<&'static Field, String> {
    find(fields, name).ok_or_else(|| {
        let meant = fields.iter().find(|field| field.name == name);
        let meant = meant.map(|field| format!("; did you mean `{}`?", field.snake())).unwrap_or_default();
        format!("unknown field `{}`{meant}", excerpt(name))
    })
}
