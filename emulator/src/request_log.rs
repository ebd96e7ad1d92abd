//! The latest requests, and how they were answered.

use std::collections::VecDeque;

use serde_json::{Map, Value, json};

use crate::http::{Reply, Request};
use crate::moment;

/// The number of requests kept.
const MOST: usize = 1_000;
/// The size of all requests kept together: a body may be as large as the memory.
const MOST_BYTES: usize = 16 << 20;

/// The headers that hold a key.
const SECRETS: [&str; 4] = ["authorization", "proxy-authorization", "x-api-key", "cookie"];

/// The latest requests, oldest first.
#[derive(Default)]
pub(crate) struct RequestLog {
    entries: VecDeque<Entry>,
    bytes: usize,
}

struct Entry {
    request: Request,
    now: i64,
    /// `None`: the connection was dropped.
    status: Option<u16>,
}

impl RequestLog {
    /// Adds a request. The oldest ones go once there are too many.
    pub(crate) fn add(&mut self, request: &Request, reply: &Reply, now: i64) {
        let status = (!reply.drop_connection).then_some(reply.status);
        let entry = Entry { request: without_keys(request), now, status };
        self.bytes = self.bytes.saturating_add(entry.bytes());
        self.entries.push_back(entry);
        while self.entries.len() > MOST || self.bytes > MOST_BYTES {
            let Some(oldest) = self.entries.pop_front() else { break };
            self.bytes = self.bytes.saturating_sub(oldest.bytes());
        }
    }

    pub(crate) fn to_values(&self) -> Vec<Value> {
        self.entries.iter().map(Entry::to_value).collect()
    }
}

impl Entry {
    fn bytes(&self) -> usize {
        let Request { method, target, headers, body } = &self.request;
        let headers = headers.iter().map(|(name, value)| name.len().saturating_add(value.len()));
        let texts = [method.len(), target.len(), body.len()].into_iter().chain(headers);
        texts.fold(0, usize::saturating_add)
    }

    fn to_value(&self) -> Value {
        let Request { method, target, headers, body } = &self.request;
        let mut by_name = Map::new();
        for (name, value) in headers {
            let all = by_name.get(name).and_then(Value::as_str).map(|others| format!("{others}, {value}"));
            by_name.insert(name.clone(), json!(all.as_ref().unwrap_or(value)));
        }
        let time = moment::format(self.now);
        let mut shown = json!({ "method": method, "path": target, "headers": by_name, "body": body, "time": time });
        if let (Some(status), Some(fields)) = (self.status, shown.as_object_mut()) {
            fields.insert("status".to_owned(), json!(status));
        }
        shown
    }
}

fn without_keys(request: &Request) -> Request {
    let header = |(name, value): &(String, String)| {
        let name = name.to_ascii_lowercase();
        let value = if SECRETS.contains(&name.as_str()) { "[redacted]".to_owned() } else { value.clone() };
        (name, value)
    };
    Request { headers: request.headers.iter().map(header).collect(), ..request.clone() }
}
