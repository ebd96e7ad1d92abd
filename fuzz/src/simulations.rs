//! Simulations of autoscaling, with any policy, load and options.

use std::collections::BTreeMap;

use arbitrary::{Result, Unstructured};
use fireworks_deployments::api::deployment::{AutoscalingPolicy, LOAD_TARGETS};
use fireworks_deployments_emulator::scaling::{Load, Offsets, simulate};
use serde_json::{Map, Value, json};

use crate::{choices, grow};

const WINDOWS: &[&str] = &["scaleUpWindow", "scaleDownWindow", "scaleToZeroWindow"];
const LENGTHS: &[&str] = &["300s", "3600s", "301.5s", "999s"];
const CRONS: &[&str] = &["0 8 * * MON-FRI", "*/7 * * * *", "59 23 29 2 *", "0 0 1 1 0"];
const COUNTS: &[&str] = &["minReplicaCount", "maxReplicaCount", "acceleratorCount"];
/// Steps of time between two points of a load, in milliseconds.
const STEPS: &[f64] = &[1.0, 1_000.0, 60_000.0, 300_000.0, 3_600_000.0, 86_400_000.0];
const DURATIONS: &[&str] = &["1h", "1d", "7d", "366d", "367d", "0s"];
const MOST_POINTS: usize = 16;

/// A policy, a load in columns, and options.
#[derive(Debug)]
pub(super) struct Simulation {
    deployment: Value,
    targets: Vec<String>,
    times: Vec<f64>,
    loads: Vec<f64>,
    options: Value,
}

/// The simulation that some bytes stand for.
pub(super) fn of(bytes: &[u8]) -> Simulation {
    let mut simulation = Simulation {
        deployment: json!({}),
        targets: vec!["default".to_owned()],
        times: vec![0.0],
        loads: vec![1.0],
        options: json!({ "duration": "7d" }),
    };
    // what the bytes don't reach stays as it is
    let _: Result<()> = fill(&mut choices(bytes), &mut simulation);
    simulation
}

fn fill(choices: &mut Unstructured<'_>, simulation: &mut Simulation) -> Result<()> {
    simulation.deployment["autoscalingPolicy"] = policy(choices)?;
    for name in COUNTS {
        if choices.arbitrary()? {
            simulation.deployment[name] = json!(choices.int_in_range(0..=9)?);
        }
    }
    simulation.options = json!({ "duration": choices.choose(DURATIONS)? });
    for name in ["start", "coldStart", "replicas"] {
        if choices.ratio(1, 3)? {
            simulation.options[name] = grow::anything(choices, 0)?;
        }
    }
    if choices.ratio(1, 4)? {
        simulation.targets =
            (0..choices.int_in_range(0..=3)?).map(|_| grow::one_of(choices, LOAD_TARGETS)).collect::<Result<_>>()?;
    }
    simulation.times.clear();
    simulation.loads.clear();
    let mut time = 0.0;
    for _ in 0..choices.int_in_range(0..=MOST_POINTS)? {
        simulation.times.push(time);
        for _ in &simulation.targets {
            simulation.loads.push(if choices.ratio(1, 8)? {
                choices.arbitrary()?
            } else {
                choices.int_in_range(0..=40u8)?.into()
            });
        }
        time += choices.choose(STEPS)? * f64::from(choices.int_in_range(1..=20u8)?);
    }
    Ok(())
}

/// A policy, which often can be simulated.
fn policy(choices: &mut Unstructured<'_>) -> Result<Value> {
    let mut policy = if choices.ratio(1, 8)? { grow::object(choices, AutoscalingPolicy::FIELDS)? } else { Map::new() };
    for name in WINDOWS {
        if choices.arbitrary()? {
            policy.insert((*name).to_owned(), json!(choices.choose(LENGTHS)?));
        }
    }
    if choices.arbitrary()? {
        policy.insert("loadTargets".to_owned(), json!({ grow::one_of(choices, LOAD_TARGETS)?: 0.25 }));
    }
    if choices.arbitrary()? {
        let schedule = json!({
            "schedule": choices.choose(CRONS)?,
            "duration": choices.choose(LENGTHS)?,
            "timezone": "UTC",
            "minReplicaCount": choices.int_in_range(0..=3)?,
        });
        policy.insert("scalingSchedules".to_owned(), json!({ "a": schedule }));
    }
    Ok(Value::Object(policy))
}

pub(super) fn check(simulation: &Simulation) {
    let result = match run(simulation, &simulation.times, &simulation.loads) {
        Ok(result) => result,
        Err(sentence) => return assert!(!sentence.is_empty() && !sentence.ends_with('.'), "{sentence}"),
    };
    check_steps(&result);
    for amount in ["gpuHours", "shortSeconds", "coldStarts"] {
        assert!(result[amount].as_f64().is_some_and(|amount| amount >= 0.0), "{amount}: {result}");
    }
    check_split(simulation, &result);
}

fn run(
    Simulation { deployment, targets, options, .. }: &Simulation,
    times: &[f64],
    loads: &[f64],
) -> Result<Value, String> {
    let load = Load::new(targets.clone(), times, loads)?;
    let always: Offsets = vec![(i64::MIN, 0)];
    let zones = BTreeMap::from([("UTC".to_owned(), always)]);
    simulate(deployment, &load, options, &zones)
}

/// The first step is at the start, each one later than the one before, and each one changes something.
fn check_steps(result: &Value) {
    let number = |step: &Value, name: &str| step[name].as_i64().unwrap();
    let steps: Vec<[i64; 3]> = result["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| ["at", "desired", "ready"].map(|name| number(step, name)))
        .collect();
    assert!(steps.first().is_some_and(|[at, ..]| *at == 0), "{result}");
    for [at, desired, ready] in &steps {
        assert!((0..=*desired).contains(ready), "at {at}: {result}");
    }
    for pair in steps.windows(2) {
        assert!(pair[0][0] < pair[1][0] && pair[0][1..] != pair[1][1..], "{result}");
    }
}

/// A point that changes nothing about a load changes nothing about its result.
fn check_split(simulation: &Simulation, result: &Value) {
    let (width, mut times, mut loads) = (simulation.targets.len(), simulation.times.clone(), simulation.loads.clone());
    let Some(last) = times.last().copied() else { return };
    times.push(last + 30_000.0);
    loads.extend_from_within(loads.len() - width..);
    assert_eq!(run(simulation, &times, &loads).as_ref(), Ok(result));
}
