//! Durations, against the regular expression of the API's reference.

use std::sync::LazyLock;

use fireworks_deployments::language::duration::Duration;
use regex_lite::Regex;

/// The format, without its bound.
static WIRE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^-?(0|[1-9][0-9]*)(?:\.([0-9]{1,9}))?s$").unwrap());
/// Ten thousand years in nanoseconds.
const MOST: u128 = 315_576_000_000 * 1_000_000_000;
/// Below that many seconds, a double holds the nanoseconds too.
const EXACT: i64 = 4_000_000;

pub(super) fn check(text: &str) {
    assert_eq!(Duration::parse_wire(text).is_some(), is_wire(text), "accepted, as opposed to the expression");
    assert_eq!(Duration::wire_fault(text.as_bytes()).is_none(), is_wire(text));
    for duration in [Duration::parse_wire(text), Duration::of_human(text.as_bytes())].into_iter().flatten() {
        check_printed(duration);
    }
}

fn is_wire(text: &str) -> bool {
    let Some(parts) = WIRE.captures(text) else { return false };
    let fraction = parts.get(2).map_or("", |fraction| fraction.as_str());
    format!("{}{fraction:0<9}", &parts[1]).parse::<u128>().is_ok_and(|nanos| nanos <= MOST)
}

fn check_printed(duration: Duration) {
    let (wire, human) = (duration.to_string(), duration.human());
    assert!(is_wire(&wire), "{wire}");
    assert_eq!(Duration::parse_wire(&wire), Some(duration), "{wire}");
    assert_eq!(Duration::parse_human(&human), Ok(duration), "{human}");
    assert!(!duration.words().is_empty());
    let is_small = (Duration::from_seconds(-EXACT)..Duration::from_seconds(EXACT)).contains(&duration);
    if is_small {
        assert_eq!(Duration::from_number(duration.to_number()), Some(duration), "{wire}");
    }
}
