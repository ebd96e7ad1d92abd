//! What a good reply holds, checked where it is: the object that the host's parser made is handed on. The rules have
//! no say here; what this version doesn't know stays as it came.

use crate::transport::Body;
use crate::value::{Kind, Value};
use crate::wire::{Field, Shape};

/// What an endpoint promises.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    /// An object with these fields.
    Object(&'static [Field]),
    /// One page of a list; the field `items` is there even when the service left it out.
    Page {
        /// The fields of the page.
        fields: &'static [Field],
        /// The field that holds the list.
        items: &'static str,
    },
    /// Nothing of interest: `{}`, or no body at all.
    Nothing,
}

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
        Reply::Object(fields) => check(Shape::Object(fields), &mut value)?,
        Reply::Page { fields, items } => {
            check(Shape::Object(fields), &mut value)?;
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

/// Compares a value with its shape and takes out known entries that are `null`: on the wire they are absent.
fn check<V: Value>(shape: Shape, value: &mut V) -> Result<(), Mismatch> {
    if !value.is(shape.kind()) {
        return Err(mismatch(value.kind().words().to_owned(), shape.kind().words()));
    }
    let mut verdict = Ok(());
    match shape {
        Shape::Int32 if !value.number().is_some_and(is_int32) => {
            return Err(mismatch(value.show(), "a whole number of 32 bits"));
        }
        Shape::List(shape) => value.modify_items(&mut |index, item| {
            if verdict.is_ok() {
                verdict = check(*shape, item).map_err(|inner| inner.under(&index.to_string()));
            }
        }),
        Shape::Map(shape) => {
            let keys = value.keys();
            for key in &keys {
                value.modify(key, &mut |entry| verdict = check(*shape, entry));
                std::mem::replace(&mut verdict, Ok(())).map_err(|inner| inner.under(key))?;
            }
            without_nulls(value, keys.iter().map(String::as_str));
        }
        Shape::Object(fields) => {
            for field in fields {
                value.modify_field(field.name, &mut |entry| verdict = check(field.shape, entry));
                std::mem::replace(&mut verdict, Ok(())).map_err(|inner| inner.under(field.name))?;
            }
            without_nulls(value, fields.iter().map(|field| field.name));
        }
        _ => {}
    }
    verdict
}

fn without_nulls<'a, V: Value>(value: &mut V, keys: impl Iterator<Item = &'a str>) {
    if value.holds_null() {
        let nulls: Vec<&str> = keys.filter(|key| value.is_null(key)).collect();
        for key in nulls {
            value.remove(key);
        }
    }
}

impl Mismatch {
    fn under(self, key: &str) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { [key, ".", &self.path].concat() };
        Self { path, ..self }
    }
}

fn mismatch(found: String, expected: &'static str) -> Mismatch {
    Mismatch { path: String::new(), found, expected }
}

fn is_int32(number: f64) -> bool {
    number.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number)
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
