//! The table of gRPC codes.

use super::vocabulary::{Vocabulary, vocabularies};

/// A gRPC code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The name: `NOT_FOUND`.
    pub name: &'static str,
    /// The number, as in an error's body.
    pub number: u8,
    /// The HTTP status that the gateway maps the code to.
    pub http: u16,
}

macro_rules! codes {
    ($( $name:ident $number:literal $http:literal, )+) => {
        vocabularies! {
            /// The gRPC code of a deployment's status, by name.
            StatusCode { $( $name )+ }
        }

        #[allow(missing_docs, reason = "the API documents its codes by their names alone")]
        impl Code {
            $( pub const $name: Self = Self { name: stringify!($name), number: $number, http: $http }; )+
            /// Every code, in the API's order.
            pub const ALL: &[Self] = &[$( Self::$name ),+];
        }
    };
}

codes! {
    OK 0 200,
    CANCELLED 1 499,
    UNKNOWN 2 500,
    INVALID_ARGUMENT 3 400,
    DEADLINE_EXCEEDED 4 504,
    NOT_FOUND 5 404,
    ALREADY_EXISTS 6 409,
    PERMISSION_DENIED 7 403,
    UNAUTHENTICATED 16 401,
    RESOURCE_EXHAUSTED 8 429,
    FAILED_PRECONDITION 9 400,
    ABORTED 10 409,
    OUT_OF_RANGE 11 400,
    UNIMPLEMENTED 12 501,
    INTERNAL 13 500,
    UNAVAILABLE 14 503,
    DATA_LOSS 15 500,
}

impl Code {
    /// Returns the code for an HTTP status that no code maps to.
    #[must_use]
    pub fn of_http(status: u16) -> Option<Self> {
        let mut codes = Self::ALL.iter().filter(|code| code.http == status);
        codes.next().copied().filter(|_| codes.next().is_none())
    }
}
