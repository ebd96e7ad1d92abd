//! The walk along the fields that a value may have, and no deeper, with the rules of each.

use std::borrow::Cow;

use super::Purpose;
use crate::hint::is_secret;
use crate::issue::{IssueCode, Segment, Severity, ValidationIssue};
use crate::limit::Given;
use crate::resource_name::excerpt;
use crate::rules::{RULES, length_bit};
use crate::shape;
use crate::value::Value;
use crate::wire::{Field, Shape};

/// More of one severity than anybody reads: a list of a hundred thousand wrong elements has to end somewhere.
const MOST_ISSUES: usize = 1_000;
/// More than all their paths may hold together: a key may be as long as the memory.
const MOST_PATH_BYTES: usize = 16_000_000;

/// Where a field stands: in which object, under which name, and under which pattern the rules know it.
pub(super) struct Entry<'a, V> {
    pub(super) parent: Option<&'a V>,
    pub(super) key: Cow<'static, str>,
    pub(super) pattern: &'a str,
}

/// A way through a value, and what was found on it.
pub(super) struct Walk<'a, V> {
    root: Option<&'a V>,
    purpose: Purpose,
    pub(super) path: Vec<Segment>,
    pattern: String,
    pub(super) issues: Vec<ValidationIssue>,
    errors: usize,
    warnings: usize,
    path_bytes: usize,
    /// Whether the entry stands for any of its map: nothing is said of its key.
    pub(super) is_any_key: bool,
    /// How sure it is that the field, or one that it is inside of, is to be left out: nothing less is told of it.
    left_out: Option<Severity>,
}

impl<'a, V: Value> Walk<'a, V> {
    pub(super) fn new(root: Option<&'a V>, purpose: Purpose) -> Self {
        Walk {
            root,
            purpose,
            path: Vec::new(),
            pattern: String::new(),
            issues: Vec::new(),
            errors: 0,
            warnings: 0,
            path_bytes: 0,
            is_any_key: false,
            left_out: None,
        }
    }

    pub(super) fn field(&mut self, shape: Shape, value: Option<&V>, entry: &Entry<'_, V>) {
        let (outer, left_out) = (self.enter(entry.key.clone(), entry.pattern), self.left_out);
        if value.is_none_or(|value| self.shape(shape, value)) {
            let given = Given { value, parent: entry.parent, root: self.root, key: &entry.key };
            self.rules(&given);
            if entry.pattern == "*" && entry.key != "*" {
                self.of_key(&given);
            }
            if let Some(value) = value {
                self.children(shape, value);
            }
        }
        self.path.pop();
        self.pattern.truncate(outer);
        self.left_out = left_out;
    }

    pub(super) fn enter(&mut self, key: Cow<'static, str>, pattern: &str) -> usize {
        let outer = self.pattern.len();
        self.path.push(Segment::Key(key));
        if outer > 0 {
            self.pattern.push('.');
        }
        self.pattern.push_str(pattern);
        outer
    }

    /// The rules of an entry that are for its key alone: `loadTargets.default`.
    fn of_key(&mut self, given: &Given<'_, V>) {
        let any = self.pattern.len();
        self.pattern.pop();
        self.pattern.push_str(given.key);
        self.rules(given);
        self.pattern.truncate(any.saturating_sub(1));
        self.pattern.push('*');
    }

    /// Whether the value has the JSON form of the field, so that the rules make sense of it.
    pub(super) fn shape(&mut self, shape: Shape, value: &V) -> bool {
        let Some(fault) = shape::fault(shape, value) else { return true };
        self.issue(fault.rule, fault.code, fault.severity, fault.sentence, Some(value), fault.limit);
        fault.severity == Severity::Warning
    }

    pub(super) fn children(&mut self, shape: Shape, value: &V) {
        match shape {
            Shape::Object(fields) => {
                for field in fields {
                    let entry = &Entry { parent: Some(value), key: field.name.into(), pattern: field.name };
                    self.field(field.shape, value.field(field.name).as_ref(), entry);
                }
                for key in value.keys() {
                    if !fields.iter().any(|field| field.name == key) {
                        self.path.push(Segment::Key(key.clone().into()));
                        self.unknown_field(fields, &key);
                        self.path.pop();
                    }
                }
            }
            Shape::Map(values) => {
                for key in value.keys() {
                    let entry = &Entry { parent: Some(value), key: key.clone().into(), pattern: "*" };
                    // one that is null is absent
                    if let Some(value) = value.get(&key) {
                        self.field(*values, Some(&value), entry);
                    }
                }
            }
            Shape::List(items) => {
                for (index, item) in (0u32..).zip(value.items()) {
                    self.path.push(Segment::Index(index));
                    self.shape(*items, &item);
                    self.path.pop();
                }
            }
            _ => {}
        }
    }

    pub(super) fn rules(&mut self, given: &Given<'_, V>) {
        let length = length_bit(&self.pattern);
        for rule in RULES.iter().filter(|rule| rule.lengths & length != 0) {
            let applies = rule.fields.contains(&self.pattern.as_str())
                && rule.only.is_none_or(|purpose| purpose == self.purpose)
                && !(self.is_any_key && rule.limit.is_about_key());
            if applies && !rule.limit.holds(given) {
                let mut sentence = rule.limit.sentence(given.key) + &rule.limit.advice(given);
                if rule.limit.is_about_key() {
                    sentence = format!("{sentence}, got the key `{}`", excerpt(given.key));
                }
                let shown = given.value.filter(|_| rule.limit.shows_value());
                let (code, limit) = (rule.limit.code(given), rule.limit.number(given));
                self.issue(rule.name, code, rule.severity, sentence, shown, limit);
                if rule.limit.leaves_out() {
                    self.left_out = Some(rule.severity);
                }
            }
        }
    }

    pub(super) fn unknown_field(&mut self, fields: &[Field], key: &str) {
        let bare: String = key.split('_').collect();
        let meant = fields.iter().find(|field| field.name.eq_ignore_ascii_case(&bare));
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
        shown: Option<&V>,
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
        for segment in &self.path {
            if let Segment::Key(key) = segment {
                self.path_bytes = self.path_bytes.saturating_add(key.len());
            }
        }
        if shown.is_some() {
            message.push_str(", got ");
            message.push_str(&self.given(shown));
        }
        self.issues.push(ValidationIssue { path: self.path.clone(), rule, code, severity, message, limit });
    }

    fn given(&self, value: Option<&V>) -> String {
        if is_secret(&self.pattern) {
            value.map(|value| value.kind().words()).unwrap_or_default().to_owned()
        } else {
            shape::given(value)
        }
    }
}
