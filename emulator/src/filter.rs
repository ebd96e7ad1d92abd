//! The filter of a list, in the language of AIP-160: `state = READY AND annotations."custom/team":search`.
//!
//! The grammar is read by winnow, a parser library. The crate aip-160 has the grammar ready, but its tree doesn't say
//! where anything stands in the text, so that an unknown field or a wrong value could be refused, but not shown.

mod condition;
mod expression;
mod grammar;
mod path;
mod pattern;
mod restriction;

use std::cell::OnceCell;

use fireworks_deployments::api::wire::Field;
use fireworks_deployments::rules::hint::is_secret;
use serde_json::{Map, Value};

use crate::status::Refusal;
use expression::{Argument, Comparator, Expression, Member};
use pattern::{Pattern, lower};
use restriction::Restriction;

/// Which objects a list holds; none: all of them.
pub(crate) struct Filter(Option<Node>);

enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Restriction(Restriction),
    /// In any text of the object, in upper or lower case.
    Anywhere(Pattern),
}

/// What a filter is held against.
struct Candidate<'a> {
    object: &'a Map<String, Value>,
    /// Its texts in lower case, once one is looked for.
    texts: OnceCell<Vec<String>>,
}

/// A field, and how it is compared.
type Subject<'a> = (&'a Member, Comparator);

/// Why a filter can't be used.
struct Fault {
    /// The byte of the filter that it is about.
    at: usize,
    message: String,
}

impl Filter {
    /// Reads a filter of objects that have these fields.
    pub(crate) fn parse(text: Option<&str>, fields: &'static [Field]) -> Result<Self, Refusal> {
        let Some(text) = text else { return Ok(Self(None)) };
        let read = || grammar::parse(text)?.map(|expression| Node::of(&expression, fields, None)).transpose();
        read().map(Self).map_err(|Fault { at, message }| {
            let before = text.char_indices().take_while(|(place, _)| *place < at).count();
            Refusal::invalid(format!("invalid filter at character {}: {message}", before.saturating_add(1)))
        })
    }

    /// Whether the list holds an object.
    pub(crate) fn matches(&self, object: &Map<String, Value>) -> bool {
        self.0.as_ref().is_none_or(|node| node.matches(&Candidate { object, texts: OnceCell::new() }))
    }
}

impl Node {
    /// What an expression asks; in the parentheses behind a comparison, `state = (READY OR UPDATING)`, that is the subject
    /// of each value.
    fn of(expression: &Expression, fields: &'static [Field], subject: Option<Subject<'_>>) -> Result<Self, Fault> {
        let each = |parts: &[Expression]| -> Result<Vec<Self>, Fault> {
            parts.iter().map(|part| Self::of(part, fields, subject)).collect()
        };
        let restriction = |(field, comparator), value: &Member| {
            Restriction::new(field, comparator, &value.word(), fields).map(Self::Restriction)
        };
        // unequal to one or the other is unequal to both
        let is_turned = subject.is_some_and(|(_, comparator)| comparator == Comparator::NotEqual);
        match expression {
            Expression::All(parts) if is_turned => each(parts).map(Self::Any),
            Expression::Any(parts) if is_turned => each(parts).map(Self::All),
            Expression::All(parts) => each(parts).map(Self::All),
            Expression::Any(parts) => each(parts).map(Self::Any),
            Expression::Not(inner) => Ok(Self::Not(Box::new(Self::of(inner, fields, subject)?))),
            Expression::Literal(value) => match subject {
                Some(subject) => restriction(subject, value),
                None => Ok(Self::Anywhere(Pattern::part(&value.word()))),
            },
            Expression::Restriction { field, .. } if subject.is_some() => {
                Err(Fault::new(field.at(), "expected a value, found a comparison"))
            }
            Expression::Restriction { field, comparator, argument } => match argument {
                Argument::Value(value) => restriction((field, *comparator), value),
                Argument::Group(values) => Self::of(values, fields, Some((field, *comparator))),
            },
        }
    }

    fn matches(&self, candidate: &Candidate<'_>) -> bool {
        match self {
            Self::All(nodes) => nodes.iter().all(|node| node.matches(candidate)),
            Self::Any(nodes) => nodes.iter().any(|node| node.matches(candidate)),
            Self::Not(node) => !node.matches(candidate),
            Self::Restriction(restriction) => restriction.holds(candidate.object),
            Self::Anywhere(pattern) => candidate.texts().iter().any(|text| pattern.fits(text)),
        }
    }
}

impl Candidate<'_> {
    fn texts(&self) -> &[String] {
        self.texts.get_or_init(|| {
            let mut texts = Vec::new();
            for (_, value) in self.object.iter().filter(|(name, _)| !is_secret(name)) {
                collect(value, &mut texts);
            }
            texts
        })
    }
}

impl Fault {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(lower(text)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}
