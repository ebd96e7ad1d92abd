//! Timestamps, against chrono's parser, which the emulator reads them with.

use chrono::DateTime;
use fireworks_deployments::language::timestamp::is_rfc3339;

pub(super) fn check(text: &str) {
    assert_eq!(is_rfc3339(text), is_chronos(text) && is_strict(text), "accepted, as opposed to chrono");
}

fn is_chronos(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok()
}

/// True unless chrono is known to be more lenient than RFC 3339: it takes a space for the `T`, and other signs for a minus.
fn is_strict(text: &str) -> bool {
    text.is_ascii() && text.as_bytes().get(10).is_some_and(|between| between.eq_ignore_ascii_case(&b'T'))
}
