//! Ten thousand requests generated from the wire types and the rules: each field at its bounds, alone and combined. The
//! emulator refuses exactly what the client's validation reports as an error, and what the service doesn't know.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test says what it expects by failing"
)]

mod drawn;
mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use drawn::deployments::{errors, is_good, least};
use drawn::fields::{Entry, entries};
use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::exchange::field_mask::field_mask;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::issue::Severity;
use fireworks_deployments::rules::limit::{Beside, Is, Limit, Text};
use fireworks_deployments::rules::{RULES, Rule};
use fireworks_deployments::value::json::Json;
use fireworks_deployments::value::layout::Place;
use fireworks_deployments_emulator::{Emulator, Reply};
use proptest::option::weighted;
use proptest::sample::{select, subsequence};
use proptest::strategy::Strategy;
use serde_json::{Map, Value, json};
use support::{START, emulator, path, refused, send_body};

const REQUESTS: usize = 10_000;

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(entries);

/// The deployment in a request, and the purpose of the request.
#[derive(Debug, Clone)]
struct Said {
    purpose: Purpose,
    entries: Vec<Entry>,
}

impl Said {
    /// The body. A new deployment also gets the required fields.
    fn deployment(&self) -> Map<String, Value> {
        let mut deployment = if self.purpose == Purpose::Create { least() } else { Map::new() };
        self.entries.iter().for_each(|entry| entry.put(&mut deployment));
        deployment
    }

    /// The client's errors.
    fn broken(&self) -> Vec<&'static str> {
        let errors = errors(&Value::Object(self.deployment()), self.purpose);
        errors.into_iter().map(|issue| issue.rule).collect()
    }

    /// True if the service must accept it.
    fn is_good(&self) -> bool {
        let deployment = self.deployment();
        let is_blank = |field: &str| {
            let value = deployment.get(field).and_then(Value::as_str).unwrap_or_default();
            value.is_empty() || value.ends_with("_UNSPECIFIED")
        };
        // only the service knows which models need one
        let lacks_accelerator =
            self.purpose == Purpose::Create && is_blank("acceleratorType") && is_blank("deploymentShape");
        is_good(&deployment, self.purpose) && !lacks_accelerator
    }

    fn send(&self, emulator: &mut Emulator) -> Reply {
        let deployment = Value::Object(self.deployment());
        match self.purpose {
            Purpose::Create => send_body(emulator, "POST", "/v1/accounts/acme/deployments", &deployment, START),
            Purpose::Update => {
                let mask = field_mask(Json::new(&deployment.to_string())).unwrap_or_default();
                send_body(emulator, "PATCH", &path(&format!("held?updateMask={mask}")), &deployment, START)
            }
        }
    }
}

/// An emulator with a deployment that accepts any valid change.
fn with_one() -> Emulator {
    let mut held = least();
    held.extend(
        json!({ "name": "held", "maxReplicaCount": 0, "placement": { "region": "US_IOWA_1" } })
            .as_object()
            .unwrap()
            .clone(),
    );
    emulator(&json!([held]))
}

/// The difference between the client's and the emulator's verdict, if there is one, or a malformed reply.
fn disagreement(said: &Said) -> Option<String> {
    let reply = said.send(&mut with_one());
    let is_told_in_form = || serde_json::from_str::<Deployment>(&reply.body).is_ok_and(|told| told.unknown.is_empty());
    let fault = match (said.is_good(), reply.status) {
        (true, 200) if is_told_in_form() => return None,
        (true, 200) => "the reply is no deployment".to_owned(),
        (true, _) => "refused, and no rule says so".to_owned(),
        (false, 400 | 403) => {
            refused(&reply, reply.status, if reply.status == 403 { 7 } else { 3 });
            return None;
        }
        (false, _) => format!("taken, in spite of {:?}", said.broken()),
    };
    Some(format!("{fault}: {:?} {:?}\n  {} {}", said.purpose, said.entries, reply.status, reply.body))
}

/// Every field with each of its values, for both purposes.
fn alone() -> Vec<Said> {
    let one = |purpose| move |entry: &Entry| Said { purpose, entries: vec![entry.clone()] };
    let [create, update] = [Purpose::Create, Purpose::Update].map(|purpose| ENTRIES.iter().map(one(purpose)));
    create.chain(update).collect()
}

/// Several fields: most of them valid, since one invalid field hides the others; often such as a rule relates.
fn several() -> impl Strategy<Value = Said> {
    // the client counts a null entry of a full map, which doesn't exist on the wire
    let is_no_entry =
        |said: &Said| said.entries[0].value.is_null() && said.entries[0].names.contains(&"custom/k".into());
    let all: Vec<Said> = alone().into_iter().filter(|said| !is_no_entry(said)).collect();
    let good: Vec<Entry> = all
        .iter()
        .filter(|said| said.purpose == Purpose::Create && said.is_good())
        .flat_map(|said| said.entries.clone())
        .collect();
    let any: Vec<Entry> = all.into_iter().flat_map(|said| said.entries).collect();
    // the first and the last name identify a nested field
    let of_field = |path: &str| {
        let (first, last) = (path.split('.').next().unwrap(), path.rsplit_once('.').map(|(_, last)| last));
        let is_it =
            |entry: &&Entry| entry.field() == first && last.is_none_or(|last| entry.names.last().unwrap() == last);
        good.iter().filter(is_it).cloned().collect::<Vec<_>>()
    };
    let pairs: Vec<_> = related().into_iter().map(|(one, other)| (of_field(one), of_field(other))).collect();
    let pair = select(pairs)
        .prop_flat_map(|(one, other)| (select(one), select(other)).prop_map(|(one, other)| vec![one, other]));
    let (bad, some) = (select(any), subsequence(good.clone(), 1..6));
    let purpose = select(vec![Purpose::Create, Purpose::Update]);
    (purpose, some, weighted(0.6, pair), weighted(0.2, bad)).prop_map(|(purpose, mut entries, pair, bad)| {
        entries.extend(pair.into_iter().flatten());
        entries.extend(bad);
        Said { purpose, entries }
    })
}

/// Pairs of fields that one rule relates.
fn related() -> Vec<(&'static str, &'static str)> {
    let of_rule = |rule: &Rule| match rule.limit {
        Limit::Beside(Beside::OnlyOneOf(fields)) => {
            let mut names = fields.iter().map(Place::name);
            names.next().zip(names.next())
        }
        Limit::Beside(Beside::Ordered(one, other)) => Some((one.name(), other.name())),
        Limit::Beside(Beside::NotBoth(one, other)) => Some((one.is.field.name(), other.is.field.name())),
        Limit::Beside(Beside::Needs(other)) => Some((rule.fields[0], other.outer().name())),
        Limit::Text(Text::FormWith(Is { field: other, .. }, _)) | Limit::Beside(Beside::NotAbove(other)) => {
            Some((rule.fields[0], other.name()))
        }
        _ => None,
    };
    RULES.iter().filter_map(of_rule).collect()
}

#[test]
fn each_field_alone_gets_the_clients_verdict() {
    let disagreements: Vec<_> = alone().iter().filter_map(disagreement).collect();
    assert!(disagreements.is_empty(), "{} of {}:\n{}", disagreements.len(), alone().len(), disagreements.join("\n"));
}

#[test]
fn several_fields_get_the_clients_verdict() {
    let count = REQUESTS - alone().len();
    drawn::hold(
        u32::try_from(count).unwrap(),
        &several(),
        |said| format!("{said:#?}"),
        |said| assert_eq!(disagreement(said), None),
    );
}

#[test]
fn some_drawn_request_breaks_each_error_rule() {
    let of_several = drawn::some(3_000, &several());
    let broken: BTreeSet<_> = alone().iter().chain(&of_several).flat_map(Said::broken).collect();
    let rules = RULES.iter().filter(|rule| rule.severity == Severity::Error).map(|rule| rule.name);
    assert_eq!(rules.filter(|rule| !broken.contains(rule)).collect::<Vec<_>>(), Vec::<&str>::new());
}
