//! Query parameters, checked for unknown names, repeats and types.

use std::borrow::Cow;

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;

use crate::page_token::PageToken;
use crate::status::Refusal;

/// The longest parameter: a filter is evaluated on every object.
const MOST_CHARACTERS: usize = 10_000;

/// The query parameters of one request.
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Parses a query. Each parameter must be known and appear once.
    pub(crate) fn parse(text: &str, known: &[Field]) -> Result<Self, Refusal> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(text.as_bytes()).map(owned) {
            if known.iter().all(|field| field.name != name) {
                return Err(Refusal::invalid(format!("unknown query parameter `{}`", excerpt(&name))));
            }
            if pairs.iter().any(|(other, _)| *other == name) {
                return Err(Refusal::invalid(format!("query parameter `{name}` was given twice")));
            }
            if name != PageToken::PARAMETER && value.chars().nth(MOST_CHARACTERS).is_some() {
                return Err(Refusal::invalid(format!("{name} must have at most {MOST_CHARACTERS} characters")));
            }
            pairs.push((name, value));
        }
        let query = Self(pairs);
        for field in known.iter().filter(|field| matches!(field.shape, Shape::Bool)) {
            query.flag(field.name)?;
        }
        Ok(query)
    }

    /// A string parameter. An empty one counts as absent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    /// A boolean parameter; default false.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.text(name) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(given) => Err(Refusal::invalid(format!("{name} must be true or false, got `{}`", excerpt(given)))),
        }
    }

    /// A 32-bit integer parameter; default 0.
    pub(crate) fn int(&self, name: &str) -> Result<i32, Refusal> {
        let Some(given) = self.text(name) else { return Ok(0) };
        let refuse =
            |_| Refusal::invalid(format!("{name} must be a whole number of 32 bits, got `{}`", excerpt(given)));
        given.parse().map_err(refuse)
    }

    /// All parameters except one, in a canonical order.
    pub(crate) fn without(&self, name: &str) -> String {
        let mut others: Vec<_> = self.0.iter().filter(|(key, _)| key != name).collect();
        others.sort();
        form_urlencoded::Serializer::new(String::new()).extend_pairs(others).finish()
    }
}

fn owned((name, value): (Cow<'_, str>, Cow<'_, str>)) -> (String, String) {
    (name.into_owned(), value.into_owned())
}
