//! Rules × slots → findings. Nothing is allocated, and no name is read: what is found is numbers.

use super::compiled::{checks, demand, minds_absence};
use super::deployment_id::{self, IdPurpose};
use super::fault::Fault;
use super::finding::{Finding, Saying};
use super::issue::Severity;
use super::limit::Given;
use crate::value::layout::{Place, Sort};
use crate::value::shape::mismatch;
use crate::value::slots::{Slots, View};

/// More of one severity than anybody reads: a list of a hundred thousand wrong elements has to end somewhere.
pub const MOST_FINDINGS: u32 = 1_000;

/// The purpose that a deployment is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be created: what is required must be there.
    Create,
    /// To change one that exists: what is fixed must be left out.
    Update,
}

/// A value that is checked by itself, without the rest of the deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A field, which may be absent.
    Field,
    /// An entry that stands for any of its map: nothing is said of its key.
    AnyEntry,
    /// The argument of a call, which must be there.
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

/// Checks a value that stands at a place, as far as it alone can tell.
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

/// Checks an ID.
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

/// Finds what is wrong, and tells it.
struct Check<'t> {
    purpose: Purpose,
    is_whole: bool,
    is_any_key: bool,
    /// How sure it is that the field, or one that it is inside of, is to be left out: nothing less is told of it.
    left_out: Option<Severity>,
    /// How many errors and warnings were told.
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

    /// True if the value has the shape of the field, so that the rules make sense of it.
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
                    if entry.kind().is_there() || minds_absence(field) {
                        self.field(entry);
                    }
                }
                for entry in view.entries() {
                    self.fault(entry, Fault::UNKNOWN_FIELD);
                }
            }
            // one that is null is absent
            Sort::Map => view.entries().filter(|entry| entry.kind().is_there()).for_each(|entry| self.field(entry)),
            Sort::List => view.entries().for_each(|element| {
                self.shape(element);
            }),
            _ => {}
        }
    }

    /// The rules of the keys of entries, for keys in a list.
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
            // a key with a place of its own has the rules of any as well
            self.rules_of(any, view, key, slot);
        }
        self.rules_of(view.place, view, key, slot);
    }

    fn rules_of(&mut self, place: Place, view: View<'_>, key: u32, slot: u32) {
        let given = Given { view, key, is_whole: self.is_whole };
        for check in checks(place) {
            let Some(demand) = demand(*check) else { continue };
            let limit = demand.limit;
            let applies =
                demand.only.is_none_or(|purpose| purpose == self.purpose) && !(self.is_any_key && limit.is_about_key());
            let Some(breach) = limit.breach(&given).filter(|_| applies) else { continue };
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
