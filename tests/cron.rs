//! Cron expressions, at the times that they name.
#![allow(clippy::expect_used, reason = "a test says what it expects by failing")]

use fireworks_deployments::language::cron::Cron;

/// Asserts at which times of day an expression holds.
#[track_caller]
fn is_at(expression: &str, times: &[(u64, u64)], others: &[(u64, u64)]) {
    let cron = Cron::parse(expression).expect("a cron expression");
    for (hour, minute) in times {
        assert!(cron.is_at(*minute, *hour), "`{expression}` at {hour}:{minute:02}");
    }
    for (hour, minute) in others {
        assert!(!cron.is_at(*minute, *hour), "`{expression}` not at {hour}:{minute:02}");
    }
}

/// Asserts on which days an expression holds: of the month, the month, and the day of the week from Sunday, 0.
#[track_caller]
fn is_on(expression: &str, days: &[(u32, u32, u32)], others: &[(u32, u32, u32)]) {
    let cron = Cron::parse(expression).expect("a cron expression");
    for (day, month, weekday) in days {
        assert!(cron.is_on(*day, *month, *weekday), "`{expression}` on {day}/{month}, day {weekday} of the week");
    }
    for (day, month, weekday) in others {
        assert!(!cron.is_on(*day, *month, *weekday), "`{expression}` not on {day}/{month}, day {weekday} of the week");
    }
}

#[test]
fn values_lists_ranges_and_steps_name_times_of_day() {
    is_at("0 8 * * *", &[(8, 0)], &[(8, 1), (7, 0), (20, 0)]);
    is_at("0,30 8-10 * * *", &[(8, 0), (9, 30), (10, 30)], &[(8, 15), (11, 0), (7, 30)]);
    is_at("*/15 * * * *", &[(0, 0), (23, 45)], &[(0, 10), (12, 59)]);
    is_at("10-30/10 4 * * *", &[(4, 10), (4, 20), (4, 30)], &[(4, 0), (4, 40), (4, 15)]);
    is_at("5/20 * * * *", &[(0, 5), (0, 25), (0, 45)], &[(0, 0), (0, 20)]);
    is_at("59 23 * * *", &[(23, 59)], &[(23, 58), (22, 59)]);
}

#[test]
fn a_step_of_any_length_keeps_the_first_value() {
    for step in ["60", "4294967295", "4294967296", "26666666666666666666666666666664"] {
        is_at(&format!("*/{step} 8 * * *"), &[(8, 0)], &[(8, 1), (8, 59)]);
        is_at(&format!("5/{step} 8 * * *"), &[(8, 5)], &[(8, 0)]);
    }
}

#[test]
fn names_and_numbers_name_days() {
    is_on("0 0 * * MON-FRI", &[(2, 3, 1), (6, 3, 5)], &[(1, 3, 0), (7, 3, 6)]);
    is_on("0 0 * jan,DEC *", &[(1, 1, 4), (31, 12, 4)], &[(1, 2, 0)]);
    is_on("0 0 31 * *", &[(31, 1, 6)], &[(30, 1, 5)]);
}

#[test]
fn sunday_is_0_and_7() {
    for sunday in ["0", "7", "SUN", "5-7"] {
        is_on(&format!("0 0 * * {sunday}"), &[(1, 3, 0)], &[(2, 3, 1)]);
    }
}

#[test]
fn with_both_days_restricted_either_is_enough() {
    is_on("0 0 13 * FRI", &[(13, 3, 5), (13, 4, 1), (20, 3, 5)], &[(14, 3, 6)]);
    // but a star restricts nothing, with a step neither
    is_on("0 0 * * FRI", &[(20, 3, 5)], &[(13, 4, 1)]);
    is_on("0 0 */2 * FRI", &[(13, 3, 5)], &[(20, 3, 5), (13, 4, 1)]);
}

#[test]
fn what_is_no_expression_is_not_parsed() {
    for text in ["", "* * * *", "60 * * * *", "* * 0 * *", "a * * * *", "*/0 * * * *", "5-1 * * * *"] {
        assert_eq!(Cron::parse(text), None, "{text}");
    }
}
