//! Where a value can stand: every field of every message, with what it is and the rules about it. Made once, of the messages
//! and the rules, so that nobody looks for the rules of a field while a value is checked.

use std::ops::Range;
use std::sync::OnceLock;

use crate::api::message::Message;
use crate::api::wire::Shape;
use crate::rules::hint::is_secret;
use crate::rules::{RULES, Rule};

/// Where a value can stand.
#[derive(Debug)]
pub struct Place {
    /// The field's name, `*` for any key of a map and any element of a list; empty for a message.
    pub name: &'static str,
    /// What JSON stands there.
    pub shape: Shape,
    /// What is demanded there.
    pub rules: Vec<&'static Rule>,
    /// Whether something is demanded also where nothing stands there.
    pub minds_absence: bool,
    /// Whether what stands there is never shown.
    pub is_secret: bool,
    /// Its number among all places.
    pub id: u16,
    /// The number of the place around it.
    pub outer: u16,
    /// The numbers of the places inside of it.
    inner: Range<u16>,
}

/// The place of a whole message.
#[must_use]
pub fn message_place(message: Message) -> Option<&'static Place> {
    places().get(message as usize)
}

impl Place {
    /// The places inside of it, in the order of the fields. A map may have some for keys that have rules of their own.
    #[must_use]
    pub fn inner(&self) -> &'static [Self] {
        places().get(usize::from(self.inner.start)..usize::from(self.inner.end)).unwrap_or_default()
    }

    /// Where an entry of it stands: a field, or any key of a map.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&'static Self> {
        let inner = self.inner();
        let named = inner.iter().find(|place| place.name == name);
        match self.shape {
            Shape::Object(_) => named,
            Shape::Map(_) => named.or_else(|| inner.first()),
            _ => None,
        }
    }

    /// Where each element of it stands.
    #[must_use]
    pub fn items(&self) -> Option<&'static Self> {
        self.inner().first().filter(|_| matches!(self.shape, Shape::List(_)))
    }

    /// Which of the places beside it, inside of the same one, it is.
    #[must_use]
    pub fn nth(&self) -> usize {
        let first = places().get(usize::from(self.outer)).map_or(0, |outer| outer.inner.start);
        usize::from(self.id.saturating_sub(first))
    }
}

/// Every place, in the order of the numbers: the messages first, and those inside of one side by side.
#[must_use]
pub fn places() -> &'static [Place] {
    static PLACES: OnceLock<Vec<Place>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let mut layout = Layout::default();
        for (nth, shape) in Message::SHAPES.iter().enumerate() {
            // the rules are about a deployment alone, whose paths begin with nothing
            layout.add(0, if nth == Message::Deployment as usize { "" } else { "-" }, "", *shape);
        }
        let mut id = 0;
        while let Some(shape) = layout.places.get(usize::from(id)).map(|place| place.shape) {
            layout.add_inner(id, shape);
            id = id.saturating_add(1);
        }
        layout.places
    })
}

/// The places so far, and the paths to them that the rules know.
#[derive(Default)]
struct Layout {
    places: Vec<Place>,
    paths: Vec<String>,
}

impl Layout {
    fn add(&mut self, outer: u16, around: &str, name: &'static str, shape: Shape) {
        let path = [around, name].concat();
        let any = [around, "*"].concat();
        let is_about = |rule: &&Rule| rule.fields.iter().any(|field| *field == path || *field == any);
        let rules: Vec<&Rule> = RULES.iter().filter(is_about).collect();
        self.places.push(Place {
            name,
            shape,
            minds_absence: rules.iter().any(|rule| rule.limit.minds_absence()),
            rules,
            is_secret: is_secret(&path) || is_secret(around.trim_end_matches('.')),
            id: self.end(),
            outer,
            inner: 0..0,
        });
        self.paths.push(path);
    }

    fn add_inner(&mut self, id: u16, shape: Shape) {
        let start = self.end();
        let path = self.paths.get(usize::from(id)).cloned().unwrap_or_default();
        let around = if path.is_empty() { path } else { path + "." };
        match shape {
            Shape::Object(fields) => {
                for field in fields {
                    self.add(id, &around, field.name, field.shape);
                }
            }
            Shape::Map(values) => {
                self.add(id, &around, "*", *values);
                let keys = RULES.iter().flat_map(|rule| rule.fields).filter_map(|field| field.strip_prefix(&around));
                for key in keys.filter(|key| !key.contains(['.', '*'])) {
                    self.add(id, &around, key, *values);
                }
            }
            Shape::List(items) => self.add(id, &around, "*", *items),
            _ => {}
        }
        let end = self.end();
        if let Some(place) = self.places.get_mut(usize::from(id)) {
            place.inner = start..end;
        }
    }

    fn end(&self) -> u16 {
        u16::try_from(self.places.len()).unwrap_or(u16::MAX)
    }
}
