//! The formats of strings.

use crate::language::bytes::{has_control, split_once, trim};
use crate::language::cron::is_cron;

/// The format of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `accounts/{account}/models/{model}`.
    ModelName,
    /// `accounts/{account}/deploymentShapes/{shape}`, optionally with a version, or `default`.
    DeploymentShape,
    /// The URL of a bucket.
    BucketUrl,
    /// The URL of a bucket hosted by the service.
    HostedBucketUrl,
    /// A cron expression of five fields.
    Cron,
    /// A name from the IANA time zone database.
    TimeZone,
    /// The key of a tag.
    TagKey,
    /// The value of a tag.
    TagValue,
}

impl Form {
    /// True if the text has the format. Empty text counts as absent, so it is valid where that
    /// makes sense.
    #[must_use]
    pub fn is_of(self, text: &[u8]) -> bool {
        match self {
            Self::ModelName => has_parts(text, &["", "accounts/*/models/*"]),
            Self::DeploymentShape => has_parts(text, SHAPES),
            Self::BucketUrl => !text.ends_with(b"/") && has_parts(text, BUCKETS),
            Self::HostedBucketUrl => has_parts(text, &["", "gs://*/rl-checkpoints/*/**"]),
            Self::Cron => is_cron(text),
            Self::TimeZone => parts(text).all(is_part_of_time_zone),
            Self::TagKey => text.strip_prefix(b"custom/").is_some_and(is_tag_name),
            Self::TagValue => trim(text).len() == text.len() && !has_control(text),
        }
    }

    /// Returns a sentence part.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ModelName => "should have the format `accounts/{account}/models/{model}`",
            Self::DeploymentShape => {
                "must have the format `accounts/{account}/deploymentShapes/{shape}`, optionally followed by \
                 `/versions/{version}`, or be `default` on create"
            }
            Self::BucketUrl => "must start with `s3://{bucket}` or `gs://{bucket}`, and must not end with a slash",
            Self::HostedBucketUrl => "must start with `gs://{bucket}/rl-checkpoints/{account}/`",
            Self::Cron => "must be a cron expression of five fields: minute, hour, day of month, month, day of week",
            Self::TimeZone => "must be an IANA time zone such as `Europe/Berlin`",
            Self::TagKey => {
                "must be `custom/` followed by letters, digits, `.`, `_`, `/` and `-`, starting and ending with a letter or digit"
            }
            Self::TagValue => "must not start or end with white space, or contain control characters",
        }
    }
}

const BUCKETS: &[&str] = &["", "s3://*", "s3://*/**", "gs://*", "gs://*/**"];
const SHAPES: &[&str] = &["", "default", "accounts/*/deploymentShapes/*", "accounts/*/deploymentShapes/*/versions/*"];

/// True if the text matches one of these patterns by its parts: `*` is any non-empty part, `**` the
/// rest of the text.
fn has_parts(text: &[u8], patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| matches(text, pattern.as_bytes()))
}

fn matches(mut text: &[u8], mut pattern: &[u8]) -> bool {
    let is = |part: &[u8], wanted: &[u8]| if wanted == b"*" { !part.is_empty() } else { part == wanted };
    while pattern != b"**" {
        match (split_once(text, b'/'), split_once(pattern, b'/')) {
            (Some((part, rest)), Some((wanted, others))) if is(part, wanted) => (text, pattern) = (rest, others),
            (None, None) => return is(text, pattern),
            _ => return false,
        }
    }
    true
}

fn parts(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'/')
}

fn is_part_of_time_zone(part: &[u8]) -> bool {
    let well_formed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-');
    part.first().is_some_and(u8::is_ascii_alphabetic) && part.iter().all(well_formed)
}

fn is_tag_name(name: &[u8]) -> bool {
    name.first().is_some_and(u8::is_ascii_alphanumeric)
        && name.last().is_some_and(u8::is_ascii_alphanumeric)
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'/' | b'-'))
}
