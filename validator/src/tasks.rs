//! The module's tasks, over any memory.

use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::rules::check::{self, Part, Purpose};
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::finding::Finding;
use fireworks_deployments::value::layout::Place;

use crate::memory::{Answer, FINDING, Filling, parts};

/// Checks the value in the slots, and returns the number of findings. The tasks by number: a new
/// deployment (0), changes to one (1), an ID to create (2) or to address (3); or the value in
/// `slot`, at the place of number `place`: a field (4), an entry under any key of its map (5), a
/// call's argument (6).
pub fn check(memory: &mut [u8], filling: Filling, task: u32, slot: u32, place: u32) -> usize {
    let (slots, room) = parts(memory, filling);
    let mut answer = Answer::new(room);
    let mut tell = |finding: Finding| finding.words().iter().for_each(|word| answer.add(&word.to_le_bytes()));
    match task {
        0 | 1 => {
            let purpose = if task == 0 { Purpose::Create } else { Purpose::Update };
            check::deployment(&slots, purpose, &mut tell);
        }
        2 | 3 => {
            let purpose = if task == 2 { IdPurpose::Create } else { IdPurpose::Address };
            check::id(&slots, purpose, &mut tell);
        }
        _ => {
            let part = match task {
                4 => Part::Field,
                5 => Part::AnyEntry,
                _ => Part::Argument,
            };
            check::part(&slots, slot, Place::new(place).unwrap_or(Place::DEPLOYMENT), part, &mut tell);
        }
    }
    answer.length / FINDING
}

/// Parses the text as a duration, in seconds. NaN if it isn't one.
pub fn seconds(memory: &mut [u8], filling: Filling) -> f64 {
    duration(memory, filling).map_or(f64::NAN, Duration::to_number)
}

/// Formats the text's duration for people, and returns the length. 0 if it isn't one.
pub fn human(memory: &mut [u8], filling: Filling) -> usize {
    let duration = duration(memory, filling);
    let mut answer = Answer::new(memory);
    if let Some(duration) = duration {
        duration.write_human(&mut answer);
    }
    answer.length
}

/// Formats a number of seconds as the API does, and returns the length. 0 if it is no duration.
pub fn wire(memory: &mut [u8], seconds: f64) -> usize {
    let mut answer = Answer::new(memory);
    if let Some(duration) = Duration::from_number(seconds) {
        duration.write_wire(&mut answer);
    }
    answer.length
}

fn duration(memory: &mut [u8], filling: Filling) -> Option<Duration> {
    Duration::of_human(parts(memory, filling).0.texts)
}
