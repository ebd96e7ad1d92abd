//! The sentences of all findings, for JavaScript.

use crate::rules::RULES;
use crate::rules::fault::FAULTS;
use crate::rules::issue::Severity;
use crate::value::layout::Place;

/// The sentences of a rule or fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The rule's stable name.
    pub rule: &'static str,
    /// True if it is a warning.
    pub is_warning: bool,
    /// True if messages show the value.
    pub shows_value: bool,
    /// True if messages show the key.
    pub is_about_key: bool,
    /// A sentence for each of the rule's fields, or one for all. `{}` stands for a name, `{15}` for
    /// the value of the field at place 15.
    pub sentences: Vec<String>,
}

/// Returns every saying, by its number in a finding.
#[must_use]
pub fn sayings() -> Vec<Saying> {
    let of_rules = RULES.iter().map(|rule| {
        let places = rule.fields.iter().filter_map(|field| Place::find(field));
        let value_of = |other: Place| format!("{{{}}}", other.number());
        let mut sentences: Vec<_> = places.map(|place| rule.limit.message(place, &value_of)).collect();
        if sentences.iter().all(|sentence| Some(sentence) == sentences.first()) {
            sentences.truncate(1);
        }
        Saying {
            rule: rule.name,
            is_warning: rule.severity == Severity::Warning,
            shows_value: rule.limit.shows_value(),
            is_about_key: rule.limit.is_about_key(),
            sentences,
        }
    });
    let of_faults = FAULTS.iter().map(|fault| Saying {
        rule: fault.rule,
        is_warning: fault.severity == Severity::Warning,
        shows_value: fault.shows_value,
        is_about_key: false,
        sentences: vec![fault.sentence.to_owned()],
    });
    of_rules.chain(of_faults).collect()
}
