//! What a good reply holds, checked where it is: the object that the host's parser made is handed on. The rules have
//! no say here; what this version doesn't know stays as it came.

use crate::api::message::Message;
use crate::api::row::Reply;
use crate::api::wire::Shape;
use crate::exchange::transport::Body;
use crate::value::place::message_place;
use crate::value::view::View;
use crate::value::{Kind, Value};

/// Why a reply is not what was promised.
#[derive(Debug)]
pub struct Fault {
    /// A sentence part: what the reply is, and what it should be.
    pub message: String,
    /// Whether it could not even be read, so that it doesn't tell whether a write took effect.
    pub unreadable: bool,
}

/// Reads a good reply's body.
///
/// # Errors
/// What is wrong with it.
pub fn read<V: Value>(reply: Reply, body: Body<V>) -> Result<V, Fault> {
    let mut value = match (body, reply) {
        (Body::Json(value), _) if value.kind() == Kind::Object => value,
        (other, Reply::Nothing) if is_empty(&other) => return Ok(V::object()),
        (other, _) => {
            let message = ["the reply is ", &words(&other), " instead of a JSON object"].concat();
            return Err(Fault { message, unreadable: true });
        }
    };
    match reply {
        Reply::Object(message) => tidy(&mut value, message)?,
        Reply::Page { message, items } => {
            tidy(&mut value, message)?;
            tidy_page(&mut value, items);
        }
        Reply::Nothing => {}
    }
    Ok(value)
}

/// What came instead of an object, in words.
#[must_use]
pub fn words<V: Value>(body: &Body<V>) -> String {
    match body {
        body if is_empty(body) => "empty".to_owned(),
        Body::Json(value) if value.kind() == Kind::Absent => "`null`".to_owned(),
        Body::Json(value) => value.kind().words().to_owned(),
        Body::Text(text) if is_html(text) => "an HTML page".to_owned(),
        Body::Empty | Body::Text(_) => "text that is not JSON, or is cut off,".to_owned(),
    }
}

fn is_empty<V>(body: &Body<V>) -> bool {
    match body {
        Body::Empty => true,
        Body::Text(text) => text.trim().is_empty(),
        Body::Json(_) => false,
    }
}

/// Whether a text is a page for people.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(9).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype") || head.starts_with("<html") || head.starts_with("<head") || head.starts_with("<body")
}

/// Where a value has not the shape of its field.
struct Mismatch {
    path: String,
    found: String,
    expected: &'static str,
}

impl From<Mismatch> for Fault {
    fn from(Mismatch { path, found, expected }: Mismatch) -> Self {
        let message = ["the reply's `", &path, "` is ", &found, " instead of ", expected].concat();
        Self { message, unreadable: false }
    }
}

/// Takes out of a message what is as good as absent, and compares what is left with its places.
fn tidy<V: Value>(value: &mut V, message: Message) -> Result<(), Fault> {
    let Some(place) = message_place(message).filter(|place| !value.tidy(place)) else { return Ok(()) };
    let mut verdict = Ok(());
    value.read(place, &mut |reading| verdict = reading.whole().map_or(Ok(()), check));
    verdict?;
    Err(Fault { message: "the reply holds too much to be checked".to_owned(), unreadable: false })
}

/// Compares a value with the shape of its place.
fn check(value: View<'_>) -> Result<(), Mismatch> {
    let Some(place) = value.place() else { return Ok(()) };
    if value.kind() != place.shape.kind() {
        return Err(mismatch(value.kind().words().to_owned(), place.shape.kind().words()));
    }
    if !place.shape.holds_number(value.number()) {
        return Err(mismatch(value.show(), "a whole number of 32 bits"));
    }
    let is_list = matches!(place.shape, Shape::List(_));
    for (index, entry) in (0u32..).zip(value.inner()).filter(|(_, entry)| is_list || entry.there().is_some()) {
        let step = || if is_list { index.to_string() } else { entry.key().to_owned() };
        check(entry).map_err(|inner| inner.under(step()))?;
    }
    Ok(())
}

impl Mismatch {
    fn under(self, step: String) -> Self {
        let path = if self.path.is_empty() { step } else { [&step, ".", &self.path].concat() };
        Self { path, ..self }
    }
}

fn mismatch(found: String, expected: &'static str) -> Mismatch {
    Mismatch { path: String::new(), found, expected }
}

/// One form for what the wire says in several: no list is an empty one, and no next page has no token.
fn tidy_page<V: Value>(page: &mut V, items: &str) {
    if page.get(items).is_none() {
        page.set(items, V::list());
    }
    if page.get("nextPageToken").and_then(|token| token.text()).is_some_and(|token| token.is_empty()) {
        page.remove("nextPageToken");
    }
}
