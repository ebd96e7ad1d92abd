//! What the module can be asked, over any memory.

use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::rules::check::{self, Part, Purpose};
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::finding::Finding;
use fireworks_deployments::value::layout::Place;

use crate::memory::{Answer, FINDING, Filling, parts};

/// Checks a deployment, and says how many findings there are.
pub fn deployment(memory: &mut [u8], filling: Filling, is_update: bool) -> usize {
    let purpose = if is_update { Purpose::Update } else { Purpose::Create };
    let (slots, room) = parts(memory, filling);
    let mut answer = Answer::new(room);
    check::deployment(&slots, purpose, &mut |finding| write(&mut answer, &finding));
    answer.length / FINDING
}

/// Checks the value in a slot, which stands at the place of a number: a field (0), an entry that stands for any of its map
/// (1), or an argument (2). Says how many findings there are.
pub fn part(memory: &mut [u8], filling: Filling, slot: u32, place: u32, part: u32) -> usize {
    let Some(place) = Place::new(place) else { return 0 };
    let part = [Part::Field, Part::AnyEntry].get(part as usize).copied().unwrap_or(Part::Argument);
    let (slots, room) = parts(memory, filling);
    let mut answer = Answer::new(room);
    check::part(&slots, slot, place, part, &mut |finding| write(&mut answer, &finding));
    answer.length / FINDING
}

/// Checks an ID, and says how many findings there are.
pub fn id(memory: &mut [u8], filling: Filling, is_addressed: bool) -> usize {
    let purpose = if is_addressed { IdPurpose::Address } else { IdPurpose::Create };
    let (slots, room) = parts(memory, filling);
    let mut answer = Answer::new(room);
    check::id(&slots, purpose, &mut |finding| write(&mut answer, &finding));
    answer.length / FINDING
}

/// The seconds that the text says as people write them; NaN for none.
pub fn seconds(memory: &mut [u8], filling: Filling) -> f64 {
    duration(memory, filling).map_or(f64::NAN, Duration::to_number)
}

/// Writes the duration that the text says as people write it, and says how long that is; 0 for none.
pub fn human(memory: &mut [u8], filling: Filling) -> usize {
    let duration = duration(memory, filling);
    answered(memory, duration, |duration, answer| duration.write_human(answer))
}

/// Writes a number of seconds as the API does, and says how long that is; 0 for none.
pub fn wire(memory: &mut [u8], seconds: f64) -> usize {
    answered(memory, Duration::from_number(seconds), |duration, answer| duration.write_wire(answer))
}

fn duration(memory: &mut [u8], filling: Filling) -> Option<Duration> {
    Duration::parse_human(parts(memory, filling).0.texts).ok()
}

fn answered(memory: &mut [u8], duration: Option<Duration>, write: fn(Duration, &mut Answer<'_>)) -> usize {
    let mut answer = Answer::new(memory);
    if let Some(duration) = duration {
        write(duration, &mut answer);
    }
    answer.length
}

fn write(answer: &mut Answer<'_>, finding: &Finding) {
    for word in finding.words() {
        answer.add(&word.to_le_bytes());
    }
}
