//! Refusals, in the service's form: `{"code": 5, "message": "…", "details": []}`.

use serde_json::json;

use crate::fields::Fields;
use crate::http::Reply;

/// A gRPC code, and the HTTP status it travels under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Code {
    /// The name: `NOT_FOUND`.
    pub(crate) name: &'static str,
    number: u8,
    pub(crate) http: u16,
}

macro_rules! codes {
    ($( $name:ident $number:literal $http:literal, )+) => {
        #[allow(dead_code, reason = "the table is complete; a fault can ask for any of them")]
        impl Code {
            $( pub(crate) const $name: Self = Self { name: stringify!($name), number: $number, http: $http }; )+
            const ALL: [Self; 17] = [$( Self::$name ),+];
        }
    };
}

// where several codes share a status, the first is the one that a bare status stands for
codes! {
    OK 0 200,
    CANCELLED 1 499,
    INTERNAL 13 500,
    UNKNOWN 2 500,
    INVALID_ARGUMENT 3 400,
    DEADLINE_EXCEEDED 4 504,
    NOT_FOUND 5 404,
    ALREADY_EXISTS 6 409,
    PERMISSION_DENIED 7 403,
    RESOURCE_EXHAUSTED 8 429,
    FAILED_PRECONDITION 9 400,
    ABORTED 10 409,
    OUT_OF_RANGE 11 400,
    UNIMPLEMENTED 12 501,
    UNAVAILABLE 14 503,
    DATA_LOSS 15 500,
    UNAUTHENTICATED 16 401,
}

impl Code {
    /// Reads `code`, a name.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Option<Self>, String> {
        let Some(name) = fields.text("code")? else { return Ok(None) };
        let found = Self::ALL.into_iter().find(|code| code.name == name);
        let wrong = || fields.wrong("code", "the name of a gRPC code, such as `UNAVAILABLE`", &json!(name));
        found.map(Some).ok_or_else(wrong)
    }

    /// The code that a status stands for.
    pub(crate) fn of_status(http: u16) -> Self {
        Self::ALL.into_iter().find(|code| code.http == http).unwrap_or(Self::UNKNOWN)
    }
}

/// Why a request was not done.
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

    /// The reply, under the code's own status.
    pub(crate) fn reply(&self) -> Reply {
        self.reply_as(self.code.http)
    }

    /// The reply, under another status.
    pub(crate) fn reply_as(&self, status: u16) -> Reply {
        Reply::json(status, &json!({ "code": self.code.number, "message": self.message, "details": [] }))
    }
}
