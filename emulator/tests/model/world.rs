//! An emulator with its clock and the history of its requests, to print and to replay.

use std::fmt::{self, Write};

use fireworks_deployments_emulator::{Emulator, Replay, Reply, Request};
use serde_json::Value;

use crate::setup::Setup;
use crate::support::{KEY, START, request, zones};

/// An emulator, with the history of its requests and their times.
pub(crate) struct World {
    emulator: Emulator,
    setup: Setup,
    pub(crate) now: i64,
    history: Vec<(i64, Asked, Answer)>,
}

#[derive(Clone)]
enum Asked {
    Call(Request),
    Fail(Value),
    FailStart(Value),
    ClearFaults,
    Traffic(String),
    Edit(String, Value),
}

#[derive(Debug, Clone, PartialEq)]
enum Answer {
    Reply(Reply),
    Told(Result<(), String>),
}

impl Asked {
    fn ask(&self, emulator: &mut Emulator, now: i64) -> Answer {
        match self {
            Self::Call(request) => Answer::Reply(emulator.handle(request, now)),
            Self::Fail(fault) => Answer::Told(emulator.fail(fault, now)),
            Self::FailStart(fault) => Answer::Told(emulator.fail_start(fault, now)),
            Self::ClearFaults => {
                emulator.clear_faults(now);
                Answer::Told(Ok(()))
            }
            Self::Traffic(id) => Answer::Told(emulator.traffic(id, now)),
            Self::Edit(id, fields) => Answer::Told(emulator.edit(id, fields, now)),
        }
    }
}

impl World {
    pub(crate) fn new(setup: &Setup) -> Self {
        Self { emulator: setup.emulator(), setup: setup.clone(), now: START, history: Vec::new() }
    }

    pub(crate) fn call(&mut self, request: Request) -> Reply {
        match self.ask(Asked::Call(request)) {
            Answer::Reply(reply) => reply,
            Answer::Told(_) => unreachable!("a call is replied to"),
        }
    }

    pub(crate) fn fail(&mut self, fault: Value) {
        assert_eq!(self.ask(Asked::Fail(fault)), Answer::Told(Ok(())));
    }

    pub(crate) fn fail_start(&mut self, fault: Value) {
        assert_eq!(self.ask(Asked::FailStart(fault)), Answer::Told(Ok(())));
    }

    pub(crate) fn clear_faults(&mut self) {
        self.ask(Asked::ClearFaults);
    }

    /// True if the deployment can serve.
    pub(crate) fn traffic(&mut self, id: &str) -> bool {
        self.ask(Asked::Traffic(id.to_owned())) == Answer::Told(Ok(()))
    }

    /// True if there is such a deployment.
    pub(crate) fn edit(&mut self, id: &str, fields: Value) -> bool {
        self.ask(Asked::Edit(id.to_owned(), fields)) == Answer::Told(Ok(()))
    }

    /// The emulator's deployments, read without its endpoints.
    pub(crate) fn look(&mut self) -> Vec<Value> {
        self.emulator.deployments(self.now)
    }

    fn ask(&mut self, asked: Asked) -> Answer {
        let answer = asked.ask(&mut self.emulator, self.now);
        self.history.push((self.now, asked, answer.clone()));
        answer
    }

    /// The journal rebuilds the emulator, at its end and in between. Both go on alike.
    pub(crate) fn rebuild(&mut self) {
        let journal = self.emulator.journal(self.now).expect("a journal");
        let mut rebuilt = Replay::of(&journal, None, Some(KEY.to_owned()), &zones()).expect("a replay").emulator;
        assert_eq!(rebuilt.journal(self.now).as_ref(), Ok(&journal));
        assert_alike(&mut rebuilt, &mut self.emulator, self.now);

        let middle = self.history.get(self.history.len() / 2).map_or(START, |(now, ..)| *now);
        let mut rebuilt =
            Replay::of(&journal, Some(middle), Some(KEY.to_owned()), &zones()).expect("a replay").emulator;
        let mut until_then = self.setup.emulator();
        for (now, asked, _) in self.history.iter().take_while(|(now, ..)| *now <= middle) {
            asked.ask(&mut until_then, *now);
        }
        assert_alike(&mut rebuilt, &mut until_then, middle);
    }

    /// A second emulator with the same options and requests gives the same bytes, even if nobody inspects it in
    /// between.
    pub(crate) fn replay(&self) {
        let again = &mut self.setup.emulator();
        for (now, asked, answer) in &self.history {
            assert_eq!(asked.ask(again, *now), *answer, "asked the same again");
        }
    }
}

/// Expects two emulators to hold the same, and to answer the same.
fn assert_alike(rebuilt: &mut Emulator, original: &mut Emulator, now: i64) {
    let hidden = |emulator: &mut Emulator| emulator.deployments(now).into_iter().map(without_keys).collect::<Vec<_>>();
    assert_eq!(hidden(rebuilt), hidden(original), "rebuilt deployments");
    let times = |emulator: &Emulator| {
        let asked = emulator.requests().into_iter();
        asked
            .map(|request| [&request["time"], &request["path"], &request["status"]].map(Clone::clone))
            .collect::<Vec<_>>()
    };
    assert_eq!(times(rebuilt), times(original), "rebuilt requests");
    let list = request("GET", "/v1/accounts/acme/deployments?showDeleted=true&pageSize=1&readMask=name,state,status");
    for _ in 0..2 {
        assert_eq!(rebuilt.handle(&list, now), original.handle(&list, now), "the next page token and request ID");
    }
}

/// A deployment without its direct route keys.
fn without_keys(mut deployment: Value) -> Value {
    deployment.as_object_mut().map(|fields| fields.shift_remove("directRouteApiKeys"));
    deployment
}

/// The history, for people.
impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?}", self.setup)?;
        for (now, asked, answer) in &self.history {
            write!(f, "+{}ms ", now - START)?;
            match asked {
                Asked::Call(request) => write!(f, "{} {} {}", request.method, request.target, request.body)?,
                Asked::Fail(fault) => write!(f, "fail {fault}")?,
                Asked::FailStart(fault) => write!(f, "fail start {fault}")?,
                Asked::ClearFaults => f.write_str("clear faults")?,
                Asked::Traffic(id) => write!(f, "traffic {id}")?,
                Asked::Edit(id, fields) => write!(f, "edit {id} {fields}")?,
            }
            match answer {
                Answer::Reply(reply) if reply.drop_connection => f.write_str("\n   dropped")?,
                Answer::Reply(reply) => write!(f, "\n   {} {}", reply.status, reply.body)?,
                Answer::Told(Err(why)) => write!(f, "\n   {why}")?,
                Answer::Told(Ok(())) => {}
            }
            f.write_char('\n')?;
        }
        write!(f, "+{}ms: the end", self.now - START)
    }
}
