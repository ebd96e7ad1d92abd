//! Combining conditions.

use crate::{check, fleet};

#[test]
fn a_blank_filter_matches_everything() {
    check(&mut fleet(), &[("", "bare full poor"), ("  \t\n ", "bare full poor")]);
}

#[test]
fn or_binds_tighter_than_and_and_juxtaposition() {
    check(
        &mut fleet(),
        &[
            ("state = FAILED AND min_replica_count = 2 OR min_replica_count = 0", "poor"),
            ("state = FAILED OR min_replica_count = 2 AND display_name:search", "full"),
            ("(state = FAILED AND min_replica_count = 2) OR min_replica_count = 0", "bare poor"),
            ("state = READY min_replica_count = 2 OR display_name = prod", "full"),
            ("state = READY   display_name:prod", "full"),
            ("state = READY AND (display_name:x OR (min_replica_count = 0))", "bare"),
            ("state=READY AND\tmin_replica_count=2\nAND display_name:prod", "full"),
        ],
    );
}

#[test]
fn not_and_minus_negate_one_term() {
    check(
        &mut fleet(),
        &[
            ("NOT state = READY", "poor"),
            ("-state = READY", "poor"),
            ("NOT (state = READY AND min_replica_count = 2)", "bare poor"),
            ("-(state = READY OR display_name:prod)", ""),
            ("NOT state = READY OR min_replica_count = 2", "full poor"),
            ("-display_name:search display_name:prod", "poor"),
        ],
    );
}

#[test]
fn several_values_in_parentheses_are_compared_with_one_field() {
    check(
        &mut fleet(),
        &[
            ("display_name = (prod OR \"Prod Search\")", "full poor"),
            ("display_name != (prod OR \"Prod Search\")", "bare"),
            ("autoscaling_policy.load_targets:(default AND \"v1.2\")", "full"),
            ("autoscaling_policy.load_targets:(default NOT \"v1.2\")", "bare poor"),
            ("min_replica_count = (0 OR (2))", "bare full poor"),
        ],
    );
}

#[test]
fn a_bare_value_searches_every_text_except_secrets_and_tags() {
    check(
        &mut fleet(),
        &[
            ("search", "full"),
            ("research", ""),
            ("\"Prod Search\"", "full"),
            ("failed", "poor"),
            ("h200", "full"),
            ("us_iowa_1 h200", "full"),
            ("-search", "bare poor"),
            ("hidden", ""),
            ("*", "bare full poor"),
            ("search OR bare", "bare full"),
            ("2026-02", "full"),
            ("600.5s", "full"),
            // in lower case it is a text to search for, not an operator
            ("search and prod", ""),
        ],
    );
}
