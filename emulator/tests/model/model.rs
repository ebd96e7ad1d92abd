//! The expected state, step by step: a few maps, compared with what the emulator shows.

use std::collections::{BTreeMap, BTreeSet};

use fireworks_deployments_emulator::{Reply, Request};
use serde_json::{Value, json};

use crate::expected::{Document, Held};
use crate::lists::{self, Paging};
use crate::pending::Pending;
use crate::replies::{self, Expected};
use crate::setup::Setup;
use crate::sound::{self, CLEARED, state};
use crate::steps::{Call, Fault, How, IDS, List, Start, Step};
use crate::support::{START, path, refused, request};
use crate::world::World;

/// The emulator's deployments by ID.
pub(crate) type Seen = BTreeMap<String, Document>;

/// The model of an emulator.
pub(crate) struct Model {
    /// Every ID that was ever given or generated.
    pub(crate) ids: Vec<String>,
    pub(crate) held: BTreeMap<String, Held>,
    /// The emulator's deployments after the last step, and its time.
    pub(crate) seen: Seen,
    now: i64,
    faults: Pending<(&'static str, Fault)>,
    pub(crate) starts: Pending<Start>,
    pub(crate) setup: Setup,
    paging: Paging,
}

impl Model {
    pub(crate) fn new(world: &mut World, setup: &Setup) -> Self {
        let mut model = Self {
            ids: IDS.map(str::to_owned).to_vec(),
            held: setup.held(),
            seen: Seen::new(),
            now: START,
            faults: Pending::none(),
            starts: Pending::none(),
            setup: setup.clone(),
            paging: Paging::default(),
        };
        let initial = look(world);
        assert!(initial.values().all(|it| state(it) == "READY"), "the initial state");
        model.show(initial, START);
        model
    }

    /// Applies a step and checks the result.
    pub(crate) fn take(&mut self, world: &mut World, step: &Step) {
        match step {
            Step::Wait(ms) => self.wait(world, *ms),
            Step::Call(call, fault) => self.call(world, call, fault.as_ref()),
            Step::Traffic(who) => self.traffic(world, *who),
            Step::Inference(who) => self.inference(world, *who),
            Step::Edit(who, edit) => self.edit(world, *who, *edit),
            Step::Fail { part, times, fault } => {
                let mut json = fault.to_json();
                (json["match"], json["times"]) = (json!(part), json!(times));
                world.fail(json);
                self.faults.add(*times, (part, fault.clone()));
            }
            Step::FailStart { times, start } => {
                let mut json = start.to_json();
                json["times"] = json!(times);
                world.fail_start(json);
                self.starts.add(*times, *start);
            }
            Step::ClearFaults => {
                world.clear_faults();
                (self.faults, self.starts) = (Pending::none(), Pending::none());
                self.cleared(world);
            }
        }
    }

    /// Waiting starts begin, and nothing else changes.
    fn cleared(&mut self, world: &mut World) {
        let after = look(world);
        for (id, before) in &self.seen {
            let held = self.held.get_mut(id).unwrap();
            if state(before) == "CREATING" {
                held.start = Start::Well;
                assert_eq!(after[id]["status"]["code"], "OK", "{id} starts after all");
                CLEARED.check(before, &after[id]);
            } else {
                assert_eq!(before, &after[id], "{id}, which waits for nothing");
            }
        }
        self.show(after, world.now);
    }

    /// Every deployment is also reachable through its endpoints, and purged ones aren't.
    pub(crate) fn end(&mut self, world: &mut World) {
        self.take(world, &Step::ClearFaults);
        for id in &self.ids {
            let reply = world.call(request("GET", &path(id)));
            match self.seen.get(id) {
                Some(document) => assert_eq!(replies::body(&reply), json!(document), "get {id}"),
                None => refused(&reply, 404, 5),
            }
        }
        lists::check(world, &self.seen, List { size: 2, filter: 0, order: 0, show_deleted: true });
    }

    fn wait(&mut self, world: &mut World, ms: i64) {
        world.now += ms;
        let after = look(world);
        for (id, before) in &self.seen {
            sound::check_time(&self.held[id], before, after.get(id), world.now);
        }
        self.held.retain(|id, _| after.contains_key(id));
        for (id, held) in &mut self.held {
            let (from, to) = (state(&self.seen[id]), state(&after[id]));
            if to == "DELETING" {
                held.served = None;
            }
            if ["CREATING", "UPDATING"].contains(&from) && ["READY", "DELETING", "DELETED"].contains(&to) {
                held.roll_out();
            }
        }
        self.show(after, world.now);
    }

    fn call(&mut self, world: &mut World, call: &Call, brought: Option<&Fault>) {
        if let Call::List(list) = *call {
            lists::check(world, &self.seen, list);
        } else if let Call::NextPage { newest_first, .. } = *call {
            self.paging.next(world, &self.seen, call, newest_first);
        } else {
            let id = call.id(&self.ids).unwrap_or("a").to_owned();
            let mut request = call.request(&id);
            if let Some(fault) = brought {
                request.headers.push(("x-emulator-fault".to_owned(), fault.to_json().to_string()));
            }
            let fault = brought.cloned().or_else(|| self.fault_of(&request));
            let reply = world.call(request);
            self.answered(world, call, &id, fault.as_ref(), &reply);
        }
    }

    fn answered(&mut self, world: &mut World, call: &Call, id: &str, fault: Option<&Fault>, reply: &Reply) {
        let after = look(world);
        let refusal = self.refusal(call, id, world.now);
        let takes_effect = fault.is_none_or(|fault| fault.takes_effect || matches!(fault.how, How::CutOff));
        let changed = match refusal {
            None if takes_effect => self.done(call, id, &after, world.now),
            _ => None,
        };
        self.changed_only(changed.as_deref(), &after);
        let expected = match (fault.map(|fault| fault.how), refusal) {
            (Some(How::Status(status)), _) => Expected::Failure(status),
            (Some(How::Dropped), _) => Expected::Dropped,
            (_, Some((status, code))) => Expected::Refusal(status, code),
            (_, None) => Expected::Done(changed.as_deref().unwrap_or(id)),
        };
        assert_eq!(reply.truncate_body, fault.filter(|fault| matches!(fault.how, How::CutOff)).map(|_| 1));
        replies::check(call, reply, &expected, &after);
        self.show(after, world.now);
    }

    /// The expected fault of a request.
    pub(crate) fn fault_of(&mut self, request: &Request) -> Option<Fault> {
        let line = format!("{} {}", request.method, request.target);
        self.faults.take(|(part, _)| line.contains(part)).map(|(_, fault)| fault)
    }

    /// All other deployments are unchanged.
    pub(crate) fn changed_only(&self, changed: Option<&str>, after: &Seen) {
        let ids: BTreeSet<_> = self.seen.keys().chain(after.keys()).filter(|id| Some(id.as_str()) != changed).collect();
        for id in ids {
            assert_eq!(self.seen.get(id), after.get(id), "{id}, which this was not about");
        }
    }

    /// Takes over the emulator's current deployments.
    pub(crate) fn show(&mut self, after: Seen, now: i64) {
        assert!(self.held.keys().eq(after.keys()), "held are {:?}, there are {:?}", self.held.keys(), after.keys());
        for (id, document) in &after {
            // unchanged deployments have been checked before
            let is_changed = self.seen.get(id) != Some(document);
            if is_changed {
                sound::check_form(&self.held[id], document);
            }
            if is_changed || now != self.now {
                sound::check_moment(&self.held[id], document, now);
            }
        }
        self.now = now;
        self.paging.forget(&after);
        self.seen = after;
    }
}

pub(crate) fn look(world: &mut World) -> Seen {
    let mut seen = Seen::new();
    for deployment in world.look() {
        let Value::Object(document) = deployment else { panic!("no object") };
        let id = document["name"].as_str().unwrap().strip_prefix("accounts/acme/deployments/").unwrap().to_owned();
        assert!(seen.insert(id, document).is_none(), "an ID is there twice");
    }
    seen
}
