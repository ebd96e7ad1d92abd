//! Start faults: deployments that stay CREATING for want of capacity, or fail.

use fireworks_deployments::api::grpc::Code;
use serde_json::{Value, json};

use crate::fault::Times;
use crate::fields::Fields;
use crate::status;
use crate::store::is_called;

const FIELDS: [&str; 6] = ["code", "message", "state", "lasts", "times", "match"];
/// Ten minutes.
const LASTS_MS: i64 = 600_000;

/// A fault that keeps a deployment from becoming READY, and the status it shows.
#[derive(Clone)]
pub(crate) struct StartFault {
    code: Code,
    message: String,
    /// True if the start ends in FAILED. Otherwise the deployment stays CREATING.
    pub(crate) fails: bool,
    /// The time that it stays CREATING, in milliseconds. `None`: forever.
    pub(crate) lasts: Option<i64>,
}

impl StartFault {
    /// The deployment's `status`.
    pub(crate) fn status(&self) -> Value {
        json!({ "code": self.code.name, "message": self.message })
    }
}

/// The injected start faults, oldest first.
#[derive(Default)]
pub(crate) struct StartFaults(Vec<(StartFault, Times, Option<String>)>);

impl StartFaults {
    /// Parses a start fault from plain data.
    pub(crate) fn add(&mut self, value: &Value) -> Result<(), String> {
        let fields = Fields::read("a start fault", value, &FIELDS)?;
        let state = fields.text("state")?;
        let fails = match state.as_deref() {
            None | Some("CREATING") => false,
            Some("FAILED") => true,
            Some(other) => return Err(fields.wrong("state", "`CREATING` or `FAILED`", &json!(other))),
        };
        let code = if fails { Code::INTERNAL } else { Code::RESOURCE_EXHAUSTED };
        let code = status::read_code(&fields)?.unwrap_or(code);
        let message = fields.text("message")?.unwrap_or_else(|| "injected fault".to_owned());
        if fails && fields.get("lasts").is_some() {
            return Err("`lasts` in a start fault needs state CREATING; FAILED is final".to_owned());
        }
        let lasts =
            if fields.is_null("lasts") { None } else { Some(fields.milliseconds("lasts")?.unwrap_or(LASTS_MS)) };
        let deployment = fields.text("match")?;
        self.0.push((StartFault { code, message, fails, lasts }, Times::read(&fields)?, deployment));
        Ok(())
    }

    /// Takes the fault for a deployment that starts, if there is one, and counts it down.
    pub(crate) fn take(&mut self, name: &str) -> Option<StartFault> {
        let at =
            self.0.iter().position(|(_, _, called)| called.as_ref().is_none_or(|called| is_called(name, called)))?;
        let (fault, times, _) = self.0.get_mut(at)?;
        let fault = fault.clone();
        if times.is_last() {
            self.0.remove(at);
        }
        Some(fault)
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
