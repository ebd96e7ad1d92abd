//! The known name nearest to a given one.

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::vocabulary::{AcceleratorType, Precision, Region, State, Vocabulary};
use fireworks_deployments::language::near::nearest;

#[track_caller]
fn assert_value(vocabulary: &Vocabulary, given: &str, meant: impl Into<Option<&'static str>>) {
    assert_eq!(nearest(given, vocabulary.values.iter().copied()), meant.into(), "{given}");
}

#[track_caller]
fn assert_among(known: &[&str], given: &str, meant: Option<&str>) {
    assert_eq!(nearest(given, known.iter().copied()), meant, "{given}");
}

#[test]
fn a_gpu_is_found_by_a_part_of_its_name() {
    for given in ["H100", "h100", "nvidia-h100", "NVIDIA H100 80GB", "h100-80gb", "H10080GB"] {
        assert_value(&AcceleratorType::VOCABULARY, given, "NVIDIA_H100_80GB");
    }
    assert_value(&AcceleratorType::VOCABULARY, "h200-141gb", "NVIDIA_H200_141GB");
    assert_value(&AcceleratorType::VOCABULARY, "h200", "NVIDIA_H200_141GB");
    assert_value(&AcceleratorType::VOCABULARY, "L4", "NVIDIA_L4_24GB");
    assert_value(&AcceleratorType::VOCABULARY, "B200", "NVIDIA_B200_180GB");
    assert_value(&AcceleratorType::VOCABULARY, "GB200", "NVIDIA_GB200");
}

#[test]
fn other_enums_are_searched_in_the_same_way() {
    assert_value(&State::VOCABULARY, "ready", "READY");
    assert_value(&State::VOCABULARY, "REDY", "READY");
    assert_value(&State::VOCABULARY, "REDAY", "READY");
    assert_value(&Precision::VOCABULARY, "fp8-mm", "FP8_MM");
    assert_value(&Precision::VOCABULARY, "bfloat16", None);
    assert_value(&Region::VOCABULARY, "us-iowa-1", "US_IOWA_1");
    assert_value(&Region::VOCABULARY, "frankfurt", "EU_FRANKFURT_1");
    assert_value(&Region::VOCABULARY, "US_FRANKFURT_1", "EU_FRANKFURT_1");
    assert_value(&Region::VOCABULARY, "MOON_1", None);
}

#[test]
fn a_misspelt_field_is_found() {
    let fields: Vec<&str> = Deployment::FIELDS.iter().map(|field| field.name).collect();
    assert_among(&fields, "displayNme", Some("displayName"));
    assert_among(&fields, "dispalyName", Some("displayName"));
    assert_among(&fields, "display_name", Some("displayName"));
    assert_among(&fields, "DISPLAY-NAME", Some("displayName"));
    assert_among(&fields, "minReplicas", Some("minReplicaCount"));
    assert_among(&fields, "model", Some("baseModel"));
    assert_among(&fields, "temperature", None);
}

#[test]
fn a_name_with_the_given_words_is_nearer_than_one_with_a_typo() {
    assert_among(&["timeoutMx", "requestTimeoutMs"], "timeoutMs", Some("requestTimeoutMs"));
    assert_among(&["xxRun", "run"], "run", Some("run"));
}

#[test]
fn words_count_as_wholes() {
    assert_among(&["NVIDIA_GB200"], "B200", None);
    assert_among(&["maxReplicaCount"], "axReplica", None);
}

#[test]
fn of_several_names_the_nearest_is_first_and_then_the_first() {
    assert_among(&["maxReplicaCount", "maxWait"], "max", Some("maxWait"));
    assert_among(&["prod-a", "prod-b"], "prod-c", Some("prod-a"));
    assert_among(&["prodigal", "prod-b"], "prodb", Some("prod-b"));
}

#[test]
fn at_most_a_third_of_the_letters_may_differ() {
    assert_among(&["abcdef"], "abcdxy", Some("abcdef"));
    assert_among(&["abcdef"], "abcxyz", None);
    assert_among(&["abcdef"], "abcd", Some("abcdef"));
    assert_among(&["abcdef"], "abc", None);
    assert_among(&["US"], "UK", None);
}

#[test]
fn nothing_is_near_a_name_without_letters() {
    for given in ["", "-", "__", "1", "é", "数量", "\n"] {
        assert_among(&["", "1", "a", "é"], given, None);
    }
}

#[test]
fn nothing_is_near_a_text_that_is_no_name() {
    assert_among(&["ready"], "ready\n", None);
    assert_among(&["ready"], "reády", None);
    let long = "a".repeat(65);
    assert_among(&[&long], &long, None);
    assert_among(&[&long], &"a".repeat(64), Some(&long));
}

#[test]
fn nothing_is_near_when_nothing_is_known() {
    assert_among(&[], "ready", None);
}
