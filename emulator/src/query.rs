//! Query parameters, read as the service's gateway reads them: unknown ones are ignored, repeated ones are refused.

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::words::excerpt;

use crate::field_path::find_either;
use crate::page_token::PageToken;
use crate::status::Refusal;

/// The longest parameter: a filter is evaluated on every object.
const MOST_CHARACTERS: usize = 10_000;

/// The query parameters of one request.
pub(crate) struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Parses a query. Each known parameter may appear once, in camel case or in snake case.
    pub(crate) fn parse(text: &str, known: &'static [Field]) -> Result<Self, Refusal> {
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let Some(field) = find_either(known, &name) else { continue };
            let name = field.name;
            if let Some((_, other)) = pairs.iter().find(|(other, _)| *other == name) {
                let values = excerpt(&format!("{other}, {value}"));
                return Err(Refusal::invalid(format!("too many values for field \"{}\": {values}", field.snake())));
            }
            if name != PageToken::PARAMETER && value.chars().nth(MOST_CHARACTERS).is_some() {
                return Err(Refusal::invalid(format!("{name} must have at most {MOST_CHARACTERS} characters")));
            }
            pairs.push((name, value.into_owned()));
        }
        let query = Self(pairs);
        for field in known.iter().filter(|field| matches!(field.shape, Shape::Bool)) {
            query.flag(field.name)?;
        }
        Ok(query)
    }

    /// A string parameter. An empty one counts as absent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, value)| *key == name && !value.is_empty());
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

    /// All parameters that have a value, except one, in a canonical order.
    pub(crate) fn without(&self, name: &str) -> String {
        let mut others: Vec<_> = self.0.iter().filter(|(key, value)| *key != name && !value.is_empty()).collect();
        others.sort();
        form_urlencoded::Serializer::new(String::new()).extend_pairs(others).finish()
    }
}
