//! JSON read in place, against `serde_json`.

use fireworks_deployments::exchange::field_mask::field_mask;
use fireworks_deployments::value::json::Json;
use fireworks_deployments::value::{Kind, kind_of};
use serde_json::Value;

pub(super) fn check(text: &str) {
    // malformed text gives wrong answers, and nothing else
    walk(Json::new(text), 0);
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    let printed = value.to_string();
    compare(Json::new(&printed), &value);
    let mask = field_mask(Json::new(&printed));
    assert!(mask.is_err() || value.as_object().is_some_and(|fields| !fields.is_empty()), "{mask:?}");
}

fn walk(json: Json<'_>, depth: usize) {
    let _ = (json.kind(), json.text(), json.whole(), json.is_blank(), json.is_zero(), json.get("a"), json.raw());
    let inside: Vec<_> = json.items().chain(json.entries().map(|(_, value)| value)).take(20).collect();
    if depth < 4 {
        for inner in inside {
            walk(inner, depth + 1);
        }
    }
}

fn compare(json: Json<'_>, value: &Value) {
    assert_eq!(json.kind(), kind_of(value));
    assert_eq!(json.raw(), value.to_string());
    assert_eq!(json.text().as_deref(), value.as_str());
    assert_eq!(json.is_true(), *value == Value::Bool(true));
    let whole = value.as_u64().map(|whole| u32::try_from(whole).unwrap_or(u32::MAX));
    assert_eq!(json.whole(), whole);
    assert_eq!(json.is_zero(), value.as_f64() == Some(0.0));
    assert_eq!(json.is_blank(), is_blank(value));
    assert_eq!(json.items().count(), value.as_array().map_or(0, Vec::len));
    assert_eq!(json.entries().count(), value.as_object().map_or(0, serde_json::Map::len));
    for (json, value) in json.items().zip(value.as_array().into_iter().flatten()) {
        compare(json, value);
    }
    for ((key, inner), (name, value)) in json.entries().zip(value.as_object().into_iter().flatten()) {
        assert_eq!(Json::new(&format!("\"{key}\"")).text().as_ref(), Some(name));
        compare(inner, value);
        if key == name {
            let found = json.get(name).map(Json::raw);
            assert_eq!(found, Some(inner.raw()).filter(|_| inner.kind() != Kind::Absent));
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty() || text.ends_with("_UNSPECIFIED"),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(Value::is_null),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
