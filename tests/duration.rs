//! Durations: exact, in the API's format and as people write them.

use fireworks_deployments::language::duration::Duration;

#[track_caller]
fn assert_human(text: &str, wire: &str, human: &str) {
    let duration = Duration::parse_human(text).map(|duration| (duration.to_string(), duration.human()));
    assert_eq!(duration, Ok((wire.to_owned(), human.to_owned())));
}

#[test]
fn what_people_write_is_read() {
    assert_human("5m", "300s", "5m");
    assert_human("1h30m", "5400s", "1h30m");
    assert_human("300s", "300s", "5m");
    assert_human("0.5s", "0.5s", "0.5s");
    assert_human("1.5h", "5400s", "1h30m");
    assert_human("7d", "604800s", "7d");
    assert_human("-90s", "-90s", "-1m30s");
    assert_human("0s", "0s", "0s");
}

#[test]
fn white_space_around_a_length_of_time_is_ignored() {
    for space in [" ", "\t\r\n", "\u{85}", "\u{a0}", "\u{1680}", "\u{2009}", "\u{3000}", "\u{2028} \u{205f}"] {
        assert_human(&[space, "5m", space].concat(), "300s", "5m");
    }
}

#[test]
fn what_is_no_length_of_time_is_refused() {
    for text in [
        "",
        "5",
        "m",
        "5 m",
        "5m5",
        "5x",
        "1m1h",
        "1h1h",
        "٥m",
        "1e3s",
        "--5m",
        "\u{200d}5m",
        "5m\u{180e}",
        "1..5s",
        "99999999999999999999s",
    ] {
        assert!(Duration::parse_human(text).is_err(), "{text}");
    }
}

#[test]
fn the_wire_form_is_exact() {
    assert!(Duration::parse_wire("299.999999999s") < Duration::parse_wire("300s"));
    assert_eq!(Duration::parse_wire("300.000000000s"), Duration::parse_wire("300s"));
    assert!(Duration::parse_wire("-0.000000001s") < Duration::parse_wire("0s"));
    assert_eq!(Duration::parse_wire("-0s"), Duration::parse_wire("0s"));
}

#[test]
fn ten_thousand_years_are_the_most() {
    assert!(Duration::parse_wire("315576000000s").is_some());
    assert!(Duration::parse_wire("315576000000.000000001s").is_none());
    assert!(Duration::parse_wire("-315576000001s").is_none());
    assert!(Duration::parse_wire("99999999999999999999999s").is_none());
}

#[test]
fn a_number_of_seconds_goes_there_and_back() {
    for seconds in [0.0, 0.1, 0.5, 1.1, 299.999_999_999, 300.0, 5400.0, 604_800.0, -1.5, 123_456.789] {
        let duration = Duration::from_number(seconds);
        assert_eq!(duration.map(Duration::to_number), Some(seconds));
        assert_eq!(duration, Duration::parse_wire(duration.map(|duration| duration.to_string()).unwrap_or_default()));
    }
    for seconds in [f64::NAN, f64::INFINITY, 4e11, -4e11] {
        assert_eq!(Duration::from_number(seconds), None);
    }
}

#[test]
fn whole_units_have_words() {
    let words = |seconds| Duration::from_seconds(seconds).words();
    assert_eq!(
        [words(300), words(3600), words(604_800), words(1), words(90), words(0), words(-300)],
        ["5 minutes", "1 hour", "7 days", "1 second", "90 seconds", "0 seconds", "-5 minutes"]
    );
}
