//! Drawn filters, thousands of them, that nobody would write by hand.

use std::cell::RefCell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::support::{body, emulator};
use crate::{ask, fleet, ids};

/// A fixed seed: the same filters on each run.
fn drawn(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(160), failure_persistence: None, ..ProptestConfig::default() }
}

/// Random text: parts of filters, mixed with other characters.
fn hostile() -> impl Strategy<Value = String> {
    let part = select(
        &[
            " ",
            " ",
            "AND",
            "OR",
            "NOT",
            "-",
            "(",
            ")",
            "=",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            ":",
            ".",
            ",",
            "*",
            "\"",
            "'",
            "\\",
            "state",
            "READY",
            "min_replica_count",
            "annotations",
            "custom/team",
            "status.code",
            "create_time",
            "1",
            "-2e9",
            "\"2026-03-01T12:00:00Z\"",
            "30s",
            "placement.regions",
            "autoscaling_policy.load_targets.default",
            "ö",
            "🔥",
            "\u{0}",
            "\u{202e}",
        ][..],
    );
    prop_oneof![
        4 => vec(part, 0..20).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

/// A filter over three booleans.
#[derive(Debug, Clone)]
enum Tree {
    Flag(usize),
    Not(Box<Tree>),
    /// Joined by `AND`, or by a space.
    All(Vec<Tree>, bool),
    Any(Vec<Tree>),
}

const FLAGS: [(&str, &str); 3] =
    [("enableAddons", "enable_addons"), ("preemptible", "preemptible"), ("enableHotLoad", "enable_hot_load")];

impl Tree {
    fn holds(&self, flags: [bool; 3]) -> bool {
        match self {
            Self::Flag(flag) => flags[*flag],
            Self::Not(inner) => !inner.holds(flags),
            Self::All(parts, _) => parts.iter().all(|part| part.holds(flags)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(flags)),
        }
    }

    /// The operator's precedence.
    fn rank(&self) -> u8 {
        match self {
            Self::All(_, true) => 0,
            Self::All(_, false) => 1,
            Self::Any(_) => 2,
            Self::Not(_) => 3,
            Self::Flag(_) => 4,
        }
    }

    /// The filter's text, with as few parentheses as possible.
    fn write(&self) -> String {
        let inside = |part: &Self| if part.rank() > self.rank() { part.write() } else { format!("({})", part.write()) };
        let joined = |parts: &[Self], by| parts.iter().map(inside).collect::<Vec<_>>().join(by);
        match self {
            Self::Flag(flag) => format!("{} = true", FLAGS[*flag].1),
            Self::Not(inner) => format!("NOT {}", inside(inner)),
            Self::All(parts, true) => joined(parts, " AND "),
            Self::All(parts, false) => joined(parts, " "),
            Self::Any(parts) => joined(parts, " OR "),
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    (0..3usize).prop_map(Tree::Flag).prop_recursive(4, 24, 3, |inner| {
        let some = || vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|inner| Tree::Not(Box::new(inner))),
            (some(), any::<bool>()).prop_map(|(parts, and)| Tree::All(parts, and)),
            some().prop_map(Tree::Any),
        ]
    })
}

/// The flags set in the deployment with this number.
fn flags(number: usize) -> [bool; 3] {
    [number & 1 != 0, number & 2 != 0, number & 4 != 0]
}

#[test]
fn any_filter_is_answered_or_refused_at_a_character() {
    let fleet = RefCell::new(fleet());
    proptest!(drawn(10_000), |(filter in hostile())| {
        let reply = ask(&mut fleet.borrow_mut(), &filter);
        if reply.status != 200 {
            prop_assert_eq!(reply.status, 400);
            let message = body(&reply)["message"].as_str().unwrap().to_owned();
            let rest = message.strip_prefix("invalid filter at character ").unwrap();
            let place: usize = rest.split_once(": ").unwrap().0.parse().unwrap();
            prop_assert!((1..=filter.chars().count().saturating_add(1)).contains(&place), "{}", message);
        }
    });
}

#[test]
fn operators_bind_as_if_every_parenthesis_were_written() {
    let deployment = |number| {
        let mut deployment = json!({ "name": format!("d{number}") });
        for ((field, _), is_set) in FLAGS.iter().zip(flags(number)) {
            deployment[*field] = json!(is_set);
        }
        deployment
    };
    let all: Value = (0..8).map(deployment).collect();
    let emulator = RefCell::new(emulator(&all));
    proptest!(drawn(2_000), |(tree in tree())| {
        let expected: Vec<_> = (0..8).filter(|number| tree.holds(flags(*number))).map(|n| format!("d{n}")).collect();
        let filter = tree.write();
        prop_assert_eq!(ids(&mut emulator.borrow_mut(), &filter), expected.join(" "), "{}", filter);
    });
}
