//! Errors in the service's format: `{"code": 5, "message": "…", "details": []}`.

use fireworks_deployments::api::grpc::Code;
use serde_json::json;

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

/// A refused request: code and message.
#[derive(Debug)]
pub(crate) struct Refusal {
    code: Code,
    message: String,
}

impl Refusal {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(Code::INVALID_ARGUMENT, message)
    }

    /// The reply, with the code's own HTTP status.
    pub(crate) fn reply(&self) -> Reply {
        self.reply_as(self.code.http)
    }

    /// The reply, with another HTTP status.
    pub(crate) fn reply_as(&self, status: u16) -> Reply {
        Reply::json(status, &json!({ "code": self.code.number, "message": self.message, "details": [] }))
    }
}
