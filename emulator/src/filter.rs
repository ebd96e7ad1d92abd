//! List filters in the language of AIP-160: `state = READY AND display_name:search`.
//!
//! The parser is built with winnow. The crate aip-160 has a ready grammar, but its tree has no positions, so an error
//! could not point at the character that is wrong.

mod condition;
mod expression;
mod grammar;
mod path;
mod pattern;
mod restriction;
mod work;

use std::cell::OnceCell;

use fireworks_deployments::api::wire::Field;
use serde_json::{Map, Value};

use crate::status::Refusal;
use expression::{Argument, Comparator, Expression, Member};
use path::hidden;
use pattern::{Pattern, lower};
use restriction::Restriction;
use work::Work;

/// The condition that a listed object meets. `None`: any object.
pub(crate) struct Filter {
    node: Option<Node>,
    work: Work,
}

enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Restriction(Restriction),
    /// Matches any string of the object, whatever its case.
    Anywhere(Pattern),
}

/// An object that a filter is tested against.
struct Candidate<'a> {
    object: &'a Map<String, Value>,
    /// The object's strings in lower case, collected on first use.
    texts: OnceCell<Vec<String>>,
}

/// A field and the operator it is compared with.
type Subject<'a> = (&'a Member, Comparator);

/// An error in a filter.
struct Fault {
    /// The byte offset in the filter.
    at: usize,
    message: String,
}

impl Filter {
    /// Parses a filter over objects with these fields.
    pub(crate) fn parse(text: Option<&str>, fields: &'static [Field]) -> Result<Self, Refusal> {
        let Some(text) = text else { return Ok(Self::of(None)) };
        let read = || grammar::parse(text)?.map(|expression| Node::of(&expression, fields, None)).transpose();
        read().map(Self::of).map_err(|Fault { at, message }| {
            let before = text.char_indices().take_while(|(place, _)| *place < at).count();
            Refusal::invalid(format!("invalid filter at character {}: {message}", before.saturating_add(1)))
        })
    }

    fn of(node: Option<Node>) -> Self {
        Self { node, work: Work::default() }
    }

    /// True if the filter matches an object. Refuses once the objects together took too much work.
    pub(crate) fn matches(&self, object: &Map<String, Value>) -> Result<bool, Refusal> {
        let Some(node) = &self.node else { return Ok(true) };
        let matches = node.matches(&Candidate { object, texts: OnceCell::new() }, &self.work);
        self.work.check().map(|()| matches)
    }
}

impl Node {
    /// Compiles an expression. Inside the parentheses of a comparison, `state = (READY OR UPDATING)`, `subject` is the
    /// field that each value is compared with.
    fn of(expression: &Expression, fields: &'static [Field], subject: Option<Subject<'_>>) -> Result<Self, Fault> {
        let each = |parts: &[Expression]| -> Result<Vec<Self>, Fault> {
            parts.iter().map(|part| Self::of(part, fields, subject)).collect()
        };
        let restriction = |(field, comparator), value: &Member| {
            Restriction::new(field, comparator, &value.word(), fields).map(Self::Restriction)
        };
        // not equal to (a OR b) means not equal to both
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

    fn matches(&self, candidate: &Candidate<'_>, work: &Work) -> bool {
        if !work.add(1) {
            return false;
        }
        match self {
            Self::All(nodes) => nodes.iter().all(|node| node.matches(candidate, work)),
            Self::Any(nodes) => nodes.iter().any(|node| node.matches(candidate, work)),
            Self::Not(node) => !node.matches(candidate, work),
            Self::Restriction(restriction) => restriction.holds(candidate.object, work),
            Self::Anywhere(pattern) => candidate.texts().iter().any(|text| pattern.fits(text, work)),
        }
    }
}

impl Candidate<'_> {
    fn texts(&self) -> &[String] {
        self.texts.get_or_init(|| {
            let mut texts = Vec::new();
            for (_, value) in self.object.iter().filter(|(name, _)| hidden(name).is_none()) {
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
