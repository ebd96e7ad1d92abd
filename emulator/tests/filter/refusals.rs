//! Refused filters, and the position each message points at.

use serde_json::json;

use crate::support::{body, emulator, refused};
use crate::{ask, fleet, ids};

/// Asserts that each filter is refused with its message.
#[track_caller]
fn check_refused(cases: &[(&str, &str)]) {
    let emulator = &mut emulator(&json!([]));
    for (filter, message) in cases {
        let reply = ask(emulator, filter);
        refused(&reply, 400, 3);
        assert_eq!(body(&reply)["message"], *message, "{filter}");
    }
}

#[test]
fn a_syntax_error_is_refused_at_its_character() {
    let quoted_only = ", which needs quotes";
    check_refused(
        &[
            ("state =", "invalid filter at character 8: expected a value, found the end".to_owned()),
            ("state = = READY", format!("invalid filter at character 9: expected a value, found `=`{quoted_only}")),
            ("AND state", "invalid filter at character 1: expected a field or a value, found `AND`".to_owned()),
            ("state = READY OR", "invalid filter at character 17: expected a field or a value, found the end".to_owned()),
            ("a AND AND b", "invalid filter at character 7: expected a field or a value, found `AND`".to_owned()),
            ("a AND(b)", "invalid filter at character 6: expected a space, found `(`".to_owned()),
            ("NOT(b)", "invalid filter at character 4: expected a space, found `(`".to_owned()),
            ("- b", "invalid filter at character 2: expected a field or a value, found a space".to_owned()),
            ("(a", "invalid filter at character 3: expected a space, `AND`, `OR` or `)`, found the end".to_owned()),
            ("()", "invalid filter at character 2: expected a field or a value, found `)`".to_owned()),
            ("a)", "invalid filter at character 2: expected a space, `AND`, `OR` or the end, found `)`".to_owned()),
            ("(a)(b)", "invalid filter at character 4: expected a space, `AND`, `OR` or the end, found `(`".to_owned()),
            ("é = \"ö", "invalid filter at character 7: expected a closing quote, found the end".to_owned()),
            (
                "a = \"\\x\"",
                "invalid filter at character 7: expected one of `\"`, `'`, `\\`, `*`, `n`, `r`, `t` after a backslash, \
                 found `x`".to_owned(),
            ),
            (
                "create_time > 2026-03-01T12:00:00Z",
                format!("invalid filter at character 28: expected a space, `AND`, `OR` or the end, found `:`{quoted_only}"),
            ),
            ("status.", "invalid filter at character 8: expected a name after the point, found the end".to_owned()),
            ("age(x)", "invalid filter at character 4: expected a comparison (functions aren't supported), found `(`".to_owned()),
        ]
        .each_ref()
        .map(|(filter, message)| (*filter, message.as_str())),
    );
}

#[test]
fn a_wrong_field_or_type_is_refused_at_its_character() {
    check_refused(&[
        ("state = READY AND nothing = 1", "invalid filter at character 19: unknown field `nothing`"),
        ("displayName = x", "invalid filter at character 1: unknown field `displayName`; did you mean `display_name`?"),
        ("status.nothing:1", "invalid filter at character 8: unknown field `nothing`"),
        ("status:nothing", "invalid filter at character 8: `status` has an unknown field `nothing`"),
        ("state.code = 1", "invalid filter at character 7: `code` is not a field: a string has none"),
        (
            "autoscaling_policy.load_targets.v1.2 = 1",
            "invalid filter at character 36: `2` is not a field: a number has none; quote a key that contains a dot",
        ),
        ("placement.regions.0 = x", "invalid filter at character 19: `0` is not a field: a list has none"),
        ("state = REDY", "invalid filter at character 9: `state` should be a known value of State, got `REDY`"),
        (
            "state < READY",
            "invalid filter at character 9: `state` has no order: it can only be compared with `=`, `!=` and `:`",
        ),
        (
            "enable_addons > false",
            "invalid filter at character 17: `enable_addons` has no order: it can only be compared with `=`, `!=` and `:`",
        ),
        ("enable_addons = 1", "invalid filter at character 17: `enable_addons` must be a boolean, got `1`"),
        (
            "enable_addons = TRUE",
            "invalid filter at character 17: `enable_addons` must be a boolean, not a string, got `TRUE`",
        ),
        (
            "min_replica_count = few",
            "invalid filter at character 21: `min_replica_count` must be a number, not a string, got `few`",
        ),
        (
            "min_replica_count = 1.5",
            "invalid filter at character 21: `min_replica_count` must be a whole number, got `1.5`",
        ),
        (
            "min_replica_count = 2147483648",
            "invalid filter at character 21: `min_replica_count` must be between -2147483648 and 2147483647, got `2147483648`",
        ),
        (
            "autoscaling_policy.scale_up_window = 5m",
            "invalid filter at character 38: `autoscaling_policy.scale_up_window` must be seconds followed by `s`, such as `300s`, got `5m`",
        ),
        (
            "create_time > 2026-03-01",
            "invalid filter at character 15: `create_time` must be an RFC 3339 timestamp, such as `2026-03-01T12:00:00Z`, got `2026-03-01`",
        ),
        ("placement = x", "invalid filter at character 13: `placement` is an object and only allows `:`"),
        (
            "autoscaling_policy.load_targets = x",
            "invalid filter at character 35: `autoscaling_policy.load_targets` is an object and only allows `:`",
        ),
        ("placement.regions = x", "invalid filter at character 21: `placement.regions` is a list and only allows `:`"),
        (
            "placement.regions:NOWHERE",
            "invalid filter at character 19: `placement.regions` should be a known value of Region, got `NOWHERE`",
        ),
        ("state = (READY OR a = 1)", "invalid filter at character 19: expected a value, found a comparison"),
    ]);
}

#[test]
fn a_secret_can_neither_be_filtered_nor_shown() {
    let emulator = &mut fleet();
    for filter in [
        "direct_route_api_keys:\"sk-hidden\"",
        "direct_route_api_keys:*",
        "-direct_route_api_keys:sk-hidden",
        "direct_route_api_keys = (sk-hidden)",
    ] {
        let reply = ask(emulator, filter);
        refused(&reply, 400, 3);
        assert!(reply.body.contains("it is secret") && !reply.body.contains("hidden"), "{}", reply.body);
    }
}

#[test]
fn a_tag_can_neither_be_filtered_nor_found() {
    let emulator = &mut fleet();
    for filter in
        ["annotations.\"custom/team\" = search", "annotations:*", "annotations = x", "NOT annotations:custom/team"]
    {
        let at = if filter.starts_with("NOT") { 5 } else { 1 };
        let expected =
            format!("invalid filter at character {at}: can't filter by `annotations`: lists can't be filtered by tags");
        assert_eq!(body(&ask(emulator, filter))["message"], expected, "{filter}");
    }
}

#[test]
fn parentheses_go_thirty_two_deep_and_no_deeper() {
    let emulator = &mut fleet();
    let nested = |depth| format!("{}state = READY{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(ids(emulator, &nested(32)), "bare full");
    let expected = "expected at most 32 nested parentheses, found `(`";
    assert_eq!(body(&ask(emulator, &nested(33)))["message"], format!("invalid filter at character 33: {expected}"));
    for hostile in ["(", "NOT (", "-(", "state = (", "((a) OR "] {
        refused(&ask(emulator, &hostile.repeat(1_000)), 400, 3);
    }
    // closed parentheses don't count
    assert_eq!(ids(emulator, &"(state = READY) ".repeat(100)), "bare full");
}

#[test]
fn a_filter_has_at_most_ten_thousand_characters() {
    let emulator = &mut fleet();
    let long = |count: usize| format!("display_name = \"{}\"", "ü".repeat(count - 17));
    assert_eq!(ids(emulator, &long(10_000)), "");
    let reply = ask(emulator, &long(10_001));
    refused(&reply, 400, 3);
    assert_eq!(body(&reply)["message"], "filter must have at most 10000 characters");
}
