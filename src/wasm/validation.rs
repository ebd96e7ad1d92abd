//! The validator's exports: any JavaScript value in, issues out.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::issues;
use crate::language::duration::Duration;
use crate::language::words::excerpt;
use crate::rules::check::{self, Purpose};
use crate::rules::deployment_id::{self, IdPurpose};
use crate::value::shape;

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
