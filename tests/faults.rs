//! The table of faults, which numbers alone point into.

use fireworks_deployments::rules::fault::{FAULTS, Fault};
use fireworks_deployments::value::shape::Mismatch;

#[test]
fn each_mismatch_of_a_shape_is_the_fault_of_its_number() {
    for mismatch in Mismatch::ALL {
        assert_eq!(Fault::from(*mismatch).row().sentence, mismatch.sentence(), "{mismatch:?}");
    }
}

#[test]
fn the_faults_after_those_of_shapes_are_where_their_numbers_point() {
    assert_eq!(Fault::UNKNOWN_FIELD.row().rule, "unknown-field");
    assert_eq!(Fault::REQUIRED.row().rule, "required");
    assert_eq!(Fault::SHAPELESS_RISK.row().rule, "shape-or-shapeless-risk");
    let ids = [Fault::ID_TYPE, Fault::ID_SHORT, Fault::ID_LONG, Fault::ID_CHARACTERS, Fault::ID_ENDS, Fault::ID_DIGIT];
    assert!(ids.iter().all(|fault| fault.row().rule == "deployment-id"));
    assert_eq!((Fault::ID_SHORT.row().limit, Fault::ID_LONG.row().limit), (Some(1.0), Some(63.0)));
    assert!(Fault::ID_CHARACTERS.row().sentence.contains("a-z"));
    assert!(Fault::ID_ENDS.row().sentence.contains("hyphen"));
    assert!(Fault::ID_DIGIT.row().sentence.contains("start with a digit"));
    assert_eq!(usize::from(Fault::ID_DIGIT.number()) + 1, FAULTS.len());
}
