//! Every field of a deployment, at every depth, with its values: the building blocks of requests.

use std::fmt;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::rules::RULES;
use fireworks_deployments::rules::limit::{Key, Limit, Number};
use fireworks_deployments::value::layout::Place;
use serde_json::{Map, Value, json};

use super::values::{good, schedule, values};

/// A value and its path.
#[derive(Clone)]
pub(crate) struct Entry {
    /// The names of fields and keys of maps, outermost first.
    pub(crate) names: Vec<String>,
    pub(crate) value: Value,
}

impl Entry {
    fn new(names: &[&str], value: Value) -> Self {
        Self { names: names.iter().map(|name| (*name).to_owned()).collect(), value }
    }

    /// The top-level field of the path.
    pub(crate) fn field(&self) -> &str {
        &self.names[0]
    }

    /// Sets the value, replacing whatever is in its way. A schedule around it is complete.
    pub(crate) fn put(&self, deployment: &mut Map<String, Value>) {
        let (last, outer) = self.names.split_last().unwrap();
        let (mut object, mut is_schedule) = (deployment, false);
        for name in outer {
            let inner = object.entry(name).or_insert(Value::Null);
            if !inner.is_object() {
                *inner = if is_schedule { schedule() } else { json!({}) };
            }
            is_schedule = name == "scalingSchedules";
            object = inner.as_object_mut().unwrap();
        }
        object.insert(last.clone(), self.value.clone());
    }

    /// A deployment with this value and nothing else.
    pub(crate) fn alone(&self) -> Map<String, Value> {
        let mut deployment = Map::new();
        self.put(&mut deployment);
        deployment
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.names.join("."), self.value)
    }
}

/// Every field with each of its values.
pub(crate) fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    of_fields(&mut entries, Deployment::FIELDS, &[], "");
    entries
}

fn of_fields(entries: &mut Vec<Entry>, fields: &[Field], outer: &[&str], path: &str) {
    for field in fields {
        let names = [outer, &[field.name]].concat();
        of_field(entries, field.shape, &names, &format!("{path}{}", field.name));
    }
    let unknown = [outer, &["fieldOfTomorrow"]].concat();
    entries.extend([json!(null), json!(1)].map(|value| Entry::new(&unknown, value)));
}

fn of_field(entries: &mut Vec<Entry>, shape: Shape, names: &[&str], path: &str) {
    entries.extend(values(path, shape).into_iter().map(|value| Entry::new(names, value)));
    match shape {
        Shape::Object(fields) => of_fields(entries, fields, names, &format!("{path}.")),
        Shape::Map(inner) => of_map(entries, inner, names, path),
        _ => {}
    }
}

/// A map from its entries; also one with as many and as long keys as allowed, and one beyond that.
fn of_map(entries: &mut Vec<Entry>, inner: &Shape, names: &[&str], path: &str) {
    let any = format!("{path}.*");
    let limits = || RULES.iter().filter(|rule| rule.fields.contains(&path) || rule.fields.contains(&any.as_str()));
    for limit in limits().map(|rule| rule.limit) {
        match limit {
            Limit::Number(Number::MaxEntries(most)) => {
                entries.extend([most, most + 1].map(|count| Entry::new(names, full(count, inner))));
            }
            Limit::Key(Key::MaxLength(most)) => {
                let key = |length: u32| format!("custom/{}", "k".repeat(length as usize - "custom/".len()));
                entries.extend([most, most + 1].map(|length| Entry::new(names, json!({ key(length): good(inner) }))));
            }
            Limit::Key(Key::HasForm(_)) => {
                let keys =
                    ["team", "custom/", "custom/-x", "custom/x-", "custom/a b", "CUSTOM/x", "custom/a.b_c/d-e", ""];
                entries.extend(keys.map(|key| Entry::new(names, json!({ key: good(inner) }))));
            }
            Limit::Key(Key::Known) => {
                let keys = Place::find(path).into_iter().flat_map(Place::known_keys);
                entries.extend(keys.map(|key| Entry::new(&[names, &[key]].concat(), good(inner))));
            }
            _ => {}
        }
    }
    of_field(entries, *inner, &[names, &["custom/k"]].concat(), &any);
    let prefix = format!("{path}.");
    let keys = RULES.iter().flat_map(|rule| rule.fields).filter_map(|field| field.strip_prefix(&prefix));
    for key in keys.filter(|key| !key.contains('*')) {
        of_field(entries, *inner, &[names, &[key]].concat(), &format!("{path}.{key}"));
    }
}

fn full(count: u32, inner: &Shape) -> Value {
    (0..count).map(|number| (format!("custom/k{number}"), good(inner))).collect::<Map<_, _>>().into()
}

/// True if the gateway knows every field and enum value, of which the client only warns.
pub(crate) fn is_known(shape: Shape, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Enum(vocabulary), Value::String(text)) => text.is_empty() || vocabulary.values.contains(&text.as_str()),
        (Shape::List(items), Value::Array(list)) => list.iter().all(|item| is_known(*items, item)),
        (Shape::Map(inner), Value::Object(map)) => map.values().all(|value| is_known(*inner, value)),
        (Shape::Object(fields), Value::Object(object)) => object.iter().all(|(name, value)| {
            fields.iter().find(|field| field.name == name).is_some_and(|field| is_known(field.shape, value))
        }),
        _ => true,
    }
}
