//! Drawn cases, all derived from one number: `PROPERTY_SEED=7 cargo test …` draws others.
#![allow(dead_code, reason = "each test file is a crate of its own, and uses some of these")]

use std::fmt::Debug;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestError, TestRunner};

pub(crate) mod deployments;
pub(crate) mod fields;
pub(crate) mod values;

/// The seed of all drawn cases.
pub(crate) fn seed() -> u64 {
    std::env::var("PROPERTY_SEED").map_or(1, |seed| seed.parse().expect("PROPERTY_SEED is a whole number"))
}

/// A runner with a seed.
pub(crate) fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        rng_seed: RngSeed::Fixed(seed()),
        // unoptimised, the default generator takes as long as the cases themselves
        rng_algorithm: RngAlgorithm::XorShift,
        // the seed is enough to reproduce a case
        failure_persistence: None,
        max_shrink_iters: 1_000,
        ..Config::default()
    })
}

/// Checks a property on a number of cases. If it fails, the smallest failing case is shown.
#[track_caller]
pub(crate) fn hold<S>(cases: u32, strategy: &S, show: impl Fn(&S::Value) -> String, property: impl Fn(&S::Value))
where
    S: Strategy,
    S::Value: Debug,
{
    let checked = runner(cases).run(strategy, |case| {
        property(&case);
        Ok(())
    });
    match checked {
        Ok(()) => {}
        Err(TestError::Fail(why, case)) => {
            panic!("{why}\n\n{}\n\nPROPERTY_SEED={} draws it again", show(&case), seed())
        }
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

/// Draws some cases, without a property.
pub(crate) fn some<S: Strategy>(count: usize, strategy: &S) -> Vec<S::Value> {
    let mut runner = runner(0);
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}
