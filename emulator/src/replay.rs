//! Rebuilds an emulator from its journal, up to any moment.

use std::rc::Rc;

use serde_json::Value;

use crate::Emulator;
use crate::fields::Fields;
use crate::http::Request;
use crate::journal::{Entry, Event, VERSION};
use crate::moment;
use crate::scaling::{Load, Zones};

/// An emulator as it was, and the times that its clock needs.
pub struct Replay {
    /// The emulator.
    pub emulator: Emulator,
    /// The time it was created, in milliseconds since 1970.
    pub start_ms: i64,
    /// The time up to which it has been rebuilt.
    pub now_ms: i64,
}

impl Replay {
    /// Rebuilds an emulator from its journal, up to and with a moment; `None`: the journal's end. The key, which no
    /// journal holds, can be given again.
    ///
    /// # Errors
    /// Returns a sentence: what was wrong, and what was given.
    pub fn of(
        journal: &Value,
        until_ms: Option<i64>,
        key: Option<String>,
        zones: &Rc<dyn Zones>,
    ) -> Result<Self, String> {
        let fields = Fields::read("the journal", journal, &["version", "options", "entries", "now"])?;
        if fields.whole("version", 0..=u32::MAX)? != Some(VERSION) {
            return Err(fields.wrong("version", &VERSION.to_string(), journal.get("version").unwrap_or_default()));
        }
        let mut options = fields.get("options").cloned().unwrap_or_default();
        let start_ms = time(&options, "now", "the journal's options")?;
        let now_ms = until_ms.map_or_else(|| time(journal, "now", "the journal"), Ok)?;
        if now_ms < start_ms {
            let [until, start] = [now_ms, start_ms].map(moment::format);
            return Err(format!("the journal starts at `{start}`, and can't be rebuilt until `{until}`"));
        }
        if let (Some(key), Some(options)) = (key, options.as_object_mut()) {
            match options.get_mut("apiKey") {
                Some(held) => *held = key.into(),
                None => return Err("`apiKey` must not be given: the journal's emulator accepts any key".to_owned()),
            }
        }
        let mut emulator = Emulator::new(&options, start_ms)?;
        let mut latest = start_ms;
        for (number, entry) in fields.list("entries")?.iter().enumerate() {
            let place = |fault| format!("entry {number} of the journal: {fault}");
            let Entry { now, event } = Entry::read(entry).map_err(place)?;
            if now < latest {
                return Err(place("its time is before that of the one before".to_owned()));
            }
            latest = now;
            if now <= now_ms {
                emulator.redo(event, now, zones).map_err(place)?;
            }
        }
        Ok(Self { emulator, start_ms, now_ms })
    }
}

impl Entry {
    fn read(entry: &Value) -> Result<Self, String> {
        let now = time(entry, "time", "it")?;
        let call = entry.get("call").and_then(Value::as_str).unwrap_or_default();
        let read = |known: &[&str]| Fields::read("it", entry, &[&["time", "call"], known].concat());
        let data = |name| entry.get(name).cloned().unwrap_or_default();
        let event = match call {
            "request" => {
                let fields = read(&["method", "path", "headers", "body", "status"])?;
                let [method, target, body] = [text(&fields, "method")?, text(&fields, "path")?, text(&fields, "body")?];
                Event::Request(Request { method, target, headers: headers(&fields)?, body }, None)
            }
            "fail" => read(&["fault"]).map(|_| Event::Fail(data("fault")))?,
            "failStart" => read(&["fault"]).map(|_| Event::FailStart(data("fault")))?,
            "clearFaults" => read(&[]).map(|_| Event::ClearFaults)?,
            "traffic" => Event::Traffic(text(&read(&["deployment"])?, "deployment")?),
            "edit" => Event::Edit(text(&read(&["deployment", "fields"])?, "deployment")?, data("fields")),
            "load" => {
                let fields = read(&["deployment", "load"])?;
                Event::Load(text(&fields, "deployment")?, Load::read(&data("load"))?)
            }
            _ => {
                let form = "`request`, `fail`, `failStart`, `clearFaults`, `traffic`, `load` or `edit`";
                return Err(format!("`call` must be {form}, got {}", crate::fields::given(&data("call"))));
            }
        };
        Ok(Self { now, event })
    }
}

fn text(fields: &Fields<'_>, name: &str) -> Result<String, String> {
    fields.text(name)?.ok_or_else(|| format!("`{name}` must be given"))
}

fn headers(fields: &Fields<'_>) -> Result<Vec<(String, String)>, String> {
    let wrong = || "`headers` must be a list of pairs of a name and a value".to_owned();
    let headers = fields.list("headers")?.iter();
    headers.map(|pair| serde_json::from_value(pair.clone()).map_err(|_| wrong())).collect()
}

/// A timestamp in RFC 3339.
fn time(object: &Value, name: &str, what: &str) -> Result<i64, String> {
    let value = object.get(name).unwrap_or_default();
    let read = value.as_str().and_then(moment::parse).map(|time| time.timestamp_millis());
    let given = crate::fields::given(value);
    read.ok_or_else(|| format!("`{name}` of {what} must be a time such as `2026-03-01T12:00:00Z`, got {given}"))
}
