//! The accelerators of each region.

use fireworks_deployments::api::vocabulary::{AcceleratorType, Region};
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::issue::ValidationIssue;
use serde_json::{Value, json};

use super::{assert_says, broken, create_issues};

const RULE: &str = "accelerator-in-region";

/// The documentation's table, a line for each region.
const DOCUMENTED: &[&str] = &[
    "US_ARIZONA_1 NVIDIA_H100_80GB",
    "US_CALIFORNIA_1 NVIDIA_H200_141GB",
    "US_GEORGIA_2 NVIDIA_B200_180GB",
    "US_GEORGIA_3 NVIDIA_H200_141GB",
    "US_ILLINOIS_1 NVIDIA_H100_80GB",
    "US_ILLINOIS_2 NVIDIA_A100_80GB",
    "US_IOWA_1 NVIDIA_H100_80GB",
    "US_OHIO_1 NVIDIA_B200_180GB",
    "US_TEXAS_2 NVIDIA_H100_80GB",
    "US_UTAH_1 NVIDIA_B200_180GB",
    "US_VIRGINIA_1 NVIDIA_H100_80GB NVIDIA_H200_141GB",
    "US_WASHINGTON_2 NVIDIA_H100_80GB",
    "US_WASHINGTON_3 NVIDIA_B200_180GB",
    "US_WASHINGTON_4 NVIDIA_B200_180GB",
    "EU_FRANKFURT_1 NVIDIA_H100_80GB",
    "EU_ICELAND_1 NVIDIA_H200_141GB",
    "EU_ICELAND_2 NVIDIA_B200_180GB NVIDIA_H200_141GB",
    "AP_TOKYO_1 NVIDIA_H100_80GB",
    "AP_TOKYO_2 NVIDIA_H200_141GB",
];

fn placed(placement: &Value, gpu: &str) -> Value {
    broken(&json!({ "placement": placement, "acceleratorType": gpu }))
}

fn message(placement: &Value, gpu: &str) -> Option<String> {
    let is_of_regions = |issue: &ValidationIssue| issue.rule == RULE;
    create_issues(&placed(placement, gpu)).into_iter().find(is_of_regions).map(|issue| issue.message)
}

#[test]
fn a_region_is_told_what_it_lacks_when_it_is_known_what_it_has() {
    for region in Region::VOCABULARY.values {
        let line = DOCUMENTED.iter().map(|line| line.split(' ')).find(|words| words.clone().next() == Some(region));
        for gpu in AcceleratorType::VOCABULARY.values {
            let is_given = !gpu.ends_with("_UNSPECIFIED");
            let says = is_given && line.clone().is_some_and(|mut words| !words.any(|word| word == *gpu));
            assert_says(RULE, &placed(&json!({ "region": region }), gpu), Purpose::Create, says);
        }
    }
}

#[test]
fn of_several_regions_one_is_enough() {
    for (regions, says) in [
        (json!(["US_UTAH_1", "US_OHIO_1"]), true),
        (json!(["US_UTAH_1", "US_IOWA_1"]), false),
        (json!(["US_UTAH_1", "MOON_1"]), false),
        (json!([]), false),
    ] {
        let placement = json!({ "region": "", "regions": regions });
        assert_says(RULE, &placed(&placement, "NVIDIA_H100_80GB"), Purpose::Create, says);
    }
}

#[test]
fn an_accelerator_that_is_left_out_lacks_nowhere() {
    for gpu in ["", "ACCELERATOR_TYPE_UNSPECIFIED"] {
        assert_eq!(message(&json!({ "region": "US_UTAH_1" }), gpu), None);
    }
}

#[test]
fn each_kind_of_gpu_is_offered_once() {
    let regions = json!({ "region": null, "regions": ["US_UTAH_1", "EU_ICELAND_2", "EU_ICELAND_2"] });
    let said = "should be available in a region of the placement; use NVIDIA_H200_141GB or NVIDIA_B200_180GB, got \
                `NVIDIA_A100_80GB`";
    assert_eq!(message(&regions, "NVIDIA_A100_80GB").as_deref(), Some(said));
}
