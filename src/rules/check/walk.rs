//! The walk along the fields that a value may have, and no deeper, with the rules of each.

use super::Purpose;
use crate::api::wire::Shape;
use crate::language::words::excerpt;
use crate::rules::issue::{IssueCode, Segment, Severity, ValidationIssue};
use crate::rules::limit::Given;
use crate::value::place::Place;
use crate::value::shape;
use crate::value::view::View;

/// More of one severity than anybody reads: a list of a hundred thousand wrong elements has to end somewhere.
const MOST_ISSUES: usize = 1_000;
/// More than all their paths may hold together: a key may be as long as the memory.
const MOST_PATH_BYTES: usize = 16_000_000;

/// A step on the way to a value, borrowed until there is an issue to tell.
#[derive(Clone, Copy)]
enum Step<'r> {
    Key(&'r str),
    Index(u32),
}

/// A way through a value, and what was found on it.
#[derive(Clone)]
pub(super) struct Walk<'r> {
    root: Option<View<'r>>,
    purpose: Purpose,
    path: Vec<Step<'r>>,
    pub(super) issues: Vec<ValidationIssue>,
    errors: usize,
    warnings: usize,
    path_bytes: usize,
    /// Whether the entry stands for any of its map: nothing is said of its key.
    pub(super) is_any_key: bool,
    /// How sure it is that the field, or one that it is inside of, is to be left out: nothing less is told of it.
    left_out: Option<Severity>,
}

impl<'r> Walk<'r> {
    pub(super) fn new(root: Option<View<'r>>, purpose: Purpose) -> Self {
        Walk {
            root,
            purpose,
            path: Vec::new(),
            issues: Vec::new(),
            errors: 0,
            warnings: 0,
            path_bytes: 0,
            is_any_key: false,
            left_out: None,
        }
    }

    pub(super) fn field(&mut self, place: &Place, key: &'r str, value: Option<View<'r>>, parent: Option<View<'r>>) {
        let left_out = self.left_out;
        self.enter(key);
        if value.is_none_or(|value| self.shape(place, value)) {
            self.rules(place, &Given { value, parent, root: self.root, key });
            if let Some(value) = value {
                self.children(place, value);
            }
        }
        self.leave();
        self.left_out = left_out;
    }

    pub(super) fn enter(&mut self, key: &'r str) {
        self.path.push(Step::Key(key));
    }

    pub(super) fn enter_item(&mut self, index: u32) {
        self.path.push(Step::Index(index));
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Whether the value has the JSON form of the field, so that the rules make sense of it.
    pub(super) fn shape(&mut self, place: &Place, value: View<'r>) -> bool {
        let Some(fault) = shape::fault(place.shape, value.kind(), value.number(), value.str()) else { return true };
        let shown = Some(shown(place, value));
        self.issue(fault.rule, fault.code, fault.severity, fault.sentence, shown, fault.limit);
        fault.severity == Severity::Warning
    }

    pub(super) fn children(&mut self, place: &Place, value: View<'r>) {
        match place.shape {
            Shape::Object(_) => {
                let mut entries = vec![None; place.inner().len()];
                for entry in value.inner() {
                    let slot = entry.place().and_then(|field| entries.get_mut(field.nth()));
                    if let Some(slot) = slot {
                        *slot = entry.there();
                    }
                }
                for (field, entry) in place.inner().iter().zip(entries) {
                    if entry.is_some() || field.minds_absence {
                        self.field(field, field.name, entry, Some(value));
                    }
                }
                for entry in value.inner().filter(|entry| entry.place().is_none()) {
                    self.enter(entry.key());
                    self.unknown_field(Some(place), entry.key());
                    self.leave();
                }
            }
            Shape::Map(_) => {
                // one that is null is absent
                for entry in value.inner().filter_map(View::there) {
                    if let Some(place) = entry.place() {
                        self.field(place, entry.key(), Some(entry), Some(value));
                    }
                }
            }
            Shape::List(_) => {
                for (index, item) in (0u32..).zip(value.inner()) {
                    self.enter_item(index);
                    if let Some(place) = item.place() {
                        self.shape(place, item);
                    }
                    self.leave();
                }
            }
            _ => {}
        }
    }

    pub(super) fn rules(&mut self, place: &Place, given: &Given<'_>) {
        for rule in &place.rules {
            let applies = rule.only.is_none_or(|purpose| purpose == self.purpose)
                && !(self.is_any_key && rule.limit.is_about_key());
            if applies && !rule.limit.holds(given) {
                let mut sentence = rule.limit.sentence(given.key) + &rule.limit.advice(given);
                if rule.limit.is_about_key() {
                    sentence = format!("{sentence}, got the key `{}`", excerpt(given.key));
                }
                let shown = given.value.filter(|_| rule.limit.shows_value()).map(|value| shown(place, value));
                let (code, limit) = (rule.limit.code(given), rule.limit.number(given));
                self.issue(rule.name, code, rule.severity, sentence, shown, limit);
                if rule.limit.leaves_out() {
                    self.left_out = Some(rule.severity);
                }
            }
        }
    }

    pub(super) fn unknown_field(&mut self, outer: Option<&Place>, key: &str) {
        let bare: String = key.split('_').collect();
        let meant = outer.and_then(|outer| outer.inner().iter().find(|field| field.name.eq_ignore_ascii_case(&bare)));
        let advice = meant.map(|field| format!("; the API writes it `{}`", field.name)).unwrap_or_default();
        let sentence = format!("`{}` is no field that this version knows{advice}", excerpt(key));
        self.issue("unknown-field", IssueCode::UnknownField, Severity::Warning, sentence, None, None);
    }

    pub(super) fn issue(
        &mut self,
        rule: &'static str,
        code: IssueCode,
        severity: Severity,
        mut message: String,
        shown: Option<String>,
        limit: Option<f64>,
    ) {
        if self.left_out.is_some_and(|sure| sure == Severity::Error || severity == Severity::Warning) {
            return;
        }
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        if *count >= MOST_ISSUES || self.path_bytes > MOST_PATH_BYTES {
            return;
        }
        *count = count.saturating_add(1);
        for step in &self.path {
            if let Step::Key(key) = step {
                self.path_bytes = self.path_bytes.saturating_add(key.len());
            }
        }
        if let Some(shown) = shown {
            message.push_str(", got ");
            message.push_str(&shown);
        }
        let path = self.path.iter().map(|step| match step {
            Step::Key(key) => Segment::Key((*key).to_owned().into()),
            Step::Index(index) => Segment::Index(*index),
        });
        self.issues.push(ValidationIssue { path: path.collect(), rule, code, severity, message, limit });
    }
}

/// What was given, for a message.
fn shown(place: &Place, value: View<'_>) -> String {
    if place.is_secret { value.kind().words().to_owned() } else { shape::quoted(value.kind(), &value.show()) }
}
