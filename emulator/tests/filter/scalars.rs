//! Filters on strings, numbers, booleans, enums, timestamps and durations.

use crate::{check, fleet};

#[test]
fn strings_compare_case_sensitively_and_in_order() {
    check(
        &mut fleet(),
        &[
            ("display_name = prod", "poor"),
            ("display_name=\"Prod Search\"", "full"),
            ("display_name = 'Prod Search'", "full"),
            ("display_name = PROD", ""),
            ("display_name != prod", "bare full"),
            ("display_name < \"b\"", "bare full"),
            ("display_name <= prod", "bare full poor"),
            ("display_name > \"Prod Search\"", "poor"),
            ("display_name >= \"Prod Search\"", "full poor"),
            ("display_name = \"\"", "bare"),
            ("name = accounts/acme/deployments/full", "full"),
            ("status.message = \"say \\\"hi\\\" \\\\ größer\\*\"", "poor"),
            ("status.message = 'say \"hi\" \\\\ größer\\*'", "poor"),
        ],
    );
}

#[test]
fn an_asterisk_matches_any_text_in_an_equality() {
    check(
        &mut fleet(),
        &[
            ("display_name = \"prod*\"", "poor"),
            ("display_name = *rod*", "full poor"),
            ("display_name = P*S*h", "full"),
            ("display_name = \"*search\"", ""),
            ("display_name = *", "bare full poor"),
            ("display_name != \"Prod*\"", "bare poor"),
            ("display_name = \"prod\\*\"", ""),
            ("status.message = \"*\\*\"", "poor"),
            ("status.message = \"*größer?\"", ""),
            ("display_name = prod*prod", ""),
        ],
    );
}

#[test]
fn has_finds_a_substring_in_any_case() {
    check(
        &mut fleet(),
        &[
            ("display_name:PROD", "full poor"),
            ("display_name:\"d s\"", "full"),
            ("display_name:s*h", "full"),
            ("display_name:prodigy", ""),
            ("status.message:\"HI\\\" \\\\ GRö\"", "poor"),
            // letters beyond ASCII are case-sensitive
            ("status.message:GRÖ", ""),
            ("display_name:*", "full poor"),
        ],
    );
}

#[test]
fn numbers_compare_numerically_and_default_to_zero() {
    check(
        &mut fleet(),
        &[
            ("min_replica_count = 2", "full"),
            ("min_replica_count != 2", "bare poor"),
            ("max_replica_count < 2", "bare poor"),
            ("max_replica_count <= 10", "bare full poor"),
            ("max_replica_count > 2", "full"),
            ("max_replica_count >= 10", "full"),
            ("min_replica_count = 0", "bare poor"),
            ("accelerator_count = 0", "bare full poor"),
            ("accelerator_count > -1", "bare full poor"),
            ("min_replica_count:2", "full"),
            ("min_replica_count:*", "full"),
            ("min_replica_count = \"2\"", "full"),
            ("replica_stats.effective_replica_count = 1.5", "full"),
            ("replica_stats.effective_replica_count >= 15e-1", "full"),
            ("replica_stats.effective_replica_count < 0.5", "bare poor"),
        ],
    );
}

#[test]
fn booleans_are_true_or_false() {
    check(
        &mut fleet(),
        &[
            ("enable_addons = true", "full"),
            ("enable_addons = false", "bare poor"),
            ("enable_addons != true", "bare poor"),
            ("enable_addons:true", "full"),
            ("enable_addons:*", "full"),
        ],
    );
}

#[test]
fn enums_compare_by_name_and_default_to_their_first_value() {
    check(
        &mut fleet(),
        &[
            ("state = READY", "bare full"),
            ("state = \"READY\"", "bare full"),
            ("state != READY", "poor"),
            ("state:FAILED", "poor"),
            ("accelerator_type = ACCELERATOR_TYPE_UNSPECIFIED", "bare poor"),
            ("accelerator_type != NVIDIA_H200_141GB", "bare poor"),
            ("accelerator_type:*", "full"),
            ("status.code = INTERNAL", "poor"),
        ],
    );
}

#[test]
fn timestamps_compare_across_offsets() {
    check(
        &mut fleet(),
        &[
            ("create_time = \"2026-02-01T11:00:00+01:00\"", "full"),
            ("create_time != \"2026-02-01T10:00:00Z\"", "bare poor"),
            ("create_time < \"2026-02-01T10:00:00Z\"", "bare"),
            ("create_time <= \"2026-02-01T10:00:00.000Z\"", "bare full"),
            ("create_time > '2026-02-28T21:59:59Z'", "poor"),
            ("create_time >= '2026-02-28T22:00:00Z'", "poor"),
            ("create_time:\"2026-02-01T10:00:00Z\"", "full"),
            ("create_time:*", "bare full poor"),
            ("purge_time:*", ""),
            ("create_time > \"0000-01-01T00:00:00Z\"", "bare full poor"),
            ("create_time > \"0000-01-01T00:00:00+23:59\"", "bare full poor"),
            ("create_time < \"9999-12-31T23:59:60.123456789012-23:59\"", "bare full poor"),
            ("create_time > \"2026-02-01T10:30:60Z\"", "poor"),
        ],
    );
}

#[test]
fn a_missing_timestamp_is_neither_before_nor_after_any() {
    check(
        &mut fleet(),
        &[
            ("delete_time < \"2100-01-01T00:00:00Z\"", ""),
            ("delete_time >= \"1900-01-01T00:00:00Z\"", ""),
            ("delete_time = \"1970-01-01T00:00:00Z\"", ""),
            ("delete_time != \"1970-01-01T00:00:00Z\"", "bare full poor"),
        ],
    );
}

#[test]
fn durations_compare_exactly() {
    check(
        &mut fleet(),
        &[
            ("autoscaling_policy.scale_up_window = 45s", "full"),
            ("autoscaling_policy.scale_up_window = \"45.000s\"", "full"),
            ("autoscaling_policy.scale_down_window > 600.499999999s", "full"),
            ("autoscaling_policy.scale_down_window >= 600.5s", "full"),
            ("autoscaling_policy.scale_down_window < 601s", "bare full poor"),
            ("autoscaling_policy.scale_down_window <= 600s", "bare poor"),
            ("autoscaling_policy.scale_up_window:*", "bare full poor"),
            ("autoscaling_policy.scale_up_window != 45s", "bare poor"),
        ],
    );
}
