//! Regular expressions in the portable syntax that JSON Schema recommends, without lookahead or
//! lookbehind. Each accepts at least what the validator accepts.

use crate::language::cron;
use crate::language::duration::MOST_SECONDS;
use crate::rules::limit::form::Form;

/// Values that count as absent.
pub(super) const BLANK: &str = "^$|_UNSPECIFIED$";

/// An RFC 3339 timestamp. The format `date-time` checks the day of the month.
pub(super) const TIMESTAMP: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\
    [Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

/// Returns the pattern of a format.
pub(super) fn of(form: Form) -> String {
    match form {
        Form::Cron => return cron(),
        Form::TimeZone => "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*)*$",
        Form::ModelName => "^(accounts/[^/]+/models/[^/]+)?$",
        Form::DeploymentShape => "^(default|accounts/[^/]+/deploymentShapes/[^/]+(/versions/[^/]+)?)?$",
        Form::BucketUrl => r"^((s3|gs)://[^/]([\s\S]*[^/])?)?$",
        Form::HostedBucketUrl => r"^(gs://[^/]+/rl-checkpoints/[^/]+/[\s\S]*)?$",
        Form::TagKey => return tag_key(None),
        Form::TagValue => return tag_value(),
    }
    .to_owned()
}

/// Returns the pattern of a tag's key, up to that many characters.
pub(super) fn tag_key(most: Option<u32>) -> String {
    // without the prefix and both ends
    let inner = most.map_or_else(String::new, |most| most.saturating_sub(9).to_string());
    format!("^custom/[A-Za-z0-9]([A-Za-z0-9._/-]{{0,{inner}}}[A-Za-z0-9])?$")
}

/// Returns the pattern of a tag's value: no control characters, no white space at either end.
fn tag_value() -> String {
    let control = r"\x00-\x1f\x7f-\x9f";
    // literally: not every implementation supports escapes for them
    let space = " \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";
    format!("^([^{space}{control}]([^{control}]*[^{space}{control}])?)?$")
}

/// Returns the pattern of a cron expression. It can't check that a range ends after its start.
pub(super) fn cron() -> String {
    let field = |(least, most, names): &(u32, u32, cron::Names)| {
        let name: String = cron::names(names).map(|name| "|".to_owned() + &any_case(name)).collect();
        let value = format!("(0*({}){name})", whole_numbers((*least).into(), (*most).into()));
        let part = format!(r"(\*|{value}(-{value})?)(/0*[1-9][0-9]*)?");
        format!("{part}(,{part})*")
    };
    let space = r"[ \t\n\f\r]";
    format!("^{space}*{}{space}*$", cron::FIELDS.iter().map(field).collect::<Vec<_>>().join(&format!("{space}+")))
}

/// Returns the pattern of a word in any case.
fn any_case(word: &str) -> String {
    word.chars().flat_map(|letter| ['[', letter, letter.to_ascii_lowercase(), ']']).collect()
}

/// Returns the pattern of seconds as the API writes them: between non-negative bounds, exact to the
/// last digit, or any.
pub(super) fn duration(bounds: Option<(u64, u64)>, whole_seconds: bool) -> String {
    let zeros = r"(\.0{1,9})?";
    let fraction = if whole_seconds { zeros } else { r"(\.[0-9]{1,9})?" };
    let (least, most) = bounds.unwrap_or((0, MOST_SECONDS.unsigned_abs()));
    let numbers = format!("({}){fraction}|{most}{zeros}", whole_numbers(least, most.saturating_sub(1)));
    match bounds {
        None => format!("^-?({numbers})s$"),
        // -0 counts as 0
        Some((0, _)) => format!("^({numbers}|-0{zeros})s$"),
        Some(_) => format!("^({numbers})s$"),
    }
}

/// Returns the pattern of the integers between two bounds, without leading zeros.
#[allow(clippy::arithmetic_side_effects, reason = "the tables' numbers are nowhere near the ends of 64 bits")]
fn whole_numbers(least: u64, most: u64) -> String {
    let (mut parts, mut next) = (Vec::new(), least);
    while next <= most {
        // fix the leading digits, let as many trailing digits as possible vary
        let mut size = 1;
        while next >= size * 10 && next.is_multiple_of(size * 10) && next + size * 10 - 1 <= most {
            size *= 10;
        }
        let (before, digit) = (next / size / 10, next / size % 10);
        let digits = (10 - digit).min((most + 1 - next) / size);
        let (shortest, mut longest) = (size.ilog10(), size.ilog10());
        next += size * digits;
        // from 1, 10, 100 and so on, include all longer numbers
        while (before, digit, digits) == (0, 1, 9) && next * 10 - 1 <= most {
            longest += 1;
            next *= 10;
        }
        let before = if before == 0 { String::new() } else { before.to_string() };
        parts.push(before + &class(digit, digit + digits - 1) + &any_digits(shortest, longest));
    }
    parts.join("|")
}

fn class(first: u64, last: u64) -> String {
    if first == last { first.to_string() } else { format!("[{first}-{last}]") }
}

fn any_digits(fewest: u32, most: u32) -> String {
    match (fewest, most) {
        (0, 0) => String::new(),
        (1, 1) => "[0-9]".to_owned(),
        _ if fewest == most => format!("[0-9]{{{most}}}"),
        _ => format!("[0-9]{{{fewest},{most}}}"),
    }
}
