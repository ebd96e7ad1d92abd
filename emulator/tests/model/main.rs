//! Ten thousand sequences of calls, time, traffic and faults, held against what a user may rely on: no deployment is lost,
//! none is there twice, times are in order, an undelete brings back every field, a purge is final, states move along the
//! documented ways, a list shows what a get does, what is refused changes nothing, and the same again is the same to the
//! byte.
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
mod effects;
mod expected;
mod lists;
mod model;
mod pending;
mod replies;
mod requests;
mod sound;
mod steps;
#[path = "../support/mod.rs"]
mod support;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use model::Model;
use steps::{Step, sequences};
use world::World;

const SEQUENCES: u32 = 10_000;
const MOST_STEPS: usize = 25;

fn live(world: &mut World, steps: &[Step]) {
    let mut model = Model::new();
    for step in steps {
        model.take(world, step);
    }
    model.end(world);
    world.replay();
}

/// The sequence as it went, up to where it went wrong.
fn story(steps: &[Step]) -> String {
    let mut world = World::new();
    let _went_wrong = catch_unwind(AssertUnwindSafe(|| live(&mut world, steps)));
    world.to_string()
}

#[test]
fn whatever_happens_a_user_finds_what_was_promised() {
    let sequences = sequences(MOST_STEPS, requests::DEPLOYMENTS.len());
    drawn::hold(SEQUENCES, &sequences, |steps| story(steps), |steps| live(&mut World::new(), steps));
}

#[test]
fn the_deployments_that_are_drawn_have_every_field_that_a_customer_can_set() {
    let is_set = |path: &&Vec<&str>| requests::DEPLOYMENTS.iter().any(|it| expected::read(it, path).is_some());
    let unset: Vec<_> = requests::MUTABLE.iter().filter(|path| !is_set(path)).collect();
    assert_eq!(unset, Vec::<&Vec<&str>>::new());
}
