//! The core's own verdicts, for `native.test.mjs` to compare with JavaScript's: a question on each line of the input, an
//! answer on each line of the output, all of it JSON.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing, reason = "a tool of the tests")]

use std::io;

use fireworks_deployments::api::deployment::Deployment;
use fireworks_deployments::api::wire::Wire;
use fireworks_deployments::language::near::nearest;
use fireworks_deployments::rules::RULES;
use fireworks_deployments::rules::check::Purpose;
use fireworks_deployments::rules::deployment_id::IdPurpose;
use fireworks_deployments::rules::fault::FAULTS;
use fireworks_deployments::rules::validate::{validate_deployment, validate_deployment_id, validate_field};
use fireworks_deployments::value::fit::{Mismatch, fit};
use serde_json::{Value, json};

fn main() {
    for line in io::stdin().lines() {
        let question: Value = serde_json::from_str(&line.expect("a line")).expect("a question in JSON");
        let (kind, value) = question.as_object().and_then(|one| one.iter().next()).expect("a kind and a value");
        println!("{}", answer(kind, value));
    }
}

fn answer(kind: &str, value: &Value) -> Value {
    match kind {
        "deployment" => {
            json!([Purpose::Create, Purpose::Update].map(|purpose| validate_deployment(value, purpose)))
        }
        "field" => json!([validate_field(value["path"].as_str().expect("a path"), value.get("value"))]),
        "id" => {
            json!([IdPurpose::Create, IdPurpose::Address].map(|purpose| validate_deployment_id(value, purpose)))
        }
        "reply" => reply(value.clone()),
        "near" => near(value),
        _ => said(),
    }
}

/// The known name nearest to a given one, or null.
fn near(value: &Value) -> Value {
    let known = value["known"].as_array().into_iter().flatten().filter_map(Value::as_str);
    json!(nearest(value["given"].as_str().expect("a name"), known))
}

/// The deployment that a reply holds, or what is wrong with it.
fn reply(mut value: Value) -> Value {
    match fit(&mut value, Deployment::SHAPE) {
        Ok(()) => json!({ "deployment": value }),
        Err(Mismatch { path, found, expected }) => {
            json!({ "wrong": format!("the reply's `{path}` is {found} instead of {expected}") })
        }
    }
}

/// The names of all rules, and the sentences of all faults.
fn said() -> Value {
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let faults: Vec<&str> = FAULTS.iter().map(|fault| fault.sentence).collect();
    json!({ "rules": rules, "faults": faults })
}
