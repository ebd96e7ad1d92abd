//! What a form should know of a field beyond its rules.

use serde_json::Value;

use Fact::Default;

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

/// A value as JSON writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Literal(&'static str);

impl Literal {
    /// The value; nothing where its text isn't JSON.
    #[must_use]
    pub fn to_json(self) -> Value {
        self.0.parse().unwrap_or_default()
    }
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

/// The fields whose values are never shown in a message.
const SECRETS: &[&str] = &["directRouteApiKeys"];

/// Every fact.
#[rustfmt::skip] // a table: one row, one line
pub const HINTS: &[Hint] = &[
    hint(&["enableSessionAffinity", "directRouteApiKeys", "directRouteType", "directRouteHandle", "deploymentTemplate"], Fact::Enterprise, "SEED, OA5"),
    hint(SECRETS, Fact::Secret, "SEED"),
    hint(&["minReplicaCount"], Default(Literal("0")), "SEED"),
    hint(&["status.code"], Default(Literal(r#""OK""#)), "SEED"),
    hint(&["autoscalingPolicy.scaleUpWindow"], Default(Literal(r#""30s""#)), "SEED"),
    hint(&["autoscalingPolicy.scaleDownWindow"], Default(Literal(r#""600s""#)), "SEED"),
    hint(&["autoscalingPolicy.scaleToZeroWindow"], Default(Literal(r#""3600s""#)), "SEED"),
    hint(&["autoscalingPolicy.loadTargets"], Default(Literal(r#"{ "default": 0.8 }"#)), "OA4, OA5"),
    hint(&["placement"], Default(Literal(r#"{ "multiRegion": "GLOBAL" }"#)), "SEED"),
];

impl Fact {
    /// The fact as a sentence part, which the field's documentation holds too.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Default(Literal(text)) => format!("default `{}`", text.trim_matches('"')),
            Self::Enterprise => "for enterprise accounts".to_owned(),
            Self::Secret => "a secret".to_owned(),
        }
    }
}

/// The facts about a field.
pub fn facts(path: &str) -> impl Iterator<Item = Fact> {
    HINTS.iter().filter(move |hint| hint.fields.contains(&path)).map(|hint| hint.fact)
}

/// Whether a field's values are kept out of messages. The validator asks this alone, so that a page isn't shipped the
/// facts that only tools read.
#[must_use]
pub fn is_secret(path: &str) -> bool {
    SECRETS.contains(&path)
}
