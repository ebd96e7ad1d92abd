//! Turns findings into issues with paths and messages. JavaScript does the same with the same
//! numbers.

use serde_json::Value as Json;

use super::RULES;
use super::fault::{Fault, Row};
use super::finding::{Finding, Saying};
use super::hint::is_secret;
use super::issue::{Segment, ValidationIssue};
use super::limit::Breach;
use crate::api::wire::Shape;
use crate::language::near::meant;
use crate::language::words::excerpt;
use crate::value::fill::{Filled, Step};
use crate::value::kind_of;
use crate::value::layout::Place;
use crate::value::shape;

/// The maximum size of all paths together: a key may be as long as the memory.
const MOST_PATH_BYTES: usize = 16_000_000;

/// The issues of one value so far.
pub(super) struct Explained<'f> {
    filled: &'f Filled<'f>,
    /// The path to the value.
    prefix: Vec<Segment>,
    path_bytes: usize,
    pub(super) issues: Vec<ValidationIssue>,
}

impl<'f> Explained<'f> {
    pub(super) fn new(filled: &'f Filled<'f>, prefix: Vec<Segment>) -> Self {
        Self { filled, prefix, path_bytes: 0, issues: Vec::new() }
    }

    /// Adds the issue of a finding.
    pub(super) fn add(&mut self, finding: Finding) {
        if self.path_bytes > MOST_PATH_BYTES {
            return;
        }
        let path = self.path(finding.slot);
        let lengths = path.iter().map(|segment| if let Segment::Key(key) = segment { key.len() } else { 0 });
        self.path_bytes = self.path_bytes.saturating_add(lengths.sum());
        let (rule, message) = self.message(&finding, &path);
        let Finding { severity, breach: Breach { code, bound: limit, .. }, .. } = finding;
        self.issues.push(ValidationIssue { path, rule, code, severity, message, limit });
    }

    fn path(&self, slot: u32) -> Vec<Segment> {
        let steps = self.filled.steps(slot).into_iter().map(|step| match step {
            Step::Key(key) => Segment::Key(key.to_owned().into()),
            Step::Index(index) => Segment::Index(index),
        });
        self.prefix.iter().cloned().chain(steps).collect()
    }

    /// Returns the rule's name and the message.
    fn message(&self, finding: &Finding, path: &[Segment]) -> (&'static str, String) {
        let (slot, value) = (finding.slot, self.filled.value(finding.slot));
        let (rule, mut message, shows_value) = match finding.saying {
            Saying::Fault(Fault::UNKNOWN_FIELD) => {
                let outer = self.filled.place_around(slot).unwrap_or(Place::DEPLOYMENT);
                let message = unknown_field_message(outer, &name(path));
                (Fault::UNKNOWN_FIELD.row().rule, message, false)
            }
            Saying::Fault(fault) => {
                let row = fault.row();
                (row.rule, row.sentence.replace("{}", enum_name(self.filled.place(slot))), row.shows_value)
            }
            Saying::Rule(rule, nth) => {
                let Some(rule) = RULES.get(usize::from(rule)) else { return ("", String::new()) };
                let field = rule.fields.get(usize::from(nth)).and_then(|field| Place::find(field));
                let value_of = |other: Place| shape::given(self.filled.value(other.number().into()));
                let mut sentence = field.map(|field| rule.limit.message(field, &value_of)).unwrap_or_default();
                sentence.push_str(&finding.breach.advice.sentence());
                if rule.limit.is_about_key() {
                    // in a list of keys, the element is the key
                    let key = match path.last() {
                        Some(Segment::Index(_)) => value.and_then(Json::as_str).unwrap_or_default().to_owned(),
                        _ => name(path),
                    };
                    sentence = format!("{sentence}, got `{}`", excerpt(&key));
                }
                (rule.name, sentence, rule.limit.shows_value())
            }
        };
        if let Some(value) = value.filter(|_| shows_value) {
            message.push_str(", got ");
            let is_secret = self.filled.place(slot).is_some_and(is_in_secret);
            message.push_str(&if is_secret { kind_of(value).words().to_owned() } else { shape::given(Some(value)) });
        }
        if let (Saying::Fault(Fault::UNKNOWN_VALUE), Some(given)) = (finding.saying, value.and_then(Json::as_str)) {
            message.push_str(&meant(given, enum_values(self.filled.place(slot)).iter().copied()));
        }
        (rule, message)
    }
}

/// Returns the issue of an unknown field at a path, inside a place.
pub(super) fn unknown_field(path: Vec<Segment>, outer: Place) -> ValidationIssue {
    let message = unknown_field_message(outer, &name(&path));
    ValidationIssue { path, message, ..issue(Fault::UNKNOWN_FIELD) }
}

/// Returns the issue of a fault at a path. The fault's sentence must be complete.
pub(super) fn at(path: Vec<Segment>, fault: Fault) -> ValidationIssue {
    ValidationIssue { path, message: fault.row().sentence.to_owned(), ..issue(fault) }
}

fn issue(fault: Fault) -> ValidationIssue {
    let Row { rule, code, severity, limit, .. } = *fault.row();
    ValidationIssue { path: Vec::new(), rule, code, severity, message: String::new(), limit }
}

fn unknown_field_message(outer: Place, name: &str) -> String {
    Fault::UNKNOWN_FIELD.row().sentence.replace("{}", &excerpt(name)) + &meant(name, outer.inner().map(Place::name))
}

/// Returns the last step of a path.
fn name(path: &[Segment]) -> String {
    path.last().map(ToString::to_string).unwrap_or_default()
}

fn enum_name(place: Option<Place>) -> &'static str {
    if let Some(Shape::Enum(vocabulary)) = place.map(Place::shape) { vocabulary.name } else { "" }
}

fn enum_values(place: Option<Place>) -> &'static [&'static str] {
    if let Some(Shape::Enum(vocabulary)) = place.map(Place::shape) { vocabulary.values } else { &[] }
}

/// True if messages must not show the value: the place or the one around it is secret.
#[must_use]
pub fn is_in_secret(place: Place) -> bool {
    is_secret(&place.path()) || is_secret(&place.outer().path())
}
