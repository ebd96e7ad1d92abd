//! The journal: every call that may have changed the emulator, with its time. The latest requests are a part of it.

use std::collections::VecDeque;

use serde_json::{Map, Value, json};

use crate::direct_route_keys::{hidden_in, without};
use crate::fault;
use crate::http::{Reply, Request};
use crate::moment;
use crate::redaction::{self, REDACTED};
use crate::scaling::Load;

/// The version of a journal's format.
pub(crate) const VERSION: u32 = 1;
/// The number of requests shown.
const SHOWN: usize = 1_000;
/// The size of all entries together: a body may be as large as the memory.
const MOST_BYTES: usize = 16 << 20;

/// The calls since the emulator's start, oldest first.
#[derive(Default)]
pub(crate) struct Journal {
    entries: VecDeque<Entry>,
    bytes: usize,
    start: i64,
    /// True once the oldest entries are gone.
    is_cut: bool,
}

pub(crate) struct Entry {
    pub(crate) now: i64,
    pub(crate) event: Event,
}

/// A call.
pub(crate) enum Event {
    /// A request, without keys, and the status of its reply. No status: the connection was dropped.
    Request(Request, Option<u16>),
    Fail(Value),
    FailStart(Value),
    ClearFaults,
    Traffic(String),
    Edit(String, Value),
    Load(String, Load),
}

impl Journal {
    pub(crate) fn starting(start: i64) -> Self {
        Self { start, ..Self::default() }
    }

    /// Adds a request, which must hold no key.
    pub(crate) fn add_request(&mut self, request: Request, reply: &Reply, now: i64) {
        let status = (!reply.drop_connection).then_some(reply.status);
        self.add(Event::Request(request, status), now);
    }

    /// Adds a call. The oldest ones go once there are too many.
    pub(crate) fn add(&mut self, event: Event, now: i64) {
        let entry = Entry { now, event };
        self.bytes = self.bytes.saturating_add(entry.bytes());
        self.entries.push_back(entry);
        while self.bytes > MOST_BYTES {
            let Some(oldest) = self.entries.pop_front() else { break };
            self.bytes = self.bytes.saturating_sub(oldest.bytes());
            self.is_cut = true;
        }
    }

    /// The latest requests.
    pub(crate) fn requests(&self) -> Vec<Value> {
        let newest_first = self.entries.iter().rev();
        let mut shown: Vec<_> = newest_first.filter_map(Entry::to_request).take(SHOWN).collect();
        shown.reverse();
        shown
    }

    /// The journal of an emulator with these options, as plain data without secrets.
    pub(crate) fn to_value(&self, options: &Value, now: i64) -> Result<Value, String> {
        if self.is_cut {
            let most = MOST_BYTES >> 20;
            return Err(format!(
                "the journal has exceeded {most} MiB and lost its beginning; reset() starts a new one"
            ));
        }
        let mut options = options.as_object().cloned().unwrap_or_default();
        if options.get("apiKey").is_some_and(|key| !key.is_null()) {
            options.insert("apiKey".to_owned(), json!(REDACTED));
        }
        options.insert("now".to_owned(), json!(moment::format(self.start)));
        let entries: Vec<_> = self.entries.iter().map(Entry::to_value).collect();
        let options = without(&Value::Object(options));
        Ok(json!({ "version": VERSION, "options": options, "entries": entries, "now": moment::format(now) }))
    }
}

impl Entry {
    /// The memory that it takes, about.
    fn bytes(&self) -> usize {
        let own = match &self.event {
            Event::Request(Request { method, target, headers, body }, _) => {
                let texts = headers.iter().flat_map(|(name, value)| [name, value]).chain([method, target, body]);
                let headers = headers.len().saturating_mul(size_of::<(String, String)>());
                texts.fold(headers, |sum, text| sum.saturating_add(text.len()))
            }
            Event::Fail(data) | Event::FailStart(data) => data.to_string().len(),
            Event::Edit(deployment, fields) => deployment.len().saturating_add(fields.to_string().len()),
            Event::Traffic(deployment) => deployment.len(),
            Event::Load(deployment, load) => deployment.len().saturating_add(load.to_value().to_string().len()),
            Event::ClearFaults => 0,
        };
        own.saturating_add(size_of::<Self>())
    }

    /// A request as `requests()` shows it.
    fn to_request(&self) -> Option<Value> {
        let Event::Request(Request { method, target, headers, body }, status) = &self.event else { return None };
        let mut by_name = Map::new();
        for (name, value) in headers {
            let value = if redaction::is_secret(name) { REDACTED } else { value };
            let all = by_name.get(name).and_then(Value::as_str).map(|others| format!("{others}, {value}"));
            by_name.insert(name.clone(), all.map_or_else(|| json!(value), Value::String));
        }
        let time = moment::format(self.now);
        let shown = json!({ "method": method, "path": target, "headers": by_name, "body": body, "time": time });
        Some(with_status(shown, *status))
    }

    fn to_value(&self) -> Value {
        let time = moment::format(self.now);
        match &self.event {
            Event::Request(Request { method, target, headers, body }, status) => {
                let header = |(name, value): &(String, String)| match name.as_str() {
                    fault::HEADER => json!([name, hidden_in(value)]),
                    _ => json!([name, value]),
                };
                let request = json!({
                    "time": time,
                    "call": "request",
                    "method": method,
                    "path": target,
                    "headers": headers.iter().map(header).collect::<Vec<_>>(),
                    "body": hidden_in(body),
                });
                with_status(request, *status)
            }
            Event::Fail(fault) => json!({ "time": time, "call": "fail", "fault": hidden_fault(fault) }),
            Event::FailStart(fault) => json!({ "time": time, "call": "failStart", "fault": fault }),
            Event::ClearFaults => json!({ "time": time, "call": "clearFaults" }),
            Event::Traffic(deployment) => json!({ "time": time, "call": "traffic", "deployment": deployment }),
            Event::Edit(deployment, fields) => {
                json!({ "time": time, "call": "edit", "deployment": deployment, "fields": without(fields) })
            }
            Event::Load(deployment, load) => {
                json!({ "time": time, "call": "load", "deployment": deployment, "load": load.to_value() })
            }
        }
    }
}

fn hidden_fault(fault: &Value) -> Value {
    let mut fault = without(fault);
    if let Some(Value::String(body)) = fault.get_mut("body") {
        *body = hidden_in(body);
    }
    fault
}

fn with_status(mut shown: Value, status: Option<u16>) -> Value {
    if let (Some(status), Some(fields)) = (status, shown.as_object_mut()) {
        fields.insert("status".to_owned(), json!(status));
    }
    shown
}
