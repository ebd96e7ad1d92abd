//! Applies the rules to slots. Allocates nothing and reads no names: findings are numbers.

use super::compiled::{checks, demand, minds_absence};
use super::deployment_id::{self, IdPurpose};
use super::fault::Fault;
use super::finding::{Finding, Saying};
use super::issue::Severity;
use super::limit::Given;
use crate::value::layout::{Place, Sort};
use crate::value::shape::mismatch;
use crate::value::slots::{Kind, Slots, View};

/// The maximum number of findings of one severity: a list of a hundred thousand wrong elements must
/// end somewhere.
pub const MOST_FINDINGS: u32 = 1_000;

/// The purpose of checking a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new deployment: required fields must be present.
    Create,
    /// Changes to a deployment: immutable fields must be absent.
    Update,
}

/// A value that is checked without the rest of the deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A field, possibly absent.
    Field,
    /// An entry of a map, under any key: the rules for keys don't apply.
    AnyEntry,
    /// A call's argument, which must be present.
    Argument,
}

/// Checks a whole deployment, in the order of the fields.
pub fn deployment(slots: &Slots<'_>, purpose: Purpose, tell: &mut dyn FnMut(Finding)) {
    let mut check = Check::new(purpose, true, tell);
    let whole = slots.view(0, Place::DEPLOYMENT);
    if check.shape(whole) {
        check.children(whole);
    }
}

/// Checks a value at a place, without rules that involve other fields.
pub fn part(slots: &Slots<'_>, slot: u32, place: Place, part: Part, tell: &mut dyn FnMut(Finding)) {
    let mut check = Check::new(Purpose::Create, false, tell);
    let view = slots.view(slot, place);
    check.is_any_key = part == Part::AnyEntry;
    if part == Part::Argument && view.kind().is_blank() {
        check.fault(view, Fault::REQUIRED);
    } else {
        check.field(view);
    }
    if place == Place::TAG_KEYS && check.counts == [0, 0] {
        check.keys(view);
    }
}

/// Checks a deployment ID.
pub fn id(slots: &Slots<'_>, purpose: IdPurpose, tell: &mut dyn FnMut(Finding)) {
    let view = slots.view(Place::ID.number().into(), Place::ID);
    let fault = match view.text() {
        Some(text) => deployment_id::fault(text, purpose),
        None => Some(Fault::ID_TYPE),
    };
    if let Some(fault) = fault {
        Check::new(Purpose::Create, false, tell).fault(view, fault);
    }
}

/// Reports findings.
struct Check<'t> {
    purpose: Purpose,
    is_whole: bool,
    is_any_key: bool,
    /// The severity of a finding that the field, or one around it, must be omitted. Lesser findings
    /// inside are not reported.
    left_out: Option<Severity>,
    /// The number of errors and of warnings reported.
    counts: [u32; 2],
    tell: &'t mut dyn FnMut(Finding),
}

impl<'t> Check<'t> {
    fn new(purpose: Purpose, is_whole: bool, tell: &'t mut dyn FnMut(Finding)) -> Self {
        Self { purpose, is_whole, is_any_key: false, left_out: None, counts: [0, 0], tell }
    }

    fn field(&mut self, view: View<'_>) {
        let left_out = self.left_out;
        if !view.kind().is_there() || self.shape(view) {
            self.rules(view, view.slot.saturating_sub(1), view.slot);
            self.children(view);
        }
        self.left_out = left_out;
    }

    /// True if the value has the field's shape, so that rules apply.
    fn shape(&mut self, view: View<'_>) -> bool {
        let Some(mismatch) = mismatch(view) else { return true };
        let fault = Fault::from(mismatch);
        self.fault(view, fault);
        fault.meaning().1 == Severity::Warning
    }

    fn children(&mut self, view: View<'_>) {
        match view.place.sort() {
            Sort::Object if view.kind().is_object() => {
                for field in view.place.inner() {
                    let entry = view.field(field);
                    if entry.kind() != Kind::ABSENT || minds_absence(field) {
                        self.field(entry);
                    }
                }
                for entry in view.entries() {
                    self.fault(entry, Fault::UNKNOWN_FIELD);
                }
            }
            // `null` counts as absent
            Sort::Map => view.entries().filter(|entry| entry.kind().is_there()).for_each(|entry| self.field(entry)),
            Sort::List => view.entries().for_each(|element| {
                self.shape(element);
            }),
            _ => {}
        }
    }

    /// Applies the rules for keys to a list of keys.
    fn keys(&mut self, list: View<'_>) {
        const TAG: Place = Place::of("annotations.*");
        for element in list.entries() {
            let nothing = list.nothing(TAG);
            self.rules(nothing, element.slot, element.slot);
        }
    }

    fn rules(&mut self, view: View<'_>, key: u32, slot: u32) {
        if !view.place.is_fixed()
            && let Some(any) = view.place.outer().any().filter(|any| *any != view.place)
        {
            // the rules for any key also apply to keys with a place of their own
            self.rules_of(any, view, key, slot);
        }
        self.rules_of(view.place, view, key, slot);
    }

    fn rules_of(&mut self, place: Place, view: View<'_>, key: u32, slot: u32) {
        let given = Given { view, key, is_whole: self.is_whole };
        for check in checks(place) {
            let Some(demand) = demand(*check) else { continue };
            let limit = demand.limit;
            if demand.only.is_some_and(|purpose| purpose != self.purpose) || (self.is_any_key && limit.is_about_key()) {
                continue;
            }
            let Some(breach) = limit.breach(&given) else { continue };
            let saying = Saying::Rule(check.rule, check.nth);
            self.found(Finding { slot, saying, severity: demand.severity, breach });
            if limit.leaves_out() {
                self.left_out = Some(demand.severity);
            }
        }
    }

    fn fault(&mut self, view: View<'_>, fault: Fault) {
        let (breach, severity) = fault.meaning();
        self.found(Finding { slot: view.slot, saying: Saying::Fault(fault), severity, breach });
    }

    fn found(&mut self, finding: Finding) {
        let severity = finding.severity;
        if self.left_out.is_some_and(|sure| sure == Severity::Error || severity == Severity::Warning) {
            return;
        }
        let [errors, warnings] = &mut self.counts;
        let count = if severity == Severity::Error { errors } else { warnings };
        if *count < MOST_FINDINGS {
            *count = count.saturating_add(1);
            (self.tell)(finding);
        }
    }
}
