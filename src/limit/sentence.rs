//! How a limit is said.

use super::{Limit, duration};
use crate::duration::Duration;
use crate::value::Value;

impl Limit {
    /// The limit as a sentence part, which the field's documentation holds too.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Required => "is required to create".to_owned(),
            Self::MaxLength(most) => format!("must be at most {most} characters"),
            Self::MaxEntries(most) => format!("must have at most {most} entries"),
            Self::AtLeast(least) => format!("must be at least {least}"),
            Self::Between(least, most) => format!("must be between {least} and {most}"),
            Self::DurationAtLeast(least) => format!("must be at least {}", in_words(least)),
            Self::DurationBetween(0, most) => format!("must be between 0 and {}", in_words(most)),
            Self::DurationBetween(least, most) => format!("must be between {} and {}", in_words(least), in_words(most)),
            Self::WholeSeconds => "must be whole seconds".to_owned(),
            Self::ModelName => "should have the form `accounts/{account}/models/{model}`".to_owned(),
            Self::Cron => {
                "must be a cron expression of five fields: minute, hour, day of month, month, day of week".to_owned()
            }
            Self::TimeZone => "must be an IANA name such as `Europe/Berlin`".to_owned(),
            Self::Keys(keys) => {
                let quoted: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
                format!("should be one of {}", list(&quoted))
            }
            Self::NotAbove(other) => format!("must not be above {other}, unless that is 0 or left out"),
            Self::NotAboveDeployments(other) => format!("must not be above the deployment's {other}"),
            Self::NotTogetherWith(other) => format!("can't be set together with {other}"),
            Self::ExactlyOneOf(fields) => format!("must hold exactly one of {}", list(fields)),
            Self::OutputOnly => "is set by the service".to_owned(),
            Self::Immutable => "is fixed once created".to_owned(),
            Self::Deprecated => "is no longer acted on".to_owned(),
        }
    }

    /// What to do about it, where the sentence doesn't say.
    #[must_use]
    pub fn advice<V: Value>(self, value: Option<&V>) -> &'static str {
        let is_zero = || value.and_then(duration) == Some(Duration::from_seconds(0));
        match self {
            Self::DurationAtLeast(_) if is_zero() => "; to have the default, leave the field out",
            Self::OutputOnly => ": leave it out",
            _ => "",
        }
    }
}

fn in_words(whole: i64) -> String {
    let duration = Duration::from_seconds(whole);
    format!("{} ({duration})", duration.words())
}

/// `a, b and c`.
fn list<T: AsRef<str>>(words: &[T]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        text.push_str(match index {
            0 => "",
            _ if index.saturating_add(1) == words.len() => " and ",
            _ => ", ",
        });
        text.push_str(word.as_ref());
    }
    text
}
