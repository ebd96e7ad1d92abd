//! What a form should know of a field beyond its rules.

use serde::Serialize;

use Fact::Default;
use Literal::{Number, Text};

/// A fact about a field that nothing is refused for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// What the service takes where the field is left out.
    Default(Literal),
    /// For some accounts only, which the client can't know.
    Enterprise,
    /// Never shown in a message.
    Secret,
}

/// A value as JSON has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Literal {
    /// A number.
    Number(i32),
    /// A string.
    Text(&'static str),
}

/// A fact, and the fields it holds for.
#[derive(Debug)]
pub struct Hint {
    /// The fields, dotted.
    pub fields: &'static [&'static str],
    /// The fact.
    pub fact: Fact,
    /// Who says so.
    pub source: &'static str,
}

const fn hint(fields: &'static [&'static str], fact: Fact, source: &'static str) -> Hint {
    Hint { fields, fact, source }
}

/// Every fact.
#[rustfmt::skip] // a table: one row, one line
pub const HINTS: &[Hint] = &[
    hint(&["enableSessionAffinity", "directRouteApiKeys", "directRouteType", "directRouteHandle", "deploymentTemplate"], Fact::Enterprise, "SEED, OA5"),
    hint(&["directRouteApiKeys"], Fact::Secret, "SEED"),
    hint(&["minReplicaCount"], Default(Number(0)), "SEED"),
    hint(&["status.code"], Default(Text("OK")), "SEED"),
    hint(&["autoscalingPolicy.scaleUpWindow"], Default(Text("30s")), "SEED"),
    hint(&["autoscalingPolicy.scaleDownWindow"], Default(Text("600s")), "SEED"),
    hint(&["autoscalingPolicy.scaleToZeroWindow"], Default(Text("3600s")), "SEED"),
    hint(&["placement.multiRegion"], Default(Text("GLOBAL")), "SEED"),
];

impl Fact {
    /// The fact as a sentence part, which the field's documentation holds too.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Default(Number(value)) => format!("default `{value}`"),
            Self::Default(Text(value)) => format!("default `{value}`"),
            Self::Enterprise => "for enterprise accounts".to_owned(),
            Self::Secret => "a secret".to_owned(),
        }
    }
}

/// The facts about a field.
pub fn facts(path: &str) -> impl Iterator<Item = Fact> {
    HINTS.iter().filter(move |hint| hint.fields.contains(&path)).map(|hint| hint.fact)
}
