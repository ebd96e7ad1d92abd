//! The JavaScript façade: functions over numbers, text and plain data. An emulator is a number on the JavaScript side,
//! so callers have no handle to free; `pkg/src/emulator/instance.ts` calls `freeEmulator` once its owner is
//! garbage-collected. Options, faults and deployments cross as objects, which TypeScript has made plain data of: nothing in
//! them throws.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use fireworks_deployments::language::duration::Duration;
use fireworks_deployments::language::words::excerpt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::scaling::{self, Load, Offsets, Zones};
use crate::{Emulator, Replay, Request, moment};

thread_local! {
    static EMULATORS: RefCell<BTreeMap<u32, Emulator>> = const { RefCell::new(BTreeMap::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// The host's knowledge of time zones: `pkg/src/emulator/zone.ts`.
    pub type Host;

    /// The offsets of a time zone over a time, as pairs of milliseconds. `undefined` if the host doesn't know it.
    #[wasm_bindgen(method, structural, catch)]
    fn offsets(this: &Host, zone: &str, from_ms: f64, until_ms: f64) -> Result<JsValue, JsValue>;
}

impl Zones for Host {
    fn offsets(&self, zone: &str, from: i64, until: i64) -> Result<Offsets, String> {
        let given = Self::offsets(self, zone, moment::to_number(from), moment::to_number(until)).ok();
        let known = given.and_then(|offsets| serde_wasm_bindgen::from_value(offsets).ok());
        known.ok_or_else(|| format!("the host doesn't know the time zone `{}`", excerpt(zone)))
    }
}

/// Creates an emulator from its options and returns its number. Throws a sentence.
#[wasm_bindgen(js_name = createEmulator)]
pub fn create(options: JsValue, now_ms: f64) -> Result<u32, String> {
    Ok(keep(Emulator::new(&read(options)?, moment::from_number(now_ms))?))
}

/// Rebuilds an emulator from its journal. Returns its number, the time of its start and the time it has now. Throws a
/// sentence.
#[wasm_bindgen(js_name = replayJournal)]
pub fn replay(journal: JsValue, until_ms: Option<f64>, key: Option<String>, host: Host) -> Result<Vec<f64>, String> {
    let zones: Rc<dyn Zones> = Rc::new(host);
    let until = until_ms.map(moment::from_number);
    let Replay { emulator, start_ms, now_ms } = Replay::of(&read(journal)?, until, key, &zones)?;
    Ok(vec![keep(emulator).into(), moment::to_number(start_ms), moment::to_number(now_ms)])
}

/// The journal, as JSON. Throws a sentence.
#[wasm_bindgen]
pub fn journal(id: u32, now_ms: f64) -> Result<String, String> {
    to_text(&with(id, |emulator| emulator.journal(moment::from_number(now_ms)))??)
}

/// Frees an emulator.
#[wasm_bindgen(js_name = freeEmulator)]
pub fn free(id: u32) {
    EMULATORS.with_borrow_mut(|emulators| emulators.remove(&id));
}

/// Answers a request. The head is `{ method, target, headers }` as JSON, the body is passed as it is. Returns the
/// reply's head as JSON, a line feed, and the body, which would otherwise be escaped and parsed again. Throws a
/// sentence.
#[wasm_bindgen]
pub fn handle(id: u32, head: &str, body: String, now_ms: f64) -> Result<String, String> {
    let request = Request { body, ..serde_json::from_str(head).map_err(|error| error.to_string())? };
    let reply = with(id, |emulator| emulator.handle(&request, moment::from_number(now_ms)))?;
    Ok(to_text(&reply)? + "\n" + &reply.body)
}

/// Simulates autoscaling: deployment, load targets and options in, steps and sums out, all as JSON. The load crosses as
/// numbers: its times, and a row of loads for each. Throws a sentence.
#[wasm_bindgen(js_name = simulateScaling)]
pub fn simulate_scaling(
    deployment: &str,
    targets: &str,
    times: &[f64],
    loads: &[f64],
    options: &str,
    host: &Host,
) -> Result<String, String> {
    let load = Load::new(from_text(targets)?, times, loads)?;
    scaling::simulate(&from_text(deployment)?, &load, &from_text(options)?, host).map(|run| run.to_string())
}

/// Makes upcoming requests fail. Throws a sentence.
#[wasm_bindgen]
pub fn fail(id: u32, fault: JsValue, now_ms: f64) -> Result<(), String> {
    let fault = read(fault)?;
    with(id, |emulator| emulator.fail(&fault, moment::from_number(now_ms)))?
}

/// Keeps upcoming starts from becoming READY. Throws a sentence.
#[wasm_bindgen(js_name = failStart)]
pub fn fail_start(id: u32, fault: JsValue, now_ms: f64) -> Result<(), String> {
    let fault = read(fault)?;
    with(id, |emulator| emulator.fail_start(&fault, moment::from_number(now_ms)))?
}

/// Clears every fault.
#[wasm_bindgen(js_name = clearFaults)]
pub fn clear_faults(id: u32, now_ms: f64) -> Result<(), String> {
    with(id, |emulator| emulator.clear_faults(moment::from_number(now_ms)))
}

/// Records an inference request served by a deployment. Throws a sentence.
#[wasm_bindgen]
pub fn traffic(id: u32, deployment: &str, now_ms: f64) -> Result<(), String> {
    with(id, |emulator| emulator.traffic(deployment, moment::from_number(now_ms)))?
}

/// Lets the replicas of a deployment follow a load: targets as JSON, its times, and a row of loads for each. Throws a
/// sentence.
#[wasm_bindgen]
pub fn load(
    id: u32,
    deployment: &str,
    targets: &str,
    times: &[f64],
    loads: &[f64],
    host: Host,
    now_ms: f64,
) -> Result<(), String> {
    let load = Load::new(from_text(targets)?, times, loads)?;
    with(id, |emulator| emulator.load(deployment, load, Rc::new(host), moment::from_number(now_ms)))?
}

/// All deployments, in an array.
#[wasm_bindgen]
pub fn deployments(id: u32, now_ms: f64) -> Result<JsValue, String> {
    let mut deployments = Value::Array(with(id, |emulator| emulator.deployments(moment::from_number(now_ms)))?);
    to_numbers(&mut deployments);
    deployments.serialize(&Serializer::json_compatible()).map_err(|error| error.to_string())
}

/// The latest requests, in an array.
#[wasm_bindgen]
pub fn requests(id: u32) -> Result<JsValue, String> {
    let requests = with(id, |emulator| emulator.requests())?;
    requests.serialize(&Serializer::json_compatible()).map_err(|error| error.to_string())
}

/// Changes fields of a deployment. Throws a sentence.
#[wasm_bindgen]
pub fn edit(id: u32, deployment: &str, fields: JsValue, now_ms: f64) -> Result<(), String> {
    let fields = read(fields)?;
    with(id, |emulator| emulator.edit(deployment, &fields, moment::from_number(now_ms)))?
}

/// Starts over, as if just created.
#[wasm_bindgen]
pub fn reset(id: u32, now_ms: f64) -> Result<(), String> {
    with(id, |emulator| emulator.reset(moment::from_number(now_ms)))?
}

/// Parses a duration such as `10m` into milliseconds. Throws a sentence.
#[wasm_bindgen]
pub fn milliseconds(duration: &str) -> Result<f64, String> {
    let refuse = |fault| format!("the time {fault}, got `{}`", excerpt(duration));
    Ok(Duration::parse_human(duration).map_err(refuse)?.to_number() * 1000.0)
}

fn keep(emulator: Emulator) -> u32 {
    EMULATORS.with_borrow_mut(|emulators| {
        let id = emulators.last_key_value().map_or(0, |(last, _)| last.wrapping_add(1));
        emulators.insert(id, emulator);
        id
    })
}

fn with<T>(id: u32, act: impl FnOnce(&mut Emulator) -> T) -> Result<T, String> {
    let missing = || "this emulator was freed".to_owned();
    EMULATORS.with_borrow_mut(|emulators| emulators.get_mut(&id).map(act).ok_or_else(missing))
}

fn read(given: JsValue) -> Result<Value, String> {
    serde_wasm_bindgen::from_value(given).map_err(|error| error.to_string())
}

/// Rounds whole numbers that JavaScript can't hold, as its own parser does.
fn to_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if number.as_i64().is_none_or(|whole| whole.unsigned_abs() >= 1 << 53) => {
            *value = number.as_f64().into();
        }
        Value::Array(items) => items.iter_mut().for_each(to_numbers),
        Value::Object(fields) => fields.values_mut().for_each(to_numbers),
        _ => {}
    }
}

fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn to_text(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
