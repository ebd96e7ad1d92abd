//! What the module can be asked, over any memory.

use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::rules::check::{self, Part, Purpose};
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::finding::Finding;
use fireworks_deployments::value::layout::Place;

use crate::memory::{Answer, FINDING, Filling, parts};

/// Checks what is in the slots, and says how many findings there are. The tasks, by their numbers: a deployment that is to be
/// created (0) or to change (1); an ID that is to be created (2) or addressed (3); the value in a slot, which stands at the
/// place of a number: a field (4), an entry that stands for any of its map (5), the argument of a call (6).
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

/// The seconds that the text says as people write them; NaN for none.
pub fn seconds(memory: &mut [u8], filling: Filling) -> f64 {
    duration(memory, filling).map_or(f64::NAN, Duration::to_number)
}

/// Writes the duration that the text says as people write it, and says how long that is; 0 for none.
pub fn human(memory: &mut [u8], filling: Filling) -> usize {
    let duration = duration(memory, filling);
    let mut answer = Answer::new(memory);
    if let Some(duration) = duration {
        duration.write_human(&mut answer);
    }
    answer.length
}

/// Writes a number of seconds as the API does, and says how long that is; 0 for no duration.
pub fn wire(memory: &mut [u8], seconds: f64) -> usize {
    let mut answer = Answer::new(memory);
    if let Some(duration) = Duration::from_number(seconds) {
        duration.write_wire(&mut answer);
    }
    answer.length
}

fn duration(memory: &mut [u8], filling: Filling) -> Option<Duration> {
    Duration::parse_human(parts(memory, filling).0.texts).ok()
}
