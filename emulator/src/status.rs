//! Errors in the service's formats: `{"code": 5, "details": [], "message": "…"}`, pretty-printed, and the nested one,
//! `{"error": {"message": "…", "code": "NOT_FOUND", "type": "error"}}`, of inference and of wrong keys.

use fireworks_deployments::api::grpc::Code;
use serde_json::{Value, json};

use crate::fields::Fields;
use crate::http::Reply;

/// Parses `code`, the name of a gRPC code.
pub(crate) fn read_code(fields: &Fields<'_>) -> Result<Option<Code>, String> {
    let Some(name) = fields.text("code")? else { return Ok(None) };
    let found = Code::ALL.iter().find(|code| code.name == name).copied();
    let wrong = || fields.wrong("code", "the name of a gRPC code, such as `UNAVAILABLE`", &json!(name));
    found.map(Some).ok_or_else(wrong)
}

/// The gRPC code for a bare HTTP status. If several share it, the likeliest.
pub(crate) fn code_of(http: u16) -> Code {
    let of_http = |code: &&Code| code.http == http;
    match http {
        500 => Code::INTERNAL,
        _ => Code::ALL.iter().find(of_http).copied().unwrap_or(Code::UNKNOWN),
    }
}

/// A refused request.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: u16,
    body: String,
}

impl Refusal {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        let message = message.into();
        if code == Code::UNAUTHENTICATED {
            let error = json!({ "message": message, "param": null, "code": "UNAUTHORIZED", "type": "error" });
            return Self::nested(code.http, &error);
        }
        let body = json!({ "code": code.number, "details": [], "message": message });
        Self { status: code.http, body: serde_json::to_string_pretty(&body).unwrap_or_default() }
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(Code::INVALID_ARGUMENT, message)
    }

    /// A refusal by inference, whose codes are words of its own.
    pub(crate) fn of_inference(status: u16, code: &str, message: &str) -> Self {
        Self::nested(status, &json!({ "message": message, "code": code, "type": "error" }))
    }

    fn nested(status: u16, error: &Value) -> Self {
        Self { status, body: json!({ "error": error }).to_string() }
    }

    /// The same refusal with another HTTP status.
    pub(crate) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The reply.
    pub(crate) fn reply(self) -> Reply {
        Reply::of_json(self.status, self.body)
    }
}
