//! The forms that a string can be asked to have.

use crate::cron::is_cron;

/// The form of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `accounts/{account}/models/{model}`.
    ModelName,
    /// `accounts/{account}/deploymentShapes/{shape}`, with its version or not, or `default`.
    DeploymentShape,
    /// The address of a bucket.
    BucketUrl,
    /// The address of a bucket that the service itself hosts.
    HostedBucketUrl,
    /// A cron expression of five fields.
    Cron,
    /// A name of the IANA time zone database.
    TimeZone,
    /// The key of a tag.
    TagKey,
    /// The value of a tag.
    TagValue,
}

impl Form {
    /// Whether a text has it. An empty one counts as absent, where that is something.
    #[must_use]
    pub fn is_of(self, text: &str) -> bool {
        match self {
            Self::ModelName => text.is_empty() || is_name(text, "models"),
            Self::DeploymentShape => text.is_empty() || text == "default" || is_name(text, "deploymentShapes"),
            Self::BucketUrl => text.is_empty() || is_bucket_url(text),
            Self::HostedBucketUrl => text.is_empty() || is_hosted_bucket_url(text),
            Self::Cron => is_cron(text),
            Self::TimeZone => text.split('/').all(is_part_of_time_zone),
            Self::TagKey => text.strip_prefix("custom/").is_some_and(is_tag_name),
            Self::TagValue => text.trim().len() == text.len() && !text.chars().any(char::is_control),
        }
    }

    /// The form as a sentence part.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ModelName => "should have the form `accounts/{account}/models/{model}`",
            Self::DeploymentShape => {
                "must have the form `accounts/{account}/deploymentShapes/{shape}`, with `/versions/{version}` after it \
                 or not, or on create be `default`"
            }
            Self::BucketUrl => "must begin with `s3://` or `gs://` and not end with a slash",
            Self::HostedBucketUrl => "must begin with `gs://{bucket}/rl-checkpoints/{account}/`",
            Self::Cron => "must be a cron expression of five fields: minute, hour, day of month, month, day of week",
            Self::TimeZone => "must be an IANA name such as `Europe/Berlin`",
            Self::TagKey => {
                "must be `custom/` and then letters, digits, `.`, `_`, `/` and `-`, with a letter or a digit at both ends"
            }
            Self::TagValue => "must have no white space at its ends, and no control characters",
        }
    }
}

/// A resource name of this collection; a shape's may go on with its version.
fn is_name(text: &str, collection: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let is_of_collection = match parts.as_slice() {
        ["accounts", _, found, _] => *found == collection,
        ["accounts", _, found, _, "versions", _] => *found == collection && collection == "deploymentShapes",
        _ => false,
    };
    is_of_collection && parts.iter().all(|part| !part.is_empty())
}

fn is_bucket_url(text: &str) -> bool {
    let path = text.strip_prefix("s3://").or_else(|| text.strip_prefix("gs://"));
    path.is_some_and(|path| !path.is_empty() && !path.starts_with('/') && !path.ends_with('/'))
}

fn is_hosted_bucket_url(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    matches!(parts.as_slice(), ["gs:", "", bucket, "rl-checkpoints", account, _, ..]
        if !bucket.is_empty() && !account.is_empty())
}

fn is_part_of_time_zone(part: &str) -> bool {
    let well_formed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.chars().all(well_formed)
}

fn is_tag_name(name: &str) -> bool {
    let is_end = |c: char| c.is_ascii_alphanumeric();
    name.starts_with(is_end)
        && name.ends_with(is_end)
        && name.chars().all(|c| is_end(c) || matches!(c, '.' | '_' | '/' | '-'))
}
