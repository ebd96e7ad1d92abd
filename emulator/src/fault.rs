//! Faults on demand: requests that fail or are delayed, a given number of times.

use fireworks_deployments::api::grpc::Code;
use serde_json::{Map, Value};

use crate::fields::Fields;
use crate::http::{Reply, Request};
use crate::status;
use crate::status::Refusal;

const FIELDS: [&str; 11] = [
    "status",
    "code",
    "message",
    "body",
    "headers",
    "delayMs",
    "dropConnection",
    "truncateBody",
    "takesEffect",
    "times",
    "match",
];

/// The header in which a request carries its own fault, as JSON.
pub(crate) const HEADER: &str = "x-emulator-fault";

/// The longest delay of a JavaScript timer.
const MAX_DELAY_MS: u32 = i32::MAX.unsigned_abs();

/// A fault, for a number of requests.
#[derive(Clone)]
pub(crate) struct Fault {
    /// The reply to send instead of the answer. `None` sends the answer, with these headers and this delay.
    reply: Option<Reply>,
    headers: Vec<(String, String)>,
    delay_ms: u32,
    drop_connection: bool,
    truncate_body: Option<u32>,
    /// True if the request takes effect anyway, so that only its answer is lost.
    pub(crate) takes_effect: bool,
    times: Times,
    concerned: Concerned,
}

/// The requests that a fault matches. An empty part matches all.
#[derive(Clone, Default)]
struct Concerned {
    /// A substring of `METHOD target`.
    line: String,
    method: Option<String>,
    /// A substring of the target.
    path: String,
}

impl Concerned {
    fn read(fields: &Fields<'_>) -> Result<Self, String> {
        match fields.get("match") {
            Some(Value::String(line)) => Ok(Self { line: line.clone(), ..Self::default() }),
            Some(value @ Value::Object(_)) => {
                let fields = Fields::read("`match`", value, &["method", "path"])?;
                let path = fields.text("path")?.unwrap_or_default();
                Ok(Self { method: fields.text("method")?, path, ..Self::default() })
            }
            Some(other) => Err(fields.wrong("match", "a substring of `METHOD path`, or `{ method, path }`", other)),
            None => Ok(Self::default()),
        }
    }

    fn holds(&self, request: &Request) -> bool {
        format!("{} {}", request.method, request.target).contains(&self.line)
            && self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&request.method))
            && request.target.contains(&self.path)
    }
}

impl Fault {
    /// Parses a fault from plain data.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        let fields = Fields::read("a fault", value, &FIELDS)?;
        Ok(Self {
            reply: read_reply(&fields)?,
            headers: read_headers(&fields)?,
            delay_ms: fields.whole("delayMs", 0..=MAX_DELAY_MS)?.unwrap_or_default(),
            drop_connection: fields.flag("dropConnection")?,
            truncate_body: fields.whole("truncateBody", 0..=u32::MAX)?,
            takes_effect: fields.flag("takesEffect")?,
            times: Times::read(&fields)?,
            concerned: Concerned::read(&fields)?,
        })
    }

    /// True if the fault replaces the answer.
    pub(crate) fn replaces(&self) -> bool {
        self.drop_connection || self.reply.is_some()
    }

    /// The reply that is sent in the end.
    pub(crate) fn apply(&self, answer: Reply) -> Reply {
        let reply = self.reply.clone().unwrap_or(answer);
        let reply = self.headers.iter().fold(reply, |reply, (name, value)| reply.with_header(name, value));
        let Self { delay_ms, drop_connection, truncate_body, .. } = *self;
        Reply { delay_ms, drop_connection, truncate_body, ..reply }
    }
}

/// The injected faults, oldest first.
#[derive(Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Takes the fault for a request, if there is one: its own, or the oldest injected one that matches, counted down.
    pub(crate) fn take(&mut self, request: &Request) -> Result<Option<Fault>, Refusal> {
        if let Some(text) = request.header(HEADER) {
            let refuse = |fault: String| Refusal::invalid(format!("{HEADER}: {fault}"));
            let fault = serde_json::from_str(text).map_err(|_| refuse("must be a fault in JSON".to_owned()))?;
            return Fault::read(&fault).map(Some).map_err(refuse);
        }
        let Some(at) = self.0.iter().position(|fault| fault.concerned.holds(request)) else { return Ok(None) };
        let Some(fault) = self.0.get_mut(at) else { return Ok(None) };
        Ok(Some(if fault.times.is_last() { self.0.remove(at) } else { fault.clone() }))
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The number of times left. `None`: always.
#[derive(Clone)]
pub(crate) struct Times(Option<u32>);

impl Times {
    /// Parses `times`: default 1, `null` means always.
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, String> {
        if fields.is_null("times") {
            return Ok(Self(None));
        }
        fields.whole("times", 1..=u32::MAX).map(|times| Self(times.or(Some(1))))
    }

    /// Counts down by one. Returns true if that was the last.
    pub(crate) fn is_last(&mut self) -> bool {
        if let Some(times) = &mut self.0 {
            *times = times.saturating_sub(1);
        }
        self.0 == Some(0)
    }
}

fn read_reply(fields: &Fields<'_>) -> Result<Option<Reply>, String> {
    let code = status::read_code(fields)?;
    let status = fields.whole("status", 200..=599)?.and_then(|status| u16::try_from(status).ok());
    let message = fields.text("message")?;
    let body = if fields.is_null("body") { Some(&Value::Null) } else { fields.get("body") };
    let (status, body) = match (status.or(code.map(|code| code.http)), body) {
        (None, None) if message.is_none() => return Ok(None),
        (status, Some(body)) => (status.unwrap_or(200), Some(body)),
        (status, None) => (status.unwrap_or(Code::INTERNAL.http), None),
    };
    Ok(Some(match body {
        Some(Value::String(text)) => {
            Reply { status, body: text.clone(), ..Reply::default() }.with_header("content-type", "text/plain")
        }
        Some(json) => Reply::json(status, json),
        None if status < 400 => Reply::json(status, &Value::Object(Map::new())),
        None => {
            let code = code.unwrap_or_else(|| status::code_of(status));
            Refusal::new(code, message.unwrap_or_else(|| "injected fault".to_owned())).with_status(status).reply()
        }
    }))
}

fn read_headers(fields: &Fields<'_>) -> Result<Vec<(String, String)>, String> {
    let Some(value) = fields.get("headers") else { return Ok(Vec::new()) };
    let wrong = || fields.wrong("headers", "an object of names and values that HTTP allows", value);
    let pair = |(name, value): (&String, &Value)| {
        let value = value.as_str().filter(|value| is_header(name, value))?;
        Some((name.clone(), value.to_owned()))
    };
    value.as_object().ok_or_else(wrong)?.iter().map(pair).collect::<Option<_>>().ok_or_else(wrong)
}

/// True if HTTP can carry this header in the reply.
fn is_header(name: &str, value: &str) -> bool {
    let in_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let in_value = |c: char| matches!(c, '\t' | ' '..='~' | '\u{80}'..='\u{ff}');
    // a trailer announces fields after a chunked body, which this isn't
    let is_trailer = name.eq_ignore_ascii_case("trailer");
    !name.is_empty() && !is_trailer && name.chars().all(in_name) && value.chars().all(in_value)
}
