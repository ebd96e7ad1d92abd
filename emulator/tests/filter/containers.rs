//! Filters on maps, lists and objects, and on values inside them.

use crate::{check, fleet};

#[test]
fn inside_a_missing_object_not_even_unequal_holds() {
    check(
        &mut fleet(),
        &[
            ("placement.region = REGION_UNSPECIFIED", "full"),
            ("auto_tune.long_prompt = false", "bare"),
            ("auto_tune.long_prompt != true", "bare"),
            ("NOT auto_tune.long_prompt = true", "bare full poor"),
            ("replica_stats.ready_replica_count != 2", "bare poor"),
        ],
    );
}

#[test]
fn maps_have_keys_and_entries() {
    check(
        &mut fleet(),
        &[
            ("autoscaling_policy.load_targets:default", "bare full poor"),
            ("autoscaling_policy.load_targets:\"default\"", "bare full poor"),
            ("autoscaling_policy.load_targets:def", ""),
            ("autoscaling_policy.load_targets:v1*", "full"),
            ("autoscaling_policy.load_targets:*", "bare full poor"),
            ("autoscaling_policy.load_targets.default:*", "bare full poor"),
            ("autoscaling_policy.load_targets.\"default\" = 0.8", "bare full"),
            ("autoscaling_policy.load_targets.default != 0.8", "poor"),
            ("NOT autoscaling_policy.load_targets.default = 0.8", "poor"),
            ("autoscaling_policy.load_targets.'v1.2':*", "full"),
            ("autoscaling_policy.load_targets.'v1.3':*", ""),
            ("autoscaling_policy.load_targets.default > 0.5", "bare full"),
            ("autoscaling_policy.load_targets.default:0.8", "bare full"),
            ("autoscaling_policy.load_targets.other < 1", ""),
            ("autoscaling_policy.load_targets.\"v1.2\" != 4", "full"),
            ("autoscaling_policy.scaling_schedules:night", "full"),
            ("autoscaling_policy.scaling_schedules.night.duration = 3600s", "full"),
            ("autoscaling_policy.scaling_schedules.night.description = *rest", "full"),
            ("autoscaling_policy.scaling_schedules.night.disabled = false", "full"),
            ("autoscaling_policy.scaling_schedules.day.disabled = false", ""),
        ],
    );
}

#[test]
fn lists_have_items_and_objects_have_fields() {
    check(
        &mut fleet(),
        &[
            ("placement.regions:US_IOWA_1", "full"),
            ("placement.regions:US_OHIO_1", ""),
            ("placement.regions:*", "full"),
            ("placement:*", "full"),
            ("placement:regions", "full"),
            ("placement:region", ""),
            ("auto_tune:*", "bare"),
            ("autoscaling_policy:scaling_schedules", "full"),
        ],
    );
}
