//! Cron expressions: equal ones in other words hold at the same times.

use std::fmt::Display;

use fireworks_deployments::language::cron::{Cron, is_cron};

pub(super) fn check(text: &str) {
    let cron = Cron::parse(text);
    assert_eq!(cron.is_some(), is_cron(text.as_bytes()));
    let Some(cron) = cron else { return };
    let fields: Vec<&str> = text.split_ascii_whitespace().collect();
    let [minute, hour, day, month, weekday] = fields[..] else { panic!("of {} fields", fields.len()) };

    let spaced = format!("\t{} ", fields.join(" \r\n").to_lowercase());
    assert_eq!(Cron::parse(&spaced).as_ref(), Some(&cron), "{spaced}");

    let minutes = listed((0..60).filter(|minute| (0..24).any(|hour| cron.is_at(*minute, hour))));
    let hours = listed((0..24).filter(|hour| (0..60).any(|minute| cron.is_at(minute, *hour))));
    let times = Cron::parse(&format!("{minutes} {hours} {day} {month} {weekday}")).expect("a list of its times");
    assert_eq!(times, cron, "{minutes} {hours}");

    // each part alone: either day is enough where both are restricted
    let part = |days: String| Cron::parse(&format!("{minute} {hour} {days}")).expect("a part of it");
    let (by_day, by_weekday) = (part(format!("{day} {month} *")), part(format!("* {month} {weekday}")));
    let is_either = !day.starts_with('*') && !weekday.starts_with('*');
    for (month, weekday) in (1..=12).flat_map(|month| (0..7).map(move |weekday| (month, weekday))) {
        for day in 1..=31 {
            let on = [&by_day, &by_weekday].map(|part| part.is_on(day, month, weekday));
            let expected = if is_either { on.contains(&true) } else { on == [true, true] };
            assert_eq!(cron.is_on(day, month, weekday), expected, "{day}/{month}, day {weekday} of the week");
        }
    }
}

/// A list of all values, which can't be empty.
fn listed(values: impl Iterator<Item = impl Display>) -> String {
    values.map(|value| value.to_string()).collect::<Vec<_>>().join(",")
}
