//! The places of messages, for JavaScript: a deployment's by number, and those of replies.

use crate::api::deployment::Deployment;
use crate::api::message::Message;
use crate::api::vocabulary::Vocabulary;
use crate::api::wire::{Field, Shape};
use crate::rules::RULES;
use crate::rules::explain::is_in_secret;
use crate::rules::limit::{Key, Limit};
use crate::value::layout::Place;

/// A place, as JavaScript needs it to read a value.
#[derive(Debug, Clone)]
pub struct Row {
    /// The number of the place around it.
    pub outer: usize,
    /// The name: empty for a message, `*` for any key or element.
    pub name: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// True if a rule depends on the characters of the string, or of the map's keys.
    pub is_read: bool,
    /// True if messages must not show the value.
    pub is_secret: bool,
}

/// Returns the places of a deployment, by number.
#[must_use]
pub fn places() -> Vec<Row> {
    Place::all()
        .map(|place| Row {
            outer: place.outer().number().into(),
            name: place.name(),
            shape: place.shape(),
            is_read: is_read(place),
            is_secret: is_in_secret(place),
        })
        .collect()
}

/// The messages of replies, except the deployment.
pub const REPLIES: [(&str, Message); 5] = [
    ("DeploymentPage", Message::DeploymentPage),
    ("DeploymentShardPage", Message::DeploymentShardPage),
    ("DeploymentMetrics", Message::DeploymentMetrics),
    ("TerminationMessage", Message::TerminationMessage),
    ("AccountPage", Message::AccountPage),
];

/// Returns the shape of a message.
#[must_use]
pub fn shape_of(message: Message) -> Shape {
    Message::SHAPES.get(message as usize).copied().unwrap_or(Shape::Text)
}

/// True if these are the fields of a deployment.
#[must_use]
pub fn is_deployment(fields: &[Field]) -> bool {
    let names = |fields: &[Field]| fields.iter().map(|field| field.name).collect::<Vec<_>>();
    names(fields) == names(Deployment::FIELDS)
}

/// Returns the enums of a deployment, without duplicates.
#[must_use]
pub fn vocabularies() -> Vec<&'static Vocabulary> {
    let mut found: Vec<&Vocabulary> = Vec::new();
    for place in Place::all() {
        if let Shape::Enum(vocabulary) = place.shape()
            && !found.iter().any(|known| known.name == vocabulary.name)
        {
            found.push(vocabulary);
        }
    }
    found
}

fn is_read(place: Place) -> bool {
    let reads = |path: String, reads: fn(Limit) -> bool| {
        RULES.iter().any(|rule| rule.fields.contains(&path.as_str()) && reads(rule.limit))
    };
    match place.shape() {
        Shape::Duration | Shape::Timestamp => true,
        Shape::Text => reads(place.path(), Limit::reads_text) || place.outer() == Place::TAG_KEYS || place == Place::ID,
        Shape::Map(_) => {
            reads(place.path() + ".*", |limit| matches!(limit, Limit::Key(Key::MaxLength(_) | Key::HasForm(_))))
        }
        _ => false,
    }
}
