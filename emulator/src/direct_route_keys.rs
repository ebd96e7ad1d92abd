//! Direct route keys, hidden wherever a journal holds them: in plain data, and in bodies. What is hidden keeps its JSON type
//! and its length, so that it is as valid, and positions in messages stay the same.

use std::borrow::Cow;
use std::cell::LazyCell;

use serde::de::IgnoredAny;
use serde_json::{Value, json};

/// The field that holds them, in both spellings that the service accepts.
const FIELD: [&str; 2] = ["directRouteApiKeys", "direct_route_api_keys"];

/// Plain data with them hidden.
pub(crate) fn without(data: &Value) -> Value {
    let mut data = data.clone();
    hide(&mut data);
    data
}

fn hide(data: &mut Value) {
    match data {
        Value::Array(items) => items.iter_mut().for_each(hide),
        Value::Object(fields) => {
            for (name, value) in fields {
                if FIELD.contains(&name.as_str()) { hide_all(value) } else { hide(value) }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn hide_all(value: &mut Value) {
    match value {
        Value::String(text) => *text = stars(text),
        Value::Number(number) => *number = 1.into(),
        Value::Array(items) => items.iter_mut().for_each(hide_all),
        Value::Object(fields) => fields.values_mut().for_each(hide_all),
        Value::Null | Value::Bool(_) => {}
    }
}

/// A body with the values of the field hidden. If it isn't JSON, all that follows the field's name is.
pub(crate) fn hidden_in(text: &str) -> String {
    let (mut shown, mut reading) = (String::with_capacity(text.len()), Reading::Other);
    let is_json = LazyCell::new(|| serde_json::from_str::<IgnoredAny>(text).is_ok());
    for token in tokens(text) {
        let (token, next) = reading.read(token);
        shown.push_str(&token);
        reading = if matches!(next, Reading::Named) && !*is_json { Reading::Open } else { next };
    }
    shown
}

/// What a text is read for.
#[derive(Clone, Copy)]
enum Reading {
    Other,
    /// The field's name has been read.
    Named,
    /// Within its value, so deep.
    Value(usize),
    /// Behind its name, in a text that isn't JSON.
    Open,
}

impl Reading {
    /// Reads a token: how it is shown, and what comes next.
    fn read(self, token: &str) -> (Cow<'_, str>, Self) {
        let as_it_is = |next| (token.into(), next);
        match (self, token) {
            (_, blank) if blank.trim().is_empty() => as_it_is(self),
            (Self::Named, ":") => as_it_is(Self::Value(0)),
            (Self::Value(depth), "[" | "{") => as_it_is(Self::Value(depth.saturating_add(1))),
            (Self::Value(0 | 1), "]" | "}") | (Self::Value(0), ",") => as_it_is(Self::Other),
            (Self::Value(depth), "]" | "}") => as_it_is(Self::Value(depth.saturating_sub(1))),
            (Self::Value(_) | Self::Open, punctuation) if punctuation.starts_with(is_punctuation) => as_it_is(self),
            (Self::Value(0), value) => (hidden(value).into(), Self::Other),
            (Self::Value(_) | Self::Open, value) => (hidden(value).into(), self),
            (Self::Other | Self::Named, name) => match serde_json::from_str::<String>(name) {
                Ok(name) if FIELD.contains(&name.as_str()) => as_it_is(Self::Named),
                // a fault's body, inside a header
                Ok(inner) if inner.trim_ascii_start().starts_with('{') => {
                    let shown = hidden_in(&inner);
                    if shown == inner { as_it_is(Self::Other) } else { (json!(shown).to_string().into(), Self::Other) }
                }
                // not JSON: the field may be written without quotes, its value right behind it
                Err(_) if let Some((field, value)) = unquoted(name) => {
                    (format!("{field}{}", hidden(value)).into(), Self::Named)
                }
                _ => as_it_is(Self::Other),
            },
        }
    }
}

/// A text up to the field's name, and what follows it.
fn unquoted(text: &str) -> Option<(&str, &str)> {
    FIELD.iter().find_map(|field| text.split_at_checked(text.find(field)?.saturating_add(field.len())))
}

/// A string or another value, hidden.
fn hidden(value: &str) -> String {
    if let Some(rest) = value.strip_prefix('"') {
        let (inner, end) = rest.strip_suffix('"').map_or((rest, ""), |inner| (inner, "\""));
        return format!("\"{}{end}", stars(inner));
    }
    match value {
        "true" | "false" | "null" => value.to_owned(),
        number if number.chars().all(|c| "0123456789+-.eE".contains(c)) => {
            number.replace(|c: char| c.is_ascii_digit(), "1")
        }
        other => stars(other),
    }
}

fn stars(text: &str) -> String {
    "*".repeat(text.chars().count())
}

fn is_punctuation(c: char) -> bool {
    "{}[]:,".contains(c)
}

/// Splits a text into strings, punctuation, blanks, and what is between them.
fn tokens(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let (token, rest) = text.split_at_checked(token_end(text))?;
        text = rest;
        (!token.is_empty()).then_some(token)
    })
}

/// The length of the token that a text begins with.
fn token_end(text: &str) -> usize {
    let first = text.chars().next().unwrap_or_default();
    let end = if first == '"' {
        let mut is_escaped = true;
        text.find(|c| {
            let closes = c == '"' && !is_escaped;
            is_escaped = (c == '\\') && !is_escaped;
            closes
        })
        .map(|closing| closing.saturating_add(1))
    } else if is_punctuation(first) {
        Some(1)
    } else {
        let is_blank = first.is_whitespace();
        text.find(|c: char| c.is_whitespace() != is_blank || is_punctuation(c) || c == '"')
    };
    end.unwrap_or(text.len())
}
