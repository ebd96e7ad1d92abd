//! Facts about fields for forms, beyond the rules.

use serde_json::Value;

use Fact::Default;

/// A fact about a field that can't cause an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The service's default.
    Default(Literal),
    /// Only for some accounts. The client can't know which.
    Enterprise,
    /// Never shown in messages.
    Secret,
}

/// A JSON value, as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Literal(&'static str);

impl Literal {
    /// Parses the value. `Null` if the text isn't JSON.
    #[must_use]
    pub fn to_json(self) -> Value {
        self.0.parse().unwrap_or_default()
    }
}

/// A fact and its fields.
#[derive(Debug)]
pub struct Hint {
    /// The dotted paths of the fields.
    pub fields: &'static [&'static str],
    /// The fact.
    pub fact: Fact,
    /// The sources, by short name.
    pub source: &'static str,
}

const fn hint(fields: &'static [&'static str], fact: Fact, source: &'static str) -> Hint {
    Hint { fields, fact, source }
}

/// The fields whose values messages must not show.
const SECRETS: &[&str] = &["directRouteApiKeys"];

/// All facts.
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
    /// Returns a sentence part, which the field's documentation contains too.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Default(Literal(text)) => format!("default `{}`", text.trim_matches('"')),
            Self::Enterprise => "for enterprise accounts".to_owned(),
            Self::Secret => "a secret".to_owned(),
        }
    }
}

/// Returns the facts about a field.
pub fn facts(path: &str) -> impl Iterator<Item = Fact> {
    HINTS.iter().filter(move |hint| hint.fields.contains(&path)).map(|hint| hint.fact)
}

/// True if messages must not show the field's values. Apart from the facts, so that a page doesn't
/// load what only tools read.
#[must_use]
pub fn is_secret(path: &str) -> bool {
    SECRETS.contains(&path)
}
