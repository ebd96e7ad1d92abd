//! Cron expressions of five fields.

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// The least and the greatest value of each field, and its names.
pub(crate) const FIELDS: [(u32, u32, &[&str]); 5] =
    [(0, 59, &[]), (0, 23, &[]), (1, 31, &[]), (1, 12, &MONTHS), (0, 7, &DAYS)];

/// Whether the text is minute, hour, day of month, month and day of week, each a list of values, ranges and steps.
#[must_use]
pub fn is_cron(text: &str) -> bool {
    let mut fields = text.split_ascii_whitespace();
    let is_field = |bounds| fields.next().is_some_and(|field| field.split(',').all(|part| is_part(part, bounds)));
    FIELDS.into_iter().all(is_field) && fields.next().is_none()
}

fn is_part(part: &str, bounds: (u32, u32, &[&str])) -> bool {
    let (range, step) = part.split_once('/').map_or((part, None), |(range, step)| (range, Some(step)));
    step.is_none_or(|step| is_digits(step) && step.contains(|digit| digit != '0'))
        && match range.split_once('-') {
            _ if range == "*" => true,
            None => value(range, bounds).is_some(),
            Some((from, to)) => {
                matches!((value(from, bounds), value(to, bounds)), (Some(from), Some(to)) if from <= to)
            }
        }
}

fn value(text: &str, (least, greatest, names): (u32, u32, &[&str])) -> Option<u32> {
    let by_name = || {
        let at = names.iter().position(|name| name.eq_ignore_ascii_case(text))?;
        least.checked_add(u32::try_from(at).ok()?)
    };
    number(text).filter(|number| (least..=greatest).contains(number)).or_else(by_name)
}

fn number(text: &str) -> Option<u32> {
    is_digits(text).then(|| text.parse().ok()).flatten()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
