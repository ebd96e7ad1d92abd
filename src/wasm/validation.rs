//! The validator's exports: any JavaScript value in, issues out.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::issues;
use super::reader::{is_tidied, read_at};
use super::writer::Writer;
use crate::api::wire::Shape;
use crate::language::duration::Duration;
use crate::language::words::excerpt;
use crate::rules::arguments;
use crate::rules::check::{self, Purpose};
use crate::rules::deployment_id::{self, IdPurpose};
use crate::value::place::places;
use crate::value::shape;
use crate::value::view::View;

/// Every issue of a deployment.
#[wasm_bindgen(js_name = validateDeployment, unchecked_return_type = "ValidationIssue[]")]
#[must_use]
pub fn validate_deployment(deployment: &JsValue, update: bool) -> JsValue {
    issues::list(&check::validate_deployment(deployment, if update { Purpose::Update } else { Purpose::Create }))
}

/// The issues of one field.
#[wasm_bindgen(js_name = validateField, unchecked_return_type = "ValidationIssue[]")]
#[must_use]
pub fn validate_field(path: &JsValue, value: &JsValue) -> JsValue {
    issues::list(&check::validate_field(&path.as_string().unwrap_or_default(), Some(value)))
}

/// The issues of a deployment's ID.
#[wasm_bindgen(js_name = validateDeploymentId, unchecked_return_type = "ValidationIssue[]")]
#[must_use]
pub fn validate_deployment_id(id: &JsValue, address: bool) -> JsValue {
    issues::list(&deployment_id::validate_deployment_id(
        id,
        if address { IdPurpose::Address } else { IdPurpose::Create },
    ))
}

/// The issues of a call's argument.
#[wasm_bindgen(js_name = argumentIssues, unchecked_return_type = "ValidationIssue[]")]
#[must_use]
pub fn argument_issues(call: &str, value: &JsValue, query: &JsValue) -> JsValue {
    issues::list(&match call {
        "scale" => arguments::scale(value),
        "set tags" => arguments::set_tags(value),
        "delete tags" => arguments::delete_tags(value),
        _ => arguments::create(value, query),
    })
}

/// The first field of a reply that hasn't its shape, as JSON; known entries that are `null` go.
#[wasm_bindgen]
#[must_use]
pub fn fit(value: &JsValue, message: usize) -> Option<String> {
    let place = places().get(message).filter(|place| !is_tidied(value, place))?;
    let mut mismatch = None;
    read_at(value, Some(place), &mut |reading| mismatch = reading.whole().and_then(first_mismatch));
    let (path, found, expected) = mismatch.unwrap_or_default();
    let mut json = Writer::default();
    json.object(|json| {
        json.text("path", &path);
        json.text("found", &found);
        json.text("expected", expected);
    });
    Some(json.0)
}

fn first_mismatch(value: View<'_>) -> Option<(String, String, &'static str)> {
    let place = value.place()?;
    if value.kind() != place.shape.kind() {
        return Some((String::new(), value.kind().words().to_owned(), place.shape.kind().words()));
    }
    if !place.shape.holds_number(value.number()) {
        return Some((String::new(), value.show(), "a whole number of 32 bits"));
    }
    let is_list = matches!(place.shape, Shape::List(_));
    (0u32..).zip(value.inner()).filter(|(_, entry)| is_list || entry.there().is_some()).find_map(|(index, entry)| {
        let (path, found, expected) = first_mismatch(entry)?;
        let step = if is_list { index.to_string() } else { entry.key().to_owned() };
        Some((if path.is_empty() { step } else { [&step, ".", &path].concat() }, found, expected))
    })
}

/// Seconds of what people write.
///
/// # Errors
/// A sentence.
#[wasm_bindgen(js_name = parseDuration)]
pub fn parse_duration(text: &JsValue) -> Result<f64, JsValue> {
    duration(text).map(Duration::to_number)
}

/// Seconds as the API takes them.
///
/// # Errors
/// A sentence.
#[wasm_bindgen(js_name = formatDuration)]
pub fn format_duration(seconds: &JsValue) -> Result<String, JsValue> {
    let duration = seconds.as_f64().and_then(Duration::from_number);
    duration.map(|duration| duration.to_string()).ok_or_else(|| {
        let given = shape::given(Some(seconds));
        format!("a duration must be a number of seconds, at most ten thousand years, got {given}").into()
    })
}

/// A duration as people write it.
///
/// # Errors
/// A sentence.
#[wasm_bindgen(js_name = humanDuration)]
pub fn human_duration(text: &JsValue) -> Result<String, JsValue> {
    duration(text).map(Duration::human)
}

fn duration(text: &JsValue) -> Result<Duration, JsValue> {
    let Some(given) = text.as_string() else {
        return Err(format!("a duration must be a string, got {}", shape::given(Some(text))).into());
    };
    Duration::parse_human(&given).map_err(|fault| format!("a duration {fault}, got `{}`", excerpt(&given)).into())
}
