//! Ten thousand sequences of calls, time, traffic, edits and faults, some with a quota or a suspended account, checked
//! against what a user may rely on: no deployment is lost or duplicated, times are ordered, an undelete restores every
//! field, a purge is final, states follow the documented transitions, lists agree with gets, a refused request changes
//! nothing, a replay gives the same bytes, and so does a rebuild from the journal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test says what it expects by failing"
)]

#[path = "../drawn/mod.rs"]
mod drawn;
mod edits;
mod effects;
mod expected;
mod lists;
mod model;
mod pending;
mod replies;
mod requests;
mod setup;
mod sound;
mod spending;
mod steps;
#[path = "../support/mod.rs"]
mod support;
mod traffic;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use model::Model;
use setup::{Setup, setups};
use steps::{Step, sequences};
use world::World;

const SEQUENCES: u32 = 10_000;
const MOST_STEPS: usize = 25;

fn live(world: &mut World, setup: &Setup, steps: &[Step]) {
    let mut model = Model::new(world, setup);
    for step in steps {
        model.take(world, step);
    }
    model.end(world);
    world.replay();
    // a part of them will do: it takes as long as all the rest
    if steps.len().is_multiple_of(4) {
        world.rebuild();
    }
}

/// The steps up to the failure.
fn story(setup: &Setup, steps: &[Step]) -> String {
    let mut world = World::new(setup);
    let _went_wrong = catch_unwind(AssertUnwindSafe(|| live(&mut world, setup, steps)));
    world.to_string()
}

#[test]
fn every_sequence_keeps_what_users_rely_on() {
    let samples = requests::DEPLOYMENTS.len();
    drawn::hold(
        SEQUENCES,
        &(setups(samples), sequences(MOST_STEPS, samples)),
        |(setup, steps)| story(setup, steps),
        |(setup, steps)| live(&mut World::new(setup), setup, steps),
    );
}

#[test]
fn drawn_deployments_cover_every_settable_field() {
    let is_set = |path: &&Vec<&str>| requests::DEPLOYMENTS.iter().any(|it| expected::read(it, path).is_some());
    let unset: Vec<_> = requests::MUTABLE.iter().filter(|path| !is_set(path)).collect();
    assert_eq!(unset, Vec::<&Vec<&str>>::new());
}
