//! Generates the validator's tables for JavaScript: the places for reading values, and the
//! sentences of findings.

use fireworks_deployments::api::wire::{Field, Shape};
use fireworks_deployments::language::duration::HUMAN_FORM;
use fireworks_deployments::rules::advice::Advice;
use fireworks_deployments::rules::is_output_only;
use fireworks_deployments::rules::issue::IssueCode;
use fireworks_deployments::tools::places::{REPLIES, Row, is_deployment, places, shape_of, vocabularies};
use fireworks_deployments::tools::sentences::{Saying, sayings};
use fireworks_deployments::value::slots::Kind;
use serde_json::json;

use super::typescript::HEAD;

/// `pkg/src/generated/places.ts`.
pub(crate) fn place_table() -> String {
    let enums = vocabularies()
        .into_iter()
        .map(|vocabulary| format!("\n  {}: {},", vocabulary.name, json!(vocabulary.values.join(" "))));
    let rows: Vec<_> = places().iter().map(row).collect();
    format!(
        "{HEAD}

/** The values of each enum, in the order of their indexes. */
export const enums: Readonly<Record<string, string>> = {{{}
}};

/**
 * The places of a deployment, a line each, in the order of their numbers: the number of the place that holds it; what it is;
 * its name, which a message lacks. `d` is a duration, `t` another string that a rule reads, `s` one that none does, `b` a
 * boolean, `i` a whole number, `n` a number, `l` a list, `k` a map whose keys a rule reads, `m` another, `o` an object, or else
 * it is an enum's name; `!` is a secret.
 */
export const deployment = `{}`;
",
        enums.collect::<String>(),
        rows.join("\n")
    )
}

fn row(row: &Row) -> String {
    let kind = match row.shape {
        Shape::Duration => "d",
        Shape::Text | Shape::Timestamp if row.is_read => "t",
        Shape::Text | Shape::Timestamp => "s",
        Shape::Bool => "b",
        Shape::Int32 => "i",
        Shape::Number => "n",
        Shape::Enum(vocabulary) => vocabulary.name,
        Shape::List(_) => "l",
        Shape::Map(_) if row.is_read => "k",
        Shape::Map(_) => "m",
        Shape::Object(_) => "o",
    };
    let secret = if row.is_secret { "!" } else { "" };
    format!("{} {kind}{secret} {}", row.outer, row.name).trim_end().to_owned()
}

/// `pkg/src/generated/replies.ts`.
pub(crate) fn replies() -> String {
    let messages = REPLIES.map(|(name, message)| format!("\n  {name}: {},", literal(shape_of(message))));
    format!(
        "{HEAD}

/** The messages of replies. A string is what stands there: `s` a string, `b` a boolean, `i` a whole number, `n` a number. */
export const replies = {{{}
}} as const;
",
        messages.concat()
    )
}

/// A shape as a literal of TypeScript: an object by its fields, a list as one of its elements, a map by `*`.
fn literal(shape: Shape) -> String {
    match shape {
        Shape::Text | Shape::Timestamp | Shape::Duration | Shape::Enum(_) => "\"s\"".to_owned(),
        Shape::Bool => "\"b\"".to_owned(),
        Shape::Int32 => "\"i\"".to_owned(),
        Shape::Number => "\"n\"".to_owned(),
        Shape::List(items) => format!("[{}]", literal(*items)),
        Shape::Map(values) => format!("{{ \"*\": {} }}", literal(*values)),
        Shape::Object(fields) if is_deployment(fields) => "\"Deployment\"".to_owned(),
        Shape::Object(fields) => {
            let field = |field: &Field| format!("{}: {}", field.name, literal(field.shape));
            format!("{{ {} }}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
    }
}

/// `pkg/src/generated/sentences.ts`.
pub(crate) fn sentences() -> String {
    let rows: Vec<String> = sayings().iter().map(saying).collect();
    let codes: Vec<_> = IssueCode::ALL.iter().map(|code| code.word()).collect();
    let kinds = Kind::WORDS.map(|words| format!("\n  {},", json!(words)));
    let advice = Advice::SENTENCES.map(|sentence| format!("\n  {},", json!(sentence)));
    format!(
        "{HEAD}

/**
 * What is said of a finding, by its number: the rule; 1 for a warning, 2 if what was given is shown, 4 if the key is; a
 * sentence for each of the rule's fields, or one for all, in which `{{}}` is a name, and `{{15}}` the value at place 15.
 */
export const sayings: readonly (readonly [rule: string, flags: number, ...sentences: string[]])[] = [{}
];

/** Codes of issues, by their numbers. */
export const codes = {};

/** What a value is, in words, by the number of its kind. */
export const kinds: readonly string[] = [{}
];

/** What a duration must be that people write. */
export const humanForm = {};

/** What to do about an issue, by the number of the kind of advice. */
export const advice: readonly string[] = [{}
];
",
        rows.concat(),
        json!(codes.join(" ")),
        kinds.concat(),
        json!(HUMAN_FORM),
        advice.concat(),
    )
}

fn saying(saying: &Saying) -> String {
    let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
    let flags = bit(saying.is_warning, 1) | bit(saying.shows_value, 2) | bit(saying.is_about_key, 4);
    let sentences = saying.sentences.iter().map(|sentence| format!(", {}", json!(sentence)));
    format!("\n  [{}, {flags}{}],", json!(saying.rule), sentences.collect::<String>())
}

/// `pkg/src/generated/output-only.ts`.
pub(crate) fn output_only() -> String {
    let fields = places().into_iter().filter(|row| row.outer == 0 && is_output_only(row.name)).map(|row| row.name);
    let fields: Vec<_> = fields.collect();
    format!(
        "{HEAD}\n\n/** Fields that only the service sets. */\nexport const outputOnly = {};\n",
        json!(fields.join(" "))
    )
}
