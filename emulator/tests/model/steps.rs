//! What can happen: calls, time, traffic and faults, and how they are drawn.

use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::any;
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::strategy::{Just, Strategy};

use crate::support::{DAY, HOUR, MINUTE, SECOND};

/// The IDs that are given to deployments.
pub(crate) const IDS: [&str; 3] = ["a", "b", "c"];

/// One of the IDs that there are, or have been: of those given, or made by the service.
pub(crate) type Who = usize;

/// One step of a sequence.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// So many milliseconds pass.
    Wait(i64),
    /// A call, and the fault that it asks for itself.
    Call(Call, Option<Fault>),
    /// So many calls to come fail that have this in their method and target.
    Fail { part: &'static str, times: u32, fault: Fault },
    /// So many starts to come fail.
    FailStart { times: u32, start: Start },
    /// All faults are taken back.
    Recover,
    /// An inference request.
    Traffic(Who),
}

/// A call of the client's.
#[derive(Debug, Clone)]
pub(crate) enum Call {
    Create {
        id: Option<usize>,
        sample: usize,
        only_check: bool,
    },
    Get {
        who: Who,
        mask: &'static str,
    },
    List(List),
    /// One more page of a list that others work on meanwhile.
    NextPage {
        size: usize,
        newest_first: bool,
    },
    Update {
        who: Who,
        sample: usize,
        mask: Mask,
    },
    Scale {
        who: Who,
        count: i32,
    },
    SetTags {
        who: Who,
        tags: Vec<(String, &'static str)>,
    },
    DeleteTags {
        who: Who,
        keys: Vec<&'static str>,
    },
    Delete {
        who: Who,
        hard: bool,
        ignore_checks: bool,
    },
    Undelete {
        who: Who,
    },
    Metrics {
        who: Who,
    },
    Shards {
        who: Who,
    },
    TerminationMessage {
        who: Who,
    },
    /// One that is refused whatever there is.
    Wrong(usize),
}

/// What is asked of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List {
    pub(crate) size: usize,
    pub(crate) filter: usize,
    pub(crate) order: usize,
    pub(crate) show_deleted: bool,
}

/// What an update names: every field that can change, or some of them by their number.
#[derive(Debug, Clone)]
pub(crate) enum Mask {
    Absent,
    Star,
    Paths(Vec<usize>),
}

/// How a call fails.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) how: How,
    pub(crate) takes_effect: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum How {
    Status(u16),
    Dropped,
    /// The answer, but only its first bytes.
    CutOff,
}

/// How a deployment starts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Start {
    Well,
    /// CREATING with `RESOURCE_EXHAUSTED`, for so many milliseconds or for good.
    Lacking(Option<i64>),
    Failing,
}

/// Sequences of up to so many steps.
pub(crate) fn sequences(most: usize, samples: usize) -> impl Strategy<Value = Vec<Step>> {
    vec(step(samples), 1..=most)
}

fn step(samples: usize) -> impl Strategy<Value = Step> {
    prop_oneof![
        9 => wait().prop_map(Step::Wait),
        24 => (call(samples), weighted(0.05, fault())).prop_map(|(call, fault)| Step::Call(call, fault)),
        2 => who().prop_map(Step::Traffic),
        1 => (select(vec!["POST ", "PATCH ", "DELETE ", ":undelete", "/shards"]), 1..3u32, fault())
            .prop_map(|(part, times, fault)| Step::Fail { part, times, fault }),
        2 => (1..3u32, start()).prop_map(|(times, start)| Step::FailStart { times, start }),
        1 => Just(Step::Recover),
    ]
}

/// Nothing to weeks, and often a moment at which something is due, or nearly.
fn wait() -> impl Strategy<Value = i64> {
    let due = vec![0, 5 * SECOND, 30 * SECOND, 5 * MINUTE, HOUR, 7 * DAY];
    prop_oneof![
        3 => (select(due), -1..=1i64).prop_map(|(due, near)| (due + near).max(0)),
        1 => 0..MINUTE,
        1 => 0..21 * DAY,
    ]
}

fn call(samples: usize) -> impl Strategy<Value = Call> {
    let sizes = select(vec![0, 1, 2, 3, 200, 1_000]);
    let masks = select(vec!["", "*", "name,state", "autoscaling_policy.scale_up_window"]);
    let keys = select(vec!["custom/a", "custom/b.c", "custom/z"]);
    prop_oneof![
        8 => (weighted(0.8, 0..IDS.len()), 0..samples, weighted(0.1, Just(())))
            .prop_map(|(id, sample, check)| Call::Create { id, sample, only_check: check.is_some() }),
        2 => (who(), masks).prop_map(|(who, mask)| Call::Get { who, mask }),
        2 => (sizes, any::<usize>(), any::<usize>(), any::<bool>())
            .prop_map(|(size, filter, order, show_deleted)| Call::List(List { size, filter, order, show_deleted })),
        2 => (1..=3usize, any::<bool>()).prop_map(|(size, newest_first)| Call::NextPage { size, newest_first }),
        5 => (who(), 0..samples, mask()).prop_map(|(who, sample, mask)| Call::Update { who, sample, mask }),
        3 => (who(), -1..12i32).prop_map(|(who, count)| Call::Scale { who, count }),
        2 => (who(), tags()).prop_map(|(who, tags)| Call::SetTags { who, tags }),
        2 => (who(), vec(keys, 1..3)).prop_map(|(who, keys)| Call::DeleteTags { who, keys }),
        5 => (who(), weighted(0.2, Just(())), any::<bool>())
            .prop_map(|(who, hard, ignore_checks)| Call::Delete { who, hard: hard.is_some(), ignore_checks }),
        5 => who().prop_map(|who| Call::Undelete { who }),
        1 => who().prop_map(|who| Call::Metrics { who }),
        1 => who().prop_map(|who| Call::Shards { who }),
        1 => who().prop_map(|who| Call::TerminationMessage { who }),
        2 => any::<usize>().prop_map(Call::Wrong),
    ]
}

fn who() -> impl Strategy<Value = Who> {
    0..5usize
}

/// A few, or as many as there may be.
fn tags() -> impl Strategy<Value = Vec<(String, &'static str)>> {
    let few = select(vec![("custom/a", "1"), ("custom/a", "2"), ("custom/b.c", "🔥"), ("custom/d", "x y")]);
    let many = (0..64).map(|number| (format!("custom/n{number}"), "x")).collect::<Vec<_>>();
    prop_oneof![9 => vec(few.prop_map(|(key, value)| (key.to_owned(), value)), 1..3), 1 => Just(many)]
}

fn mask() -> impl Strategy<Value = Mask> {
    prop_oneof![1 => Just(Mask::Absent), 1 => Just(Mask::Star), 4 => vec(any::<usize>(), 1..4).prop_map(Mask::Paths)]
}

fn fault() -> impl Strategy<Value = Fault> {
    let how = prop_oneof![select(vec![429, 500, 503]).prop_map(How::Status), Just(How::Dropped), Just(How::CutOff)];
    (how, any::<bool>()).prop_map(|(how, takes_effect)| Fault { how, takes_effect })
}

fn start() -> impl Strategy<Value = Start> {
    prop_oneof![of(0..HOUR).prop_map(Start::Lacking), Just(Start::Failing)]
}
